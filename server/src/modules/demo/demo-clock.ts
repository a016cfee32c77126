import type { Database } from '#foundation/db'
import { wakeOn } from '#foundation/events'
import type { House, Running } from '#foundation/module'
import { type ClockRow, loadClock, promoteJobs } from '#foundation/records'
import { log } from '#foundation/telemetry'
import { type AdjustableClock, type Clock, systemClock, wait } from '#foundation/time'

const PROMOTE_MS = 1000

/** A clock that somebody can set; the system's own cannot. */
export function isAdjustable(clock: Clock): clock is AdjustableClock {
  return 'set' in clock
}

/**
 * Keep this process's clock as the database says, and make jobs due that are due on it. Every
 * process of the demo does this, so they agree.
 */
export async function followClock(house: House): Promise<Running | undefined> {
  const { clock, database } = house
  if (!house.config.KONTOR_DEMO || !isAdjustable(clock) || clock.speed === 0) return undefined
  await setFrom(database, clock)
  const stop = new AbortController()
  const bell = await wakeOn(
    database.url,
    'kontor_clock',
    stop.signal,
    () => void setFrom(database, clock),
  )
  const promoting = promoteUntil(database, stop.signal)
  return {
    async stop() {
      stop.abort()
      await promoting
      await bell.close()
    },
  }
}

/** The demo's time at a moment of the world's (milliseconds since 1970), by what the database keeps. */
export function timeBy(row: ClockRow, worldMs: number): Date {
  return new Date(Number(row.offset_ms) + row.speed * worldMs)
}

/**
 * What the database keeps so that it is `now` at a moment of the world's and goes on from there at
 * this speed, however long no process runs: a clock of which only the lead were kept would stand
 * still, or step back, over a restart.
 */
export function offsetFor(now: Date, speed: number, worldMs: number): number {
  return now.getTime() - speed * worldMs
}

async function setFrom(database: Database, clock: AdjustableClock): Promise<void> {
  const row = await loadClock(database)
  if (row) clock.set(timeBy(row, systemClock.now().getTime()), row.speed)
}

async function promoteUntil(database: Database, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await wait(PROMOTE_MS, signal)
    await promoteJobs(database).catch((error: unknown) =>
      log().debug({ error: String(error) }, 'no jobs promoted'),
    )
  }
}
