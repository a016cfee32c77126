import pg from 'pg'
import { sql } from '#foundation/db'
import { Outbox, tell } from '#foundation/events'
import { closedLoop } from '../harness/closed-loop.ts'
import { atMost, type Figure, percent, type Row } from '../harness/row.ts'
import { median, percentile } from '../harness/stats.ts'
import {
  type Engine,
  inOrganisation,
  openEngine,
  SomethingCounted,
  tellMany,
} from '../stage/engine.ts'

const SUBSCRIBERS = 3
const PER_ROUND = 10_000
const ALL = 100_000
const LEAST_PER_SECOND = 10_000
const LEAST_SHARE = 0.5
const LAGS_OVER_MS = 5000
const MOST_LAG_P99_MS = 100
const FLOOR_BATCH = 100
const FLOOR_HANDS = 4

/** From the commit to the effect, and how fast a backlog goes. */
export const outbox: Row = {
  name: 'outbox',
  work: 'outbox',
  floor: 'insert + SKIP LOCKED batch delete by pg',
  async run({ stage, rounds, hear }) {
    const engine = openEngine(stage.databaseUrl)
    const bare = bareQueue(stage.databaseUrl)
    try {
      await bare.prepare()
      const drained: { ours: number; floor: number }[] = []
      for (let round = 0; round <= rounds; round += 1) {
        hear(`drain: round ${round} of ${rounds}`)
        const ours = await drainOurs(engine, stage.orgId, PER_ROUND)
        const floor = await bare.drain(PER_ROUND * SUBSCRIBERS)
        // The first pair warms up.
        if (round > 0) drained.push({ ours, floor })
      }
      hear(`drain of ${ALL.toLocaleString('en-US')}`)
      const whole = await drainOurs(engine, stage.orgId, ALL)
      const wholeFloor = await bare.drain(ALL * SUBSCRIBERS)
      hear('commit to effect')
      const lags = await lagsOf(engine, stage.orgId)
      return [
        drainFigure(`drain of ${PER_ROUND.toLocaleString('en-US')} × ${SUBSCRIBERS}`, drained),
        drainFigure(`drain of ${ALL.toLocaleString('en-US')} × ${SUBSCRIBERS}`, [
          { ours: whole, floor: wholeFloor },
        ]),
        atMost(percentile(lags, 0.5), {
          label: 'commit to effect, p50',
          unit: 'ms',
          must: 50,
          aim: 20,
        }),
        atMost(percentile(lags, 0.99), {
          label: 'commit to effect, p99',
          unit: 'ms',
          must: MOST_LAG_P99_MS,
        }),
      ]
    } finally {
      await engine.database.close()
      await bare.close()
    }
  },
}

function drainFigure(label: string, rounds: readonly { ours: number; floor: number }[]): Figure {
  const ours = median(rounds.map((each) => each.ours))
  const floor = median(rounds.map((each) => each.floor))
  const ratio = median(rounds.map((each) => each.ours / each.floor))
  const show = (value: number) => `${Math.round(value).toLocaleString('en-US')} deliveries/s`
  return {
    label,
    ours: show(ours),
    floor: show(floor),
    ratio: percent(ratio),
    must: `≥ ${LEAST_PER_SECOND.toLocaleString('en-US')}/s or ≥ ${percent(LEAST_SHARE)}`,
    aim: '–',
    verdict: ours >= LEAST_PER_SECOND || ratio >= LEAST_SHARE ? 'reached' : 'short',
    raw: { rounds },
  }
}

/** Deliveries a second, from the first look to the last mark. */
async function drainOurs(engine: Engine, orgId: string, events: number): Promise<number> {
  await tellMany(engine, orgId, events)
  await analyze(engine)
  const before = engine.done.deliveries
  const worker = new Outbox(engine.database, engine.subscribers)
  const start = performance.now()
  await worker.drain(events * SUBSCRIBERS + 1)
  const tookMs = performance.now() - start
  const delivered = engine.done.deliveries - before
  if (delivered !== events * SUBSCRIBERS)
    throw new Error(`${delivered} deliveries of ${events * SUBSCRIBERS} were made`)
  return (delivered * 1000) / tookMs
}

/** What autovacuum does in a living server, before the clock runs. */
async function analyze(engine: Engine): Promise<void> {
  const client = new pg.Client({ connectionString: engine.database.url })
  await client.connect()
  await client.query('analyze foundation.deliveries')
  await client.end()
}

/** Milliseconds from the telling to the effect under a light load, ascending. */
async function lagsOf(engine: Engine, orgId: string): Promise<number[]> {
  engine.done.lags.length = 0
  const worker = new Outbox(engine.database, engine.subscribers)
  worker.start()
  await closedLoop({ clients: 4, forMs: LAGS_OVER_MS }, async (client, turn) => {
    await inOrganisation(engine, orgId, async (tx) => {
      await tell(tx, SomethingCounted, `bench.lag:${client}-${turn % 50}`, { n: turn })
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    return true
  })
  for (let round = 0; round < 200 && (await pending(engine)) > 0; round += 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
  await worker.stop()
  return engine.done.lags.toSorted((a, b) => a - b)
}

async function pending(engine: Engine): Promise<number> {
  const [row] = await engine.database.system<{ n: number }>(sql`
    select count(*)::int as n from foundation.deliveries
     where state = 'pending' and subscriber like 'bench.%'`)
  return row?.n ?? 0
}

/** A queue as simple as it gets: rows, taken a hundred at a time and gone. */
function bareQueue(databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: FLOOR_HANDS })
  return {
    async prepare(): Promise<void> {
      await pool.query(`create table if not exists public.bare_queue
        (id bigint generated always as identity primary key, stream text not null, payload jsonb not null)`)
    },
    /** Messages a second. */
    async drain(messages: number): Promise<number> {
      await pool.query(
        `insert into public.bare_queue (stream, payload)
         select 'bench.counter:' || (n % 1000), jsonb_build_object('n', n) from generate_series(1, $1::int) n`,
        [messages],
      )
      const start = performance.now()
      const hand = async () => {
        for (;;) {
          const { rowCount } = await pool.query({
            name: 'take',
            text: `delete from public.bare_queue where id in (
                     select id from public.bare_queue order by id limit ${FLOOR_BATCH} for update skip locked)
                   returning id, stream, payload`,
          })
          if (!rowCount) return
        }
      }
      await Promise.all(Array.from({ length: FLOOR_HANDS }, hand))
      return (messages * 1000) / (performance.now() - start)
    },
    close: () => pool.end(),
  }
}
