import type { Rhythm } from './occurrences.ts'
import type { SeriesRow } from './series.sql.ts'

/** When the visits of a series are. */
export function rhythmOf(series: SeriesRow): Rhythm {
  return { every: series.every, firstAt: series.first_at, timezone: series.timezone }
}
