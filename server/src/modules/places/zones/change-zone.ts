import type { WorkInputOf } from '#contract/endpoint'
import type { changeZone as contract, Zone } from '#contract/places'
import type { Tx } from '#foundation/db'
import { closed, isCrossed } from '../geo.ts'
import { refuse } from '../refusals.ts'
import { presentedZone } from './zone-presented.ts'
import { lockZone, updateZone } from './zones.sql.ts'

/** Change an area. With a version, only when nobody changed it since. */
export async function changeZone(tx: Tx, input: WorkInputOf<typeof contract>): Promise<Zone> {
  const zone = await lockZone(tx, input.zoneId)

  if (input.version !== undefined && input.version !== zone.version) {
    throw refuse.zone_changed({ zoneId: zone.id, version: zone.version })
  }
  if (input.ring && isCrossed(input.ring)) throw refuse.crossed_ring()

  const changed = {
    ...zone,
    name: input.name ?? zone.name,
    purpose: input.purpose ?? zone.purpose,
    ring: input.ring ? closed(input.ring) : zone.ring,
    is_active: input.isActive ?? zone.is_active,
    version: zone.version + 1,
  }
  await updateZone(tx, changed)

  return presentedZone(changed)
}
