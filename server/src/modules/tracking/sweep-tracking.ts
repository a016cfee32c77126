import type { Tx } from '#foundation/db'
import { addMs, days, hours } from '#foundation/time'
import { closeSharing } from './close-sharing.ts'
import { forgetIdleLatest, sweepPositions } from './positions.sql.ts'
import { listOverdue, sweepSessions } from './sessions.sql.ts'
import { readKeptHours } from './settings.sql.ts'

/** How long history is kept unless the organisation says otherwise. */
export const POSITIONS_KEPT_HOURS = 24
/** What is left of a closed session: who, with whom, when; no place. */
const SESSIONS_KEPT_MS = days(30)
const BATCH = 5000
const MOST_BATCHES = 40

/** What one sweep removed. */
export interface Swept {
  readonly positions: number
  readonly sessions: number
  readonly closed: number
}

/** Keep tracking bounded: sessions that outlived their time, history, remains. */
export async function sweepTracking(tx: Tx): Promise<Swept> {
  let closed = 0
  for (const subject of await listOverdue(tx, BATCH)) {
    if (await closeSharing(tx, subject, 'expired')) closed += 1
  }
  await forgetIdleLatest(tx)

  const keptHours = (await readKeptHours(tx)) ?? POSITIONS_KEPT_HOURS
  const before = addMs(tx.now, -hours(keptHours))
  const positions = await inBatches(() => sweepPositions(tx, before, BATCH))
  const sessions = await inBatches(() => sweepSessions(tx, addMs(tx.now, -SESSIONS_KEPT_MS), BATCH))

  return { positions, sessions, closed }
}

async function inBatches(sweep: () => Promise<number>): Promise<number> {
  let total = 0
  for (let round = 0; round < MOST_BATCHES; round += 1) {
    const swept = await sweep()
    total += swept
    if (swept < BATCH) break
  }
  return total
}
