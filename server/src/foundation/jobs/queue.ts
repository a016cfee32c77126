import { type Runner, type TaskList, Logger, parseCronItems, run, runMigrations, runOnce } from 'graphile-worker'
import pg from 'pg'
import { z } from 'zod'
import { type Database, SYSTEM, sql, type Tx, CLOCK } from '#foundation/db'
import { newId } from '#foundation/ids'
import { Refusal } from '#foundation/refusals'
import { jobRuns, log } from '#foundation/telemetry'
import { type Job, type TimerInput, TIMER_TASK } from './job.ts'

/** What each job carries beside its input. */
const Envelope = z.object({
  input: z.unknown(), orgId: z.string(), correlationId: z.string(), causationId: z.string().nullable(),
})

export interface QueueOptions {
  readonly database: Database
  readonly jobs: readonly Job<any>[]
  /** Makes the clock's moves: by story name. */
  readonly timers: ReadonlyMap<string, (tx: Tx, id: string, move: string) => Promise<unknown>>
  /** Ids of every organisation, for recurring jobs. */
  readonly organisations: () => Promise<readonly string[]>
}

const AT_ONCE = 4
const POLL_MS = 2000

const logger = new Logger(() => (level, message) => {
  if (level === 'error') log().warn({ from: 'jobs' }, message)
})

/** The job queue: graphile-worker, with our transactions around each job. */
export class JobQueue {
  readonly #options: QueueOptions
  #runner: Runner | undefined
  #pool: pg.Pool | undefined
  #lastCron = new Map<string, number>()

  constructor(options: QueueOptions) {
    this.#options = options
  }

  /** Create or update the queue's own tables. Needs the owner's rights. */
  static async prepare(url: string): Promise<void> {
    await runMigrations({ connectionString: url, logger })
  }

  /** Work until `stop`; recurring jobs run by the wall clock. */
  async start(): Promise<void> {
    this.#runner = await run({
      pgPool: this.#openPool(), logger, concurrency: AT_ONCE, pollInterval: POLL_MS, noHandleSignals: true,
      taskList: this.#tasks(), parsedCronItems: parseCronItems(this.#cron()),
    })
    this.#runner.promise.catch((error: unknown) => log().error({ error: String(error) }, 'the job queue stopped'))
  }

  async stop(): Promise<void> {
    await this.#runner?.stop().catch(() => {})
    await this.#pool?.end().catch(() => {})
  }

  /** For clocks moved by hand: do every job that is due by our clock, one after another; answers whether there were any. */
  async drain(): Promise<boolean> {
    const { database } = this.#options
    const [row] = await database.system<{ n: number }>(sql`select foundation.promote_jobs(${database.clock.now()}) as n`)
    const [due] = await database.system<{ n: number }>(sql`select coalesce(sum(due), 0)::int as n from foundation.job_counts()`)
    if ((row?.n ?? 0) === 0 && (due?.n ?? 0) === 0) return false
    await runOnce({ pgPool: this.#openPool(), logger, concurrency: 1, noHandleSignals: true, taskList: this.#tasks() })
    return true
  }

  /** When the next job is due by our clock; undefined when none waits. */
  async nextDue(): Promise<Date | undefined> {
    const [row] = await this.#options.database.system<{ at: Date | null }>(sql`select foundation.next_job_due() as at`)
    return row?.at ?? undefined
  }

  /** For clocks moved by hand: run the recurring jobs whose interval has passed since the last call. */
  async runRecurring(): Promise<void> {
    const now = this.#options.database.clock.now().getTime()
    for (const each of this.#options.jobs) {
      if (!each.everyMinutes) continue
      const last = this.#lastCron.get(each.name)
      if (last !== undefined && now - last < each.everyMinutes * 60_000) continue
      this.#lastCron.set(each.name, now)
      await this.#everywhere(each)
    }
  }

  #openPool(): pg.Pool {
    if (!this.#pool) {
      this.#pool = new pg.Pool({ connectionString: this.#options.database.url, max: AT_ONCE + 3, application_name: 'kontor_jobs' })
      this.#pool.on('error', (error) => log().warn({ error: error.message }, 'idle job connection lost'))
      this.#pool.on('connect', (client) => client.on('error', () => {}))
    }
    return this.#pool
  }

  #tasks(): TaskList {
    const tasks: TaskList = { [TIMER_TASK]: (payload) => this.#timer(payload) }
    for (const each of this.#options.jobs) {
      tasks[each.name] = (payload) => this.#work(each, payload)
      if (each.everyMinutes) tasks[`${each.name}.recurring`] = () => this.#everywhere(each)
    }
    return tasks
  }

  #cron() {
    return this.#options.jobs.filter((each) => each.everyMinutes).map((each) => ({
      task: `${each.name}.recurring`, match: cronPattern(each.everyMinutes ?? 1), identifier: each.name,
    }))
  }

  /** A recurring job, in each organisation by itself: one that fails does not stop the others. */
  async #everywhere(each: Job): Promise<void> {
    const failures: unknown[] = []
    for (const orgId of await this.#options.organisations()) {
      await this.#options.database
        .transact({ orgId, actor: SYSTEM }, (tx) => each.work(tx, each.input.parse({})))
        .catch((error: unknown) => failures.push(error))
    }
    jobRuns.inc({ job: each.name, outcome: failures.length ? 'failed' : 'completed' })
    if (failures.length > 0) throw failures[0]
  }

  async #work(each: Job, payload: unknown): Promise<void> {
    const { input, orgId, correlationId, causationId } = Envelope.parse(payload)
    try {
      await this.#options.database.transact(
        { orgId, actor: SYSTEM, correlationId, causationId }, (tx) => each.work(tx, each.input.parse(input)))
      jobRuns.inc({ job: each.name, outcome: 'completed' })
    } catch (error) {
      jobRuns.inc({ job: each.name, outcome: 'failed' })
      throw error
    }
  }

  /** The clock moves; when the story has moved on first, there is nothing to do. */
  async #timer(payload: unknown): Promise<void> {
    const { input, orgId } = Envelope.parse(payload)
    const timer = input as TimerInput
    const act = this.#options.timers.get(timer.story)
    if (!act) throw new Error(`nobody makes the clock's moves of ${timer.story}`)
    try {
      // A timer begins an action of its own: what it does is not part of the request that set it.
      await this.#options.database.transact({ orgId, actor: CLOCK, correlationId: newId() }, (tx) => act(tx, timer.id, timer.move))
      jobRuns.inc({ job: `${timer.story}.${timer.move}`, outcome: 'completed' })
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'conflict') return
      jobRuns.inc({ job: `${timer.story}.${timer.move}`, outcome: 'failed' })
      throw error
    }
  }
}

/** Every n minutes: n below 60 divides the hour, whole hours divide the day, 1440 is daily at 03:15. */
function cronPattern(everyMinutes: number): string {
  if (everyMinutes < 60) return `*/${everyMinutes} * * * *`
  if (everyMinutes >= 1440) return '15 3 * * *'
  return `7 */${Math.round(everyMinutes / 60)} * * *`
}
