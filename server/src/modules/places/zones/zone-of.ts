import type { Point, Zone, ZonePurpose } from '#contract/places'
import type { Tx } from '#foundation/db'
import { pointInRing } from '../geo.ts'
import { presentedZone } from './zone-presented.ts'
import { hasZones, listZonesAround } from './zones.sql.ts'

/** The smallest active area of a purpose that holds the point, or nothing. */
export async function zoneOf(
  tx: Tx,
  point: Point,
  purpose: ZonePurpose = 'service',
): Promise<Zone | undefined> {
  const around = await listZonesAround(tx, point, purpose)
  const row = around.find((zone) => pointInRing(point, zone.ring))
  return row && presentedZone(row)
}

/**
 * Whether the organisation works at a point: inside one of its service areas (or anywhere, when it
 * has drawn none) and not inside a blocked one.
 */
export async function covers(tx: Tx, point: Point): Promise<boolean> {
  if (await zoneOf(tx, point, 'blocked')) return false
  if (await zoneOf(tx, point, 'service')) return true
  return !(await hasZones(tx, 'service'))
}
