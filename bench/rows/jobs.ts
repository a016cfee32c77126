import { Logger, type Runner, run } from 'graphile-worker'
import pg from 'pg'
import { SYSTEM, sql } from '#foundation/db'
import { enqueue, JobQueue } from '#foundation/jobs'
import { type Figure, percent, type Row } from '../harness/row.ts'
import { median, percentile } from '../harness/stats.ts'
import { type Engine, inOrganisation, openEngine } from '../stage/engine.ts'

const PER_ROUND = 5000
const ALL = 100_000
const LEAST_SHARE = 0.9
const WAITS = 200
/** The settings of foundation/jobs/queue.ts. */
const SETTINGS = {
  concurrency: 4,
  pollInterval: 2000,
  noHandleSignals: true,
  preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
}
const logger = new Logger(() => () => {})

/** How fast the job queue works through what waits, and how soon it begins what comes. */
export const jobs: Row = {
  name: 'jobs',
  work: 'job',
  floor: 'graphile-worker alone, same settings',
  async run({ stage, rounds, hear }) {
    const engine = openEngine(stage.databaseUrl)
    const bare = bareJobs(stage.databaseUrl)
    try {
      const drained: { ours: number; floor: number }[] = []
      for (let round = 0; round <= rounds; round += 1) {
        hear(`drain: round ${round} of ${rounds}`)
        const ours = await drainOurs(engine, stage.orgId, PER_ROUND)
        const floor = await bare.drain(PER_ROUND)
        if (round > 0) drained.push({ ours, floor })
      }
      hear(`drain of ${ALL.toLocaleString('en-US')}`)
      const whole = {
        ours: await drainOurs(engine, stage.orgId, ALL),
        floor: await bare.drain(ALL),
      }
      hear('enqueue to start')
      const ourWaits = await waitsOf(engine, stage.orgId)
      const bareWaits = await bare.waits(WAITS)
      return [
        drainFigure(`drain of ${PER_ROUND.toLocaleString('en-US')}`, drained),
        drainFigure(`drain of ${ALL.toLocaleString('en-US')}`, [whole]),
        waitFigure(ourWaits, bareWaits),
      ]
    } finally {
      await engine.database.close()
      await bare.close()
    }
  },
}

function drainFigure(label: string, rounds: readonly { ours: number; floor: number }[]): Figure {
  const ratio = median(rounds.map((each) => each.ours / each.floor))
  const show = (pick: (each: { ours: number; floor: number }) => number) =>
    `${Math.round(median(rounds.map(pick))).toLocaleString('en-US')} jobs/s`
  return {
    label,
    ours: show((each) => each.ours),
    floor: show((each) => each.floor),
    ratio: percent(ratio),
    must: `≥ ${percent(LEAST_SHARE)}`,
    aim: '–',
    verdict: ratio >= LEAST_SHARE ? 'reached' : 'short',
    raw: { rounds },
  }
}

function waitFigure(ours: readonly number[], floor: readonly number[]): Figure {
  const show = (waits: readonly number[]) =>
    `p50 ${percentile(waits, 0.5).toFixed(1)}, p99 ${percentile(waits, 0.99).toFixed(1)} ms`
  const ratio = percentile(floor, 0.5) / percentile(ours, 0.5)
  return {
    label: 'enqueue to start',
    ours: show(ours),
    floor: show(floor),
    ratio: percent(ratio),
    must: `≥ ${percent(LEAST_SHARE)}`,
    aim: '–',
    verdict: ratio >= LEAST_SHARE ? 'reached' : 'short',
    raw: { ours, floor },
  }
}

function queueOf(engine: Engine, orgId: string): JobQueue {
  return new JobQueue({
    database: engine.database,
    jobs: [engine.counted],
    timers: new Map(),
    organisations: async () => [orgId],
  })
}

async function drainOurs(engine: Engine, orgId: string, count: number): Promise<number> {
  await engine.database.transact({ orgId, actor: SYSTEM }, async (tx) => {
    const payload = JSON.stringify({
      input: { at: 0 },
      orgId,
      correlationId: tx.correlationId,
      causationId: null,
    })
    await tx.run(sql`
      select foundation.add_job('bench.counted', ${payload}::jsonb, now(), null, 10, 0)
        from generate_series(1, ${count}::int)`)
  })
  const before = engine.done.jobs
  const queue = queueOf(engine, orgId)
  const start = performance.now()
  await queue.start()
  while (engine.done.jobs - before < count) await tick(5)
  const tookMs = performance.now() - start
  await queue.stop()
  return (count * 1000) / tookMs
}

/** Milliseconds from the commit of the one who asks to the start of the work, ascending. */
async function waitsOf(engine: Engine, orgId: string): Promise<number[]> {
  const queue = queueOf(engine, orgId)
  await queue.start()
  await tick(300)
  engine.done.waits.length = 0
  for (let turn = 0; turn < WAITS; turn += 1) {
    const before = engine.done.jobs
    const at = performance.timeOrigin + performance.now()
    await inOrganisation(engine, orgId, (tx) => enqueue(tx, engine.counted, { at }))
    for (let round = 0; round < 2000 && engine.done.jobs === before; round += 1) await tick(1)
  }
  await queue.stop()
  return engine.done.waits.toSorted((a, b) => a - b)
}

/** graphile-worker with a task that does nothing, added by its own function. */
function bareJobs(databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 })
  let done = 0
  const waits: number[] = []
  const start = (): Promise<Runner> =>
    run({
      ...SETTINGS,
      pgPool: pool,
      logger,
      taskList: {
        'bench.bare': async (payload) => {
          done += 1
          waits.push(performance.timeOrigin + performance.now() - (payload as { at: number }).at)
        },
      },
    })
  return {
    async drain(count: number): Promise<number> {
      await pool.query(
        `select graphile_worker.add_job('bench.bare', '{"at":0}'::json) from generate_series(1, $1::int)`,
        [count],
      )
      done = 0
      const begun = performance.now()
      const runner = await start()
      while (done < count) await tick(5)
      const tookMs = performance.now() - begun
      await runner.stop()
      return (count * 1000) / tookMs
    },
    async waits(count: number): Promise<number[]> {
      const runner = await start()
      await tick(300)
      waits.length = 0
      for (let turn = 0; turn < count; turn += 1) {
        done = 0
        const at = performance.timeOrigin + performance.now()
        await pool.query(`select graphile_worker.add_job('bench.bare', $1::json)`, [
          JSON.stringify({ at }),
        ])
        for (let round = 0; round < 2000 && done === 0; round += 1) await tick(1)
      }
      await runner.stop()
      return waits.toSorted((a, b) => a - b)
    },
    close: () => pool.end(),
  }
}

const tick = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
