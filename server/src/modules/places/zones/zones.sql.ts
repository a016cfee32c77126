import type { LngLat, Point, ZonePurpose } from '#contract/places'
import { sql, type Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'

export interface ZoneRow {
  readonly [column: string]: unknown
  readonly id: string
  readonly name: string
  readonly purpose: ZonePurpose
  readonly ring: LngLat[]
  readonly is_active: boolean
  readonly version: number
  readonly created_at: Date
}

const columns = sql`id, name, purpose, ring, is_active, version, created_at`

/** Oldest first, from a cursor on. */
export async function listZoneRows(
  tx: Tx,
  {
    purposes,
    after,
    limit,
  }: {
    purposes: readonly ZonePurpose[] | undefined
    after: { at: Date; id: string } | undefined
    limit: number
  },
): Promise<ZoneRow[]> {
  return tx.many<ZoneRow>(sql`
    select ${columns}
      from places.zones
     where (${purposes ?? null}::text[] is null or purpose = any(${purposes ?? null}::text[]))
       and (${after?.at ?? null}::timestamptz is null
            or (created_at, id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
     order by created_at, id
     limit ${limit}`)
}

/** Active zones whose box holds the point, the smallest box first. */
export async function listZonesAround(
  tx: Tx,
  point: Point,
  purpose: ZonePurpose,
): Promise<ZoneRow[]> {
  return tx.many<ZoneRow>(sql`
    select ${columns}
      from places.zones
     where is_active
       and purpose = ${purpose}
       and ${point.lng} between west and east
       and ${point.lat} between south and north
     order by (east - west) * (north - south), id
     limit 200`)
}

export async function hasZones(tx: Tx, purpose: ZonePurpose): Promise<boolean> {
  const { is_any } = await tx.one<{ is_any: boolean }>(sql`
    select exists (select from places.zones where is_active and purpose = ${purpose}) as is_any`)
  return is_any
}

export async function lockZone(tx: Tx, id: string): Promise<ZoneRow> {
  const row = await tx.maybe<ZoneRow>(sql`
    select ${columns}
      from places.zones
     where id = ${id}
       for update`)
  if (!row) throw refuse.no_such_zone({ zoneId: id })
  return row
}

export async function insertZone(tx: Tx, row: ZoneRow): Promise<void> {
  const box = boxOf(row.ring)
  await tx.run(sql`
    insert into places.zones (id, name, purpose, ring, west, south, east, north, is_active, version, created_at, updated_at)
    values (${row.id}, ${row.name}, ${row.purpose}, ${JSON.stringify(row.ring)}::jsonb, ${box.west}, ${box.south},
            ${box.east}, ${box.north}, ${row.is_active}, ${row.version}, ${row.created_at}, ${tx.now})`)
}

export async function updateZone(tx: Tx, row: ZoneRow): Promise<void> {
  const box = boxOf(row.ring)
  await tx.run(sql`
    update places.zones
       set name = ${row.name}, purpose = ${row.purpose}, ring = ${JSON.stringify(row.ring)}::jsonb,
           west = ${box.west}, south = ${box.south}, east = ${box.east}, north = ${box.north},
           is_active = ${row.is_active}, version = ${row.version}, updated_at = ${tx.now}
     where id = ${row.id}`)
}

function boxOf(ring: readonly LngLat[]): {
  west: number
  south: number
  east: number
  north: number
} {
  const lngs = ring.map(([lng]) => lng)
  const lats = ring.map(([, lat]) => lat)
  return {
    west: Math.min(...lngs),
    south: Math.min(...lats),
    east: Math.max(...lngs),
    north: Math.max(...lats),
  }
}
