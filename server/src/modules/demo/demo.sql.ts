import { sql, type Tx } from '#foundation/db'

export interface CityRow {
  readonly is_running: boolean
  readonly demand_per_hour: number
  readonly rush: number
}

const STANDARD: CityRow = { is_running: true, demand_per_hour: 40, rush: 1 }

/** The organisation's city; running, and moderately busy, until somebody said otherwise. */
export async function readCity(tx: Tx): Promise<CityRow> {
  const row = await tx.maybe<CityRow>(
    sql`select is_running, demand_per_hour, rush from demo.cities where org_id = ${tx.orgId}`,
  )
  return row ?? STANDARD
}

export async function saveCity(tx: Tx, row: CityRow): Promise<void> {
  await tx.run(sql`
    insert into demo.cities (is_running, demand_per_hour, rush)
    values (${row.is_running}, ${row.demand_per_hour}, ${row.rush})
        on conflict (org_id) do update
       set is_running = excluded.is_running, demand_per_hour = excluded.demand_per_hour, rush = excluded.rush`)
}
