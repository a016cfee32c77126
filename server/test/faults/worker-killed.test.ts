import { spawn } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Database, SYSTEM, type Tx } from '#foundation/db'
import { type EventType, Outbox, tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { enqueue, JobQueue } from '#foundation/jobs'
import { type Wired, wire } from '#foundation/module'
import { systemClock } from '#foundation/time'
import { cloneDatabase, dropDatabase } from '#testing'
import { untilSo } from './support/load.ts'
import { askAt } from './support/own-postgres.ts'
import { PLACES, rangInside, rangOutside, strike, towerModule } from './tower/index.ts'

const NAME = `doomed_${process.pid}`
const LEASE_MS = 1500
const AT_ONCE = 3
const orgId = newId()
let url: string
let wired: Wired
let database: Database
let provider: Server
let providerUrl: string
/** The provider's book: what was asked, by idempotency key. The first asking has the effect. */
const asked = new Map<string, { point: string; times: number }>()

beforeAll(async () => {
  url = await cloneDatabase(NAME, [towerModule])
  wired = wire([towerModule], systemClock)
  database = new Database({ url, wiring: wired.wiring })
  provider = createServer((request, response) => {
    let point = ''
    request.on('data', (part: Buffer) => {
      point += part.toString()
    })
    request.on('end', () => {
      const key = String(request.headers['idempotency-key'])
      asked.set(key, { point, times: (asked.get(key)?.times ?? 0) + 1 })
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  const address = provider.address()
  providerUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  process.env.TOWER_PROVIDER = providerUrl
})

afterAll(async () => {
  provider?.close()
  await database?.close()
  await dropDatabase(NAME)
})

const act = <Answer>(work: (tx: Tx) => Promise<Answer>) =>
  database.transact({ orgId, actor: SYSTEM }, work)

/** Run a worker that dies at this place; answers how it ended and what it said. */
function runDoomed(
  name: string,
  place: string,
): Promise<{ signal: string | null; said: string; wrong: string }> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'support', 'doomed-worker.ts'), url, name, place],
    {
      env: {
        PATH: process.env.PATH,
        TOWER_PROVIDER: providerUrl,
        TOWER_LEASE_MS: String(LEASE_MS),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  let wrong = ''
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString()
  })
  child.stderr.on('data', (part: Buffer) => {
    wrong += part.toString()
  })
  const tooLong = setTimeout(() => child.kill('SIGTERM'), 30_000)
  return new Promise((settle) => {
    child.on('close', (_code, signal) => {
      clearTimeout(tooLong)
      settle({ signal, said: said.trim(), wrong })
    })
  })
}

const ring = (type: EventType<{ point: string }>, point: string) =>
  act((tx) => tell(tx, type, `tower.bell:${newId()}`, { point }))

/**
 * One delivery for each place to die at: a worker of its own takes it and dies there; then one that
 * lives does what is left. Answers the places.
 */
async function dieEverywhere(
  side: 'inside' | 'outside',
  types: readonly EventType<{ point: string }>[],
  more: readonly string[],
): Promise<string[]> {
  const whole = PLACES.length - 1
  await ring(types[whole]!, `${side} whole`)
  const { said, wrong } = await runDoomed(`tower.${side}_${whole}`, 'never')
  expect(wrong).toBe('')
  // The last statement of a delivery is its commit; after it comes only the count for the metric.
  const statements = Number(said) - 1
  const places = [...Array.from({ length: statements + 1 }, (_, place) => String(place)), ...more]
  expect(places.length).toBeLessThan(PLACES.length)
  for (const [index, place] of places.entries()) await ring(types[index]!, `${side} ${place}`)

  const queue = [...places.entries()]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const ended = await runDoomed(`tower.${side}_${next[0]}`, next[1])
        expect(ended, `${side} ${next[1]}`).toMatchObject({ signal: 'SIGKILL', wrong: '' })
      }
    }),
  )
  const outbox = new Outbox(database, wired.subscribers, { leaseMs: LEASE_MS })
  const took = await untilSo(
    'what the dead held is done by another',
    async () => {
      await outbox.drain()
      return (
        (await askAt(url, `select 1 from foundation.deliveries where state <> 'completed' limit 1`))
          .length === 0
      )
    },
    LEASE_MS * 4,
  )
  console.log(
    `${side}: killed at ${places.length} places (${statements} statements); all done ${Math.round(took)} ms after the last death`,
  )
  return places
}

test('a worker killed after any statement of a delivery inside: the effect happens exactly once', async () => {
  const places = await dieEverywhere('inside', rangInside, [])
  const effects = await askAt<{ point: string; n: number }>(
    url,
    `select point, count(*)::int as n from tower.effects where point like 'inside%' group by 1`,
  )
  expect(effects).toHaveLength(places.length + 1)
  expect(effects.filter(({ n }) => n !== 1)).toEqual([])
})

test('a worker killed after any statement or after the call of a delivery outside: once, by the same delivery id', async () => {
  const places = await dieEverywhere('outside', rangOutside, ['called'])
  const keysOf = new Map<string, string[]>()
  for (const [key, { point }] of asked) keysOf.set(point, [...(keysOf.get(point) ?? []), key])
  expect([...keysOf.keys()].toSorted()).toEqual(
    [...places.map((place) => `outside ${place}`), 'outside whole'].toSorted(),
  )
  expect([...keysOf.values()].filter((keys) => keys.length !== 1)).toEqual([])
  const twice = [...asked.values()].filter(({ times }) => times > 1).map(({ point }) => point)
  expect(twice).toContain('outside called')
  expect([...asked.values()].every(({ times }) => times <= 2)).toBe(true)
})

test('a worker killed in a job, or after its commit: the job is done exactly once, within seconds', async () => {
  for (const place of ['worked', 'committed']) {
    await act((tx) => enqueue(tx, strike, { point: `job ${place}` }))
    expect(await runDoomed(strike.name, place)).toMatchObject({ signal: 'SIGKILL' })
  }
  const queue = new JobQueue({
    database,
    jobs: [strike],
    timers: new Map(),
    organisations: async () => [orgId],
    deadAfterMs: 1000,
  })
  await queue.start()
  const took = await untilSo(
    'no job is left',
    async () => (await askAt(url, 'select 1 from graphile_worker.jobs')).length === 0,
    10_000,
  )
  await queue.stop()
  const effects = await askAt(
    url,
    `select point from tower.effects where by_key = 'job' order by point`,
  )
  expect(effects).toEqual([{ point: 'job committed' }, { point: 'job worked' }])
  console.log(`jobs of the dead done after ${Math.round(took)} ms`)
})

test('a call that takes longer than the lease is not made twice by another worker', async () => {
  const place = 0
  const slow = createServer((request, response) => {
    request.resume()
    const key = String(request.headers['idempotency-key'])
    asked.set(key, { point: 'slow', times: (asked.get(key)?.times ?? 0) + 1 })
    setTimeout(() => response.end('{}'), 1200)
  })
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve))
  const address = slow.address()
  process.env.TOWER_PROVIDER = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  await ring(rangOutside[place]!, 'slow')
  const [first, second] = [
    new Outbox(database, wired.subscribers, { leaseMs: 300 }),
    new Outbox(database, wired.subscribers, { leaseMs: 300 }),
  ]
  const calling = first.drain()
  for (let look = 0; look < 9; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    await second.deliverDue()
  }
  await calling
  slow.close()
  expect([...asked.values()].filter(({ point }) => point === 'slow')).toEqual([
    { point: 'slow', times: 1 },
  ])
})
