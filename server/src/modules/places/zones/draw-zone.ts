import type { WorkInputOf } from '#contract/endpoint'
import type { drawZone as contract, Zone } from '#contract/places'
import type { Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { closed, isCrossed } from '../geo.ts'
import { refuse } from '../refusals.ts'
import { presentedZone } from './zone-presented.ts'
import { insertZone } from './zones.sql.ts'

/** Draw a new area; it counts at once. */
export async function drawZone(tx: Tx, input: WorkInputOf<typeof contract>): Promise<Zone> {
  if (isCrossed(input.ring)) throw refuse.crossed_ring()

  const row = {
    id: newId(),
    name: input.name,
    purpose: input.purpose,
    ring: closed(input.ring),
    is_active: true,
    version: 1,
    created_at: tx.now,
  }
  await insertZone(tx, row)

  return presentedZone(row)
}
