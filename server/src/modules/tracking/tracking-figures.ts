import type { Tx } from '#foundation/db'
import { addMs, minutes, msBetween } from '#foundation/time'
import { readFigures } from './positions.sql.ts'
import { heardSince } from './presence.ts'

const RECENT_MINUTES = 5

/** The telemetry stream in numbers; no person and no place. */
export interface TrackingFigures {
  readonly online: number
  readonly activeSessions: number
  readonly pausedSessions: number
  /** Average of the last five minutes. */
  readonly pointsPerMinute: number
  readonly positionsKept: number
  /** Age of the oldest position in hours; null when there is none. */
  readonly oldestPositionHours: number | null
}

export async function trackingFigures(tx: Tx): Promise<TrackingFigures> {
  const since = addMs(tx.now, -minutes(RECENT_MINUTES))
  const row = await readFigures(tx, since, heardSince(tx))
  return {
    online: row.online,
    activeSessions: row.open,
    pausedSessions: row.paused,
    pointsPerMinute: row.points / RECENT_MINUTES,
    positionsKept: row.kept,
    oldestPositionHours: row.oldest_at && msBetween(row.oldest_at, tx.now) / minutes(60),
  }
}
