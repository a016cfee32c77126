import { EventEmitter } from 'node:events'
import {
  type JobHelpers,
  Logger,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  runOnce,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import pg from 'pg'
import { z } from 'zod'
import { CLOCK, type Database, SYSTEM, sql, type Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { Refusal } from '#foundation/refusals'
import { inAction, jobRuns, log } from '#foundation/telemetry'
import { wait } from '#foundation/time'
import { Heart } from './heart.ts'
import { type Job, TIMER_TASK, type TimerInput } from './job.ts'

/** What each job carries beside its input. */
const Envelope = z.object({
  input: z.unknown(),
  orgId: z.string(),
  correlationId: z.string(),
  causationId: z.string().nullable(),
})

export interface QueueOptions {
  readonly database: Database
  readonly jobs: readonly Job<any>[]
  /** Makes the clock's moves: by story name. */
  readonly timers: ReadonlyMap<string, (tx: Tx, id: string, move: string) => Promise<unknown>>
  /** Ids of every organisation, for recurring jobs. */
  readonly organisations: () => Promise<readonly string[]>
  /** Jobs of a worker that has not been heard of for so long (milliseconds) are given to others. */
  readonly deadAfterMs?: number
}

const AT_ONCE = 4
const POLL_MS = 2000
const RESTART_MS = 500
const DEAD_AFTER_MS = 15_000

const logger = new Logger(() => (level, message) => {
  if (level === 'error') log().warn({ from: 'jobs' }, message)
})

/** A run of a job, as the log tells it. */
interface JobRun {
  readonly name: string
  readonly orgId: string
  readonly correlationId: string
  /** The thing whose clock it is. */
  readonly about?: string
}

/** What graphile-worker tells a task about the job in hand. */
type InHand = JobHelpers['job']

/** A batch of nothing: only batched marks survive a lost connection without ending the process. */
const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }

/**
 * The job queue: graphile-worker, with our transactions around each job. The work of a job and its
 * done mark commit together; what a dead worker had is done by another; a queue that gives up
 * because PostgreSQL was away is started again.
 */
export class JobQueue {
  readonly #options: QueueOptions
  readonly #stopping = new AbortController()
  readonly #heart: Heart
  #runner: Runner | undefined
  #watching: Promise<void> | undefined
  #pool: pg.Pool | undefined
  #lastCron = new Map<string, number>()

  constructor(options: QueueOptions) {
    this.#options = options
    this.#heart = new Heart(options.database, options.deadAfterMs ?? DEAD_AFTER_MS)
  }

  /** Create or update the queue's own tables. Needs the owner's rights. */
  static async prepare(url: string): Promise<void> {
    await runMigrations({ connectionString: url, logger })
  }

  /** Work until `stop`; recurring jobs run by the wall clock. */
  async start(): Promise<void> {
    this.#runner = await this.#run()
    this.#watching = this.#watch()
  }

  /** Finish what is in hand, then stop. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#runner?.stop().catch(() => {})
    await this.#watching
    await this.#heart.stop()
    await this.#pool?.end().catch(() => {})
  }

  #run(): Promise<Runner> {
    const events: WorkerEvents = new EventEmitter()
    events.on('pool:create', ({ workerPool }) => this.#heart.beatFor(workerPool.id))
    return run({
      pgPool: this.#openPool(),
      logger,
      concurrency: AT_ONCE,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      events,
      preset,
      taskList: this.#tasks(),
      parsedCronItems: parseCronItems(this.#cron()),
    })
  }

  /** graphile-worker ends itself when it cannot write a mark down; then a new one takes over. */
  async #watch(): Promise<void> {
    for (;;) {
      await this.#runner?.promise.catch((error: unknown) =>
        log().warn({ error: String(error) }, 'the job queue ended by itself'),
      )
      await wait(RESTART_MS, this.#stopping.signal)
      if (this.#stopping.signal.aborted) return
      this.#runner = await this.#run().catch((error: unknown) => {
        log().warn({ error: String(error) }, 'the job queue cannot start again yet')
        return undefined
      })
    }
  }

  /** For clocks moved by hand: do every job that is due by our clock, one after another; answers whether there were any. */
  async drain(): Promise<boolean> {
    const { database } = this.#options
    const [row] = await database.system<{ n: number }>(
      sql`select foundation.promote_jobs(${database.clock.now()}) as n`,
    )
    const [due] = await database.system<{ n: number }>(
      sql`select coalesce(sum(due), 0)::int as n from foundation.job_counts()`,
    )
    if ((row?.n ?? 0) === 0 && (due?.n ?? 0) === 0) return false
    await runOnce({
      pgPool: this.#openPool(),
      logger,
      concurrency: 1,
      noHandleSignals: true,
      preset,
      taskList: this.#tasks(),
    })
    return true
  }

  /** When the next job is due by our clock; undefined when none waits. */
  async nextDue(): Promise<Date | undefined> {
    const [row] = await this.#options.database.system<{ at: Date | null }>(
      sql`select foundation.next_job_due() as at`,
    )
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
      this.#pool = new pg.Pool({
        connectionString: this.#options.database.url,
        max: AT_ONCE + 3,
        application_name: 'kontor_jobs',
      })
      this.#pool.on('error', (error) =>
        log().warn({ error: error.message }, 'idle job connection lost'),
      )
      this.#pool.on('connect', (client) => client.on('error', () => {}))
    }
    return this.#pool
  }

  #tasks(): TaskList {
    const tasks: TaskList = {
      [TIMER_TASK]: (payload, { job: inHand }) => this.#timer(payload, inHand),
    }
    for (const each of this.#options.jobs) {
      tasks[each.name] = (payload, { job: inHand }) => this.#work(each, payload, inHand)
      if (each.everyMinutes) tasks[`${each.name}.recurring`] = () => this.#everywhere(each)
    }
    return tasks
  }

  #cron() {
    return this.#options.jobs
      .filter((each) => each.everyMinutes)
      .map((each) => ({
        task: `${each.name}.recurring`,
        match: cronPattern(each.everyMinutes ?? 1),
        identifier: each.name,
      }))
  }

  /** A recurring job, in each organisation by itself: one that fails does not stop the others. */
  async #everywhere(each: Job): Promise<void> {
    const failures: unknown[] = []
    for (const orgId of await this.#options.organisations()) {
      await this.#do({ name: each.name, orgId, correlationId: newId() }, (begin) =>
        this.#options.database.transact({ ...begin, actor: SYSTEM }, (tx) =>
          each.work(tx, each.input.parse({})),
        ),
      ).catch((error: unknown) => failures.push(error))
    }
    jobRuns.inc({ job: each.name, outcome: failures.length ? 'failed' : 'completed' })
    if (failures.length > 0) throw failures[0]
  }

  async #work(each: Job, payload: unknown, inHand: InHand): Promise<void> {
    const { input, orgId, correlationId, causationId } = Envelope.parse(payload)
    try {
      await this.#do({ name: each.name, orgId, correlationId }, (begin) =>
        this.#options.database.transact({ ...begin, actor: SYSTEM, causationId }, async (tx) => {
          if (await finish(tx, inHand)) await each.work(tx, each.input.parse(input))
        }),
      )
      jobRuns.inc({ job: each.name, outcome: 'completed' })
    } catch (error) {
      jobRuns.inc({ job: each.name, outcome: 'failed' })
      throw error
    }
  }

  /** One run, and its line in the log; a failure is logged where it is decided what becomes of it. */
  async #do(
    { orgId, correlationId, ...said }: JobRun,
    work: (begin: { orgId: string; correlationId: string }) => Promise<unknown>,
  ): Promise<void> {
    const began = performance.now()
    const action = { orgId, correlationId }
    await inAction(action, () => work(action))
    const clockAt = this.#options.database.clock.now().toISOString()
    const ms = Math.round(performance.now() - began)
    log().info({ ...action, ...said, ms, clockAt }, `job ${said.name} done`)
  }

  /** The clock moves; when the story has moved on first, there is nothing to do. */
  async #timer(payload: unknown, inHand: InHand): Promise<void> {
    const { input, orgId } = Envelope.parse(payload)
    const timer = input as TimerInput
    const act = this.#options.timers.get(timer.story)
    if (!act) throw new Error(`nobody makes the clock's moves of ${timer.story}`)
    const name = `${timer.story}.${timer.move}`
    try {
      // A timer begins an action of its own: what it does is not part of the request that set it.
      const about = `${timer.story}:${timer.id}`
      await this.#do({ name, about, orgId, correlationId: newId() }, (begin) =>
        this.#options.database.transact({ ...begin, actor: CLOCK }, async (tx) => {
          if (await finish(tx, inHand)) await act(tx, timer.id, timer.move)
        }),
      )
      jobRuns.inc({ job: name, outcome: 'completed' })
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'conflict') return
      jobRuns.inc({ job: name, outcome: 'failed' })
      throw error
    }
  }
}

/** The done mark, which commits with the work that follows; false when another worker has the job now. */
async function finish(tx: Tx, inHand: InHand): Promise<boolean> {
  const { mine } = await tx.one<{ mine: boolean }>(
    sql`select foundation.finish_job(${inHand.id}, ${inHand.locked_by}) as mine`,
  )
  return mine
}

/** Every n minutes: n below 60 divides the hour, whole hours divide the day, 1440 is daily at 03:15. */
function cronPattern(everyMinutes: number): string {
  if (everyMinutes < 60) return `*/${everyMinutes} * * * *`
  if (everyMinutes >= 1440) return '15 3 * * *'
  return `7 */${Math.round(everyMinutes / 60)} * * *`
}
