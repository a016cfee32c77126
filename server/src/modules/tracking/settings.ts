import type { TrackingSettings } from '#contract/tracking'
import type { Tx } from '#foundation/db'
import { recordAudit } from '#modules/audit'
import { readKeptHours, writeKeptHours } from './settings.sql.ts'
import { POSITIONS_KEPT_HOURS } from './sweep-tracking.ts'

/** How long this organisation keeps positions. */
export async function readTrackingSettings(tx: Tx): Promise<TrackingSettings> {
  return { positionsKeptHours: (await readKeptHours(tx)) ?? POSITIONS_KEPT_HOURS }
}

/** Say how long positions are kept; the next sweep follows it. */
export async function setTrackingSettings(
  tx: Tx,
  input: TrackingSettings,
): Promise<{ done: true }> {
  const before = await readTrackingSettings(tx)
  await writeKeptHours(tx, input.positionsKeptHours)
  await recordAudit(tx, {
    action: 'tracking.configure',
    about: `tracking.settings:${tx.orgId}`,
    before,
    after: input,
  })
  return { done: true }
}
