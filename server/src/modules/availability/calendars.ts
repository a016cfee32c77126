import type { Hours } from '#contract/availability'
import type { Point } from '#contract/places'
import type { Tx } from '#foundation/db'
import { addMs, minutes } from '#foundation/time'
import { type ExceptionRow, listExceptions } from './exceptions.sql.ts'
import { type HoursRow, hoursFrom, listHours } from './hours.sql.ts'
import { listReservations, placeOf, type ReservationRow } from './reservations.sql.ts'
import { openSpans } from './rules/open-spans.ts'
import type { Span } from './rules/spans.ts'
import type { TravelSeconds } from './rules/travel.ts'
import { type Calendar, LONGEST_GAP_MS, type Taken } from './rules/why-not.ts'

export interface Where {
  /** Where the job would be; null when it is nowhere, and there is no way to go. */
  readonly at: Point | null
  readonly travel: TravelSeconds
}

/**
 * The calendars of these people around a stretch of time, for a job at one place. Everything that
 * is shown, held or reserved is decided on what this reads.
 */
export async function readCalendars(
  tx: Tx,
  personIds: readonly string[],
  { around, at, travel }: Where & { around: Span },
): Promise<Calendar[]> {
  const window = {
    from: addMs(tx.now, around.from - tx.now.getTime() - LONGEST_GAP_MS),
    to: addMs(tx.now, around.to - tx.now.getTime() + LONGEST_GAP_MS),
  }
  const hours = new Map((await listHours(tx, personIds)).map((row) => [row.person_id, row]))
  const exceptions = Map.groupBy(
    await listExceptions(tx, personIds, window),
    (row) => row.person_id,
  )
  const reserved = Map.groupBy(
    await listReservations(tx, personIds, window),
    (row) => row.person_id,
  )

  const calendars: Calendar[] = []
  for (const personId of new Set(personIds)) {
    const said = termsOf(hours.get(personId))
    calendars.push({
      personId,
      hasHours: hours.has(personId),
      timeZone: said?.timeZone ?? 'UTC',
      noticeMinutes: said?.noticeMinutes ?? 0,
      aheadDays: said?.aheadDays ?? 365,
      open: said ? openOf(said, exceptions.get(personId) ?? [], around) : [],
      taken: await takenOf(reserved.get(personId) ?? [], said, { at, travel }),
    })
  }
  return calendars
}

function termsOf(row: HoursRow | undefined): Hours | undefined {
  return row && hoursFrom(row)
}

function openOf(hours: Hours, exceptions: readonly ExceptionRow[], around: Span): Span[] {
  return openSpans(
    {
      timeZone: hours.timeZone,
      week: hours.week,
      exceptions: exceptions.map((row) => ({
        kind: row.kind,
        from: row.from_local,
        to: row.to_local,
      })),
    },
    around,
  )
}

async function takenOf(
  rows: readonly ReservationRow[],
  hours: Hours | undefined,
  { at, travel }: Where,
): Promise<Taken[]> {
  const between = minutes((hours?.bufferAfterMinutes ?? 0) + (hours?.bufferBeforeMinutes ?? 0))
  const gap = async (from: Point | null, to: Point | null) =>
    Math.min(
      LONGEST_GAP_MS,
      between + (from && to ? Math.max(0, await travel(from, to)) * 1000 : 0),
    )
  const taken: Taken[] = []
  for (const row of rows) {
    const place = placeOf(row)
    taken.push({
      from: row.starts_at.getTime(),
      to: row.ends_at.getTime(),
      gapAfter: await gap(place, at),
      gapBefore: await gap(at, place),
    })
  }
  return taken
}
