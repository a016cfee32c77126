import { sql, type Tx } from '#foundation/db'

export interface ZoneRow {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly cells: readonly string[]
}

const MOST_ZONES = 200

const WITH_CELLS = sql`
  select z.id, z.name, z.version,
         coalesce((select array_agg(c.cell order by c.cell)
                     from dispatch.zone_cells c
                    where c.zone_id = z.id and c.org_id = z.org_id), '{}') as cells
    from dispatch.zones z`

export function listZoneRows(tx: Tx): Promise<ZoneRow[]> {
  return tx.many<ZoneRow & Record<string, unknown>>(sql`
    ${WITH_CELLS}
     where z.org_id = ${tx.orgId}
     order by lower(z.name), z.id
     limit ${MOST_ZONES}`)
}

export function findZoneRow(tx: Tx, id: string): Promise<ZoneRow | undefined> {
  return tx.maybe<ZoneRow & Record<string, unknown>>(sql`
    ${WITH_CELLS} where z.org_id = ${tx.orgId} and z.id = ${id}`)
}

export function insertZone(tx: Tx, zone: { id: string; name: string }): Promise<number> {
  return tx.run(sql`
    insert into dispatch.zones (id, name, made_at) values (${zone.id}, ${zone.name}, ${tx.now})`)
}

/** Answers whether it was there in that version. */
export async function renameZone(
  tx: Tx,
  id: string,
  change: { readonly name: string; readonly version: number },
): Promise<boolean> {
  const changed = await tx.run(sql`
    update dispatch.zones set name = ${change.name}, version = version + 1
     where id = ${id} and org_id = ${tx.orgId} and version = ${change.version}`)
  return changed > 0
}

export function deleteZone(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`delete from dispatch.zones where id = ${id} and org_id = ${tx.orgId}`)
}

/** These cells are the zone's now, and no other's. */
export async function setCells(tx: Tx, zoneId: string, cells: readonly string[]): Promise<void> {
  await tx.run(sql`
    delete from dispatch.zone_cells
     where org_id = ${tx.orgId} and zone_id = ${zoneId} and cell <> all(${cells}::text[])`)
  await tx.run(sql`
    insert into dispatch.zone_cells (cell, zone_id)
    select cell, ${zoneId} from unnest(${cells}::text[]) as cell
        on conflict (org_id, cell) do update set zone_id = excluded.zone_id`)
}

export async function findZoneOfCell(tx: Tx, cell: string): Promise<string | undefined> {
  const row = await tx.maybe<{ zone_id: string }>(sql`
    select zone_id from dispatch.zone_cells where org_id = ${tx.orgId} and cell = ${cell}`)
  return row?.zone_id
}
