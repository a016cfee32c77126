import { sql, type Tx } from '#foundation/db'

export async function readKeptHours(tx: Tx): Promise<number | undefined> {
  const row = await tx.maybe<{ positions_kept_hours: number }>(sql`
    select positions_kept_hours from tracking.settings where org_id = ${tx.orgId}`)
  return row?.positions_kept_hours
}

export function writeKeptHours(tx: Tx, hours: number): Promise<number> {
  return tx.run(sql`
    insert into tracking.settings (positions_kept_hours)
    values (${hours})
        on conflict (org_id) do update set positions_kept_hours = excluded.positions_kept_hours`)
}
