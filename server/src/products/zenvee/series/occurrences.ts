import { Temporal } from 'temporal-polyfill'
import type { Every } from '#contract/zenvee'

/** When visits of a series are: the same time of day as the first, in the zone where it was made. */
export interface Rhythm {
  readonly every: Every
  readonly firstAt: Date
  readonly timezone: string
}

/**
 * When the nth visit begins (the first is 0). Counted from the first each time, so that a month
 * that is too short (31 January, 28 February) does not shorten those after it; clocks that are put
 * forward or back keep the time of day.
 */
export function startOfVisit({ every, firstAt, timezone }: Rhythm, visit: number): Date {
  const first = Temporal.Instant.fromEpochMilliseconds(firstAt.getTime())
    .toZonedDateTimeISO(timezone)
    .toPlainDateTime()
  const later = first.add(
    every === 'month' ? { months: visit } : { weeks: every === 'week' ? visit : visit * 2 },
    { overflow: 'constrain' },
  )
  return new Date(later.toZonedDateTime(timezone).epochMilliseconds)
}

/** More visits than a series of any length has had: ten years of weeks. */
const MOST_VISITS = 520

/** The first visit that begins after a moment, counted from `from`. */
export function visitAfter(rhythm: Rhythm, from: number, after: Date): number {
  let visit = from
  while (visit < MOST_VISITS && startOfVisit(rhythm, visit) <= after) visit += 1
  return visit
}
