import { afterAll, beforeAll, expect, test } from 'vitest'
import { Keeper, listMinutes } from '#foundation/records'
import { httpSeconds, percentileOf } from '#foundation/telemetry'
import { makeWorld, type World } from '#testing'

let world: World
beforeAll(async () => {
  world = await makeWorld({ rooms: [] })
})
afterAll(() => world.close())

/** The minute that was just kept lies now where a reader finds it. */
const makeOld = () =>
  world.raw(
    `update foundation.process_minutes set minute = date_trunc('minute', clock_timestamp()) - interval '1 minute'`,
  )

const answer = (status: string, seconds: number) =>
  httpSeconds.observe({ method: 'GET', route: '/minutes', status }, seconds)

test('two processes’ minutes are one minute: requests, faults and times together', async () => {
  const [one, other] = [new Keeper(world.database), new Keeper(world.database)]
  await one.keep()
  await other.keep()
  await world.raw('delete from foundation.process_minutes')
  for (let n = 0; n < 18; n += 1) answer('200', 0.004)
  answer('503', 1.5)
  answer('500', 1.5)

  await one.keep()
  await other.keep()
  await makeOld()

  const [minute, ...more] = await world.system().act((tx) => listMinutes(tx, 10))
  expect(more).toEqual([])
  expect(minute).toMatchObject({ requests: 40, faults: 4 })
  const under = new Map(
    Object.entries(minute?.answered ?? {}).map(([at, n]) => [Number(at), Number(n)]),
  )
  expect(percentileOf(under, 0.5)).toBe(0.005)
  expect(percentileOf(under, 0.95)).toBe(2)
})

test('a minute in which the database works hard says so', async () => {
  const keeper = new Keeper(world.database)
  await world.raw('delete from foundation.process_minutes')
  await keeper.look()
  await keeper.keep()
  await world.raw('delete from foundation.process_minutes')
  await world.raw('select pg_sleep(1)')
  await keeper.keep()
  await makeOld()
  const [idle] = await world.system().act((tx) => listMinutes(tx, 1))
  await world.raw('delete from foundation.process_minutes')

  const hard = world.raw('select count(*) from generate_series(1, 12000000) a where a % 7 = 3')
  await new Promise((done) => setTimeout(done, 300))
  await keeper.look()
  await hard
  await keeper.keep()
  await makeOld()
  const [busy] = await world.system().act((tx) => listMinutes(tx, 1))

  // Elsewhere than on Linux there are no processes to look at, and that is said.
  if (process.platform !== 'linux') return expect(busy?.database_cpu).toBeNull()
  expect(busy?.database_cpu ?? 0).toBeGreaterThan(0.1)
  expect(busy?.database_busy ?? 0).toBeGreaterThan(0)
  // Others may use the same PostgreSQL meanwhile, so only the order is sure.
  expect(busy?.database_cpu ?? 0).toBeGreaterThan((idle?.database_cpu ?? 1) * 0.5)
})
