import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorld, type World } from '#foundation/testing'
import { minutes } from '#foundation/time'
import { Cache, everyCache, hearCaches } from './index.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld({ rooms: [] })
})
afterAll(() => world.close())

let made = 0
function makeCache(most = 100) {
  made += 1
  return new Cache<string>({ name: `test.cache_${made}`, ttlMs: minutes(5), most })
}

const scope = () => ({ orgId: world.orgId, now: world.clock.now() })

test('an answer is loaded once until its time is over, and both are counted', async () => {
  const cache = makeCache()
  let loads = 0
  const load = async () => `answer ${++loads}`
  expect(await cache.read(scope(), 'a', load)).toBe('answer 1')
  expect(await cache.read(scope(), 'a', load)).toBe('answer 1')
  world.clock.passes(minutes(5))
  expect(await cache.read(scope(), 'a', load)).toBe('answer 2')
  expect(cache.figures()).toMatchObject({ hits: 1, misses: 2, hitShare: 1 / 3 })
  expect(everyCache().map((each) => each.name)).toContain(cache.options.name)
})

test('keys of two organisations never meet', async () => {
  const cache = makeCache()
  await cache.read(scope(), 'a', async () => 'ours')
  const other = { orgId: world.otherOrgId, now: world.clock.now() }
  expect(await cache.read(other, 'a', async () => 'theirs')).toBe('theirs')
})

test('many are asked for at once, and only what is missing is loaded', async () => {
  const cache = makeCache()
  await cache.read(scope(), 'a', async () => 'A')
  const asked: string[][] = []
  const read = await cache.readMany(scope(), ['a', 'b', 'c'], async (missing) => {
    asked.push([...missing])
    return new Map([['b', 'B']])
  })
  expect(read).toEqual(['A', 'B', undefined])
  expect(asked).toEqual([['b', 'c']])
})

test('what is forgotten is gone when the transaction has committed, and not before', async () => {
  const cache = makeCache()
  await cache.read(scope(), 'a', async () => 'old')
  const failing = world.system().act(async (tx) => {
    await cache.forget(tx, 'a')
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  expect(await cache.read(scope(), 'a', async () => 'new')).toBe('old')
  await world.system().act((tx) => cache.forget(tx, 'a'))
  expect(await cache.read(scope(), 'a', async () => 'new')).toBe('new')
})

test('an answer that changed while it was loaded is not kept', async () => {
  const cache = makeCache()
  const slow = cache.read(scope(), 'a', async () => {
    await world.system().act((tx) => cache.forget(tx, 'a'))
    return 'read before the change'
  })
  expect(await slow).toBe('read before the change')
  expect(await cache.read(scope(), 'a', async () => 'after')).toBe('after')
})

test('past its size the entry unused for longest goes first', async () => {
  const cache = makeCache(2)
  for (const key of ['a', 'b']) await cache.read(scope(), key, async () => key)
  await cache.read(scope(), 'a', async () => 'again')
  await cache.read(scope(), 'c', async () => 'c')
  expect(await cache.read(scope(), 'a', async () => 'lost')).toBe('a')
  expect(await cache.read(scope(), 'b', async () => 'lost')).toBe('lost')
})

test('another process hears what to forget', async () => {
  const cache = makeCache()
  const hearing = await hearCaches(world.url)
  try {
    // The first ring is the listening itself, after which everything is forgotten once.
    await cache.read(scope(), 'before', async () => 'gone soon')
    await world.raw(
      `select pg_notify('kontor_cache', '${cache.options.name} ${world.orgId}/before')`,
    )
    await expect.poll(() => cache.figures().size).toBe(0)
    await cache.read(scope(), 'stays', async () => 'stays')
    await cache.read(scope(), 'a', async () => 'old')
    const own = `${world.orgId}/a`
    await world.raw(`select pg_notify('kontor_cache', '${cache.options.name} ${own}')`)
    await expect
      .poll(() => cache.read(scope(), 'a', async () => 'new'), { timeout: 5000 })
      .toBe('new')
    expect(await cache.read(scope(), 'stays', async () => 'lost')).toBe('stays')
  } finally {
    await hearing.stop()
  }
})
