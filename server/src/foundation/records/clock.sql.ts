import { type Database, sql, type Tx } from '#foundation/db'

/** The demo's clock: it says `offset_ms + speed × the world's milliseconds`. One row for the whole database. */
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

/** Set it for every process; they hear of it when the transaction commits. */
export async function saveClock(tx: Tx, offsetMs: number, speed: number): Promise<void> {
  await tx.run(sql`select foundation.set_clock(${Math.round(offsetMs)}, ${speed})`)
}

/** Jobs that are due on our clock become due on the database's. */
export function promoteJobs(database: Database): Promise<unknown> {
  return database.system(sql`select foundation.promote_jobs(${database.clock.now()})`)
}
