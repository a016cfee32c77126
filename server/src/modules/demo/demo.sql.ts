import { type Database, sql, type Tx } from '#foundation/db'

export interface CityRow {
  readonly is_running: boolean
  readonly demand_per_hour: number
}

const STANDARD: CityRow = { is_running: true, demand_per_hour: 40 }

/** The organisation's city; running, and moderately busy, until somebody said otherwise. */
export async function readCity(tx: Tx): Promise<CityRow> {
  const row = await tx.maybe<CityRow>(
    sql`select is_running, demand_per_hour from demo.cities where org_id = ${tx.orgId}`,
  )
  return row ?? STANDARD
}

export async function saveCity(tx: Tx, row: CityRow): Promise<void> {
  await tx.run(sql`
    insert into demo.cities (is_running, demand_per_hour) values (${row.is_running}, ${row.demand_per_hour})
        on conflict (org_id) do update set is_running = excluded.is_running, demand_per_hour = excluded.demand_per_hour`)
}

export interface ClockRow {
  readonly offset_ms: bigint
  readonly speed: number
}

const CLOCK = sql`select offset_ms, speed from foundation.clock`

export const readClockRow = (tx: Tx): Promise<ClockRow> => tx.one<ClockRow>(CLOCK)

export async function loadClock(database: Database): Promise<ClockRow | undefined> {
  const [row] = await database.system<ClockRow>(CLOCK)
  return row
}

export async function saveClock(tx: Tx, offsetMs: number, speed: number): Promise<void> {
  await tx.run(sql`select demo.set_clock(${Math.round(offsetMs)}, ${speed})`)
}

/** Jobs that are due on our clock become due on the database's. */
export function promoteJobs(database: Database): Promise<unknown> {
  return database.system(sql`select foundation.promote_jobs(${database.clock.now()})`)
}
