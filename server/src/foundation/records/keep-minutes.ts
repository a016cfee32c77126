import { availableParallelism } from 'node:os'
import type { Database } from '#foundation/db'
import { newId } from '#foundation/ids'
import { answersBetween, countAnswers, log, NO_ANSWERS } from '#foundation/telemetry'
import { type CpuReading, cpuShare, readDatabaseCpu } from './database-cpu.ts'
import { forgetMinutes, insertMinute, readSessions } from './minutes.sql.ts'

const MINUTE_MS = 60_000
/** Sessions are looked at more often than a minute has an end: work comes and goes. */
const LOOK_MS = 5000

/**
 * Write down each minute how many requests this process answered, with how many faults and how
 * fast, and what the database's processes took of the machine. Answers how to stop.
 */
export function keepMinutes(database: Database, { minuteMs = MINUTE_MS, lookMs = LOOK_MS } = {}) {
  const keeper = new Keeper(database)
  const failed = (error: unknown) => log().debug({ error: String(error) }, 'a minute was not kept')
  const minute = setInterval(() => void keeper.keep().catch(failed), minuteMs)
  const look = setInterval(() => void keeper.look().catch(failed), lookMs)
  void keeper.look().catch(failed)
  return () => {
    clearInterval(minute)
    clearInterval(look)
  }
}

/** What one process has seen since it last wrote. */
export class Keeper {
  readonly #database: Database
  readonly #process = newId()
  #answers = NO_ANSWERS
  #cpu: CpuReading | undefined
  #busy: number[] = []
  #backend: number | undefined

  constructor(database: Database) {
    this.#database = database
  }

  /** Look at the database's sessions once. */
  async look(): Promise<void> {
    const seen = await readSessions(this.#database)
    if (!seen) return
    this.#busy.push(Math.min(1, seen.busy / availableParallelism()))
    this.#backend = seen.pid
    this.#cpu ??= await readDatabaseCpu(seen.pid)
  }

  /** The minute is over: write it down and begin the next. */
  async keep(): Promise<void> {
    const answers = await countAnswers()
    const { requests, faults, under } = answersBetween(this.#answers, answers)
    const cpu = this.#backend === undefined ? undefined : await readDatabaseCpu(this.#backend)
    const databaseCpu = this.#cpu && cpu ? cpuShare(this.#cpu, cpu) : null
    const databaseBusy =
      this.#busy.length === 0 ? null : this.#busy.reduce((a, b) => a + b, 0) / this.#busy.length
    await insertMinute(this.#database, {
      process: this.#process,
      requests,
      faults,
      answered: Object.fromEntries([...under].map(([bound, count]) => [String(bound), count])),
      databaseCpu,
      databaseBusy,
    })
    await forgetMinutes(this.#database)
    this.#answers = answers
    this.#cpu = cpu
    this.#busy = []
  }
}
