import type { Sighting } from '../play/sightings.ts'
import type { Check, Evidence } from './check.ts'

const SHARED = new Set(['en_route', 'arrived', 'in_service'])
const SUBJECT = 'zenvee.booking:'
const MOST_SAID = 20

interface Story {
  readonly customerId: string
  /** When positions might be seen, milliseconds since 1970. */
  readonly windows: { from: number; to: number }[]
}

/**
 * Every position that any client saw, by read, socket or link, was seen by the booking's customer
 * and while the booking's own history says that somebody was on the way, at the door or at work.
 */
export const noPositionLeaked: Check = {
  name: 'no position leaked',
  async look(evidence) {
    const stories = await readStories(evidence)
    return evidence.sightings
      .flatMap((sighting) => {
        const wrong = wrongWith(sighting, stories)
        return wrong ? [`${wrong} (${sighting.how}, ${sighting.subject})`] : []
      })
      .slice(0, MOST_SAID)
  },
}

function wrongWith(sighting: Sighting, stories: ReadonlyMap<string, Story>): string | undefined {
  const { subject, viewerId, seenAt } = sighting
  const story = subject?.startsWith(SUBJECT)
    ? stories.get(subject.slice(SUBJECT.length))
    : undefined
  if (!story) return 'a position of nothing that is known'
  if (story.customerId !== viewerId) return `seen by ${viewerId}, who is not the customer`
  const isWithin = (at: number) => story.windows.some(({ from, to }) => from <= at && at <= to)
  if (!isWithin(seenAt)) return `seen at ${new Date(seenAt).toISOString()}, when nothing is shared`
  const recordedAt = Date.parse(sighting.recordedAt)
  if (!isWithin(recordedAt)) return `recorded at ${sighting.recordedAt}, when nothing was shared`
  return undefined
}

interface Line {
  id: string
  customer_id: string
  to_state: string
  moved_at: Date
}

async function readStories({ query, now }: Evidence): Promise<Map<string, Story>> {
  const lines = await query<Line>(`
    select b.id, b.customer_id, h.to_state, h.moved_at
      from zenvee.bookings b
      join foundation.history h on h.thing = 'zenvee.booking' and h.thing_id = b.id
     order by b.id, h.history_no`)
  const stories = new Map<string, Story>()
  const openSince = new Map<string, number>()
  for (const { id, customer_id, to_state, moved_at } of lines) {
    const story = stories.get(id) ?? { customerId: customer_id, windows: [] }
    stories.set(id, story)
    const since = openSince.get(id)
    if (SHARED.has(to_state)) {
      if (since === undefined) openSince.set(id, moved_at.getTime())
    } else if (since !== undefined) {
      story.windows.push({ from: since, to: moved_at.getTime() })
      openSince.delete(id)
    }
  }
  for (const [id, from] of openSince) stories.get(id)?.windows.push({ from, to: now.getTime() })
  return stories
}
