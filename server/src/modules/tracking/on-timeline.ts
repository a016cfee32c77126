import type { TimelineLine } from '#contract/insights'
import type { Tx } from '#foundation/db'
import { listEvents, listEventsOf } from '#foundation/records'
import {
  ArrivingSoon,
  GeofenceEntered,
  SharingClosed,
  SharingOpened,
  SharingPaused,
  SharingResumed,
} from './events.ts'
import { listSessionsForTimeline, type TimelineSession } from './sessions.sql.ts'

/** Events of one session that a timeline looks at, at most. */
const MOST_EVENTS = 100
const STREAM = 'tracking.session:'

/**
 * Sessions of a thing, or that an action touched, for the timeline and the telemetry stream: when
 * sharing began, paused and ended, for how many and to which purpose; never where anybody was.
 */
export const sessionsOnTimeline = {
  name: 'session',
  async read(
    tx: Tx,
    of: { readonly correlationIds: readonly string[]; readonly about: string | null },
  ): Promise<TimelineLine[]> {
    const lines: TimelineLine[] = []
    const ids = of.about ? [] : await touchedBy(tx, of.correlationIds)
    for (const session of await listSessionsForTimeline(tx, { about: of.about, ids })) {
      const stream = STREAM + session.id
      const told = await listEvents(tx, { about: stream, limit: MOST_EVENTS })
      for (const event of told.slice(0, MOST_EVENTS).reverse()) {
        const says = SAYS[event.name]
        if (!says) continue
        lines.push({
          at: event.told_at.toISOString(),
          stream: 'telemetry',
          source: 'session',
          title: says.title,
          says: says.of(session),
          actor: { kind: event.actor_kind, id: event.actor_id },
          correlationId: event.correlation_id,
          causationId: event.event_id,
          id: `${session.id}.${event.seq}`,
          about: session.subject,
          facts: {
            sessionId: session.id,
            purpose: `arrival and visit of ${session.subject}`,
            viewers: session.viewers,
            isOpen: session.closed_at === null,
          },
        })
      }
    }
    return lines
  },
}

/** Sessions that these actions told of. */
async function touchedBy(tx: Tx, correlationIds: readonly string[]): Promise<string[]> {
  const told = await listEventsOf(tx, { correlationIds, about: null }, MOST_EVENTS)
  const streams = told.map(({ stream }) => stream).filter((stream) => stream.startsWith(STREAM))
  return [...new Set(streams)].map((stream) => stream.slice(STREAM.length))
}

/** What each chapter of a session says. */
const SAYS: Readonly<
  Partial<Record<string, { title: string; of: (session: TimelineSession) => string }>>
> = {
  [SharingOpened.name]: {
    title: 'sharing opened',
    of: ({ viewers }) => `position shared with ${viewers} ${viewers === 1 ? 'person' : 'people'}`,
  },
  [SharingPaused.name]: { title: 'sharing paused', of: () => 'nothing is seen meanwhile' },
  [SharingResumed.name]: { title: 'sharing resumed', of: () => 'seen again from here on' },
  [ArrivingSoon.name]: { title: 'arriving soon', of: () => 'two minutes away' },
  [GeofenceEntered.name]: { title: 'geofence entered', of: () => 'arrived, by position' },
  [SharingClosed.name]: {
    title: 'sharing closed',
    of: ({ close_reason: reason, points_count: points }) =>
      `${reason ?? 'closed'}; ${points} positions were taken, every place is forgotten`,
  },
}
