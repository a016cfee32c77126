import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql, type Tx } from '#foundation/db'
import { Outbox, replayParked } from '#foundation/events'
import { move } from '#foundation/lifecycle'
import { minutes } from '#foundation/time'
import { expectRefusal, makeWorld, race, type World } from '#testing'
import {
  faults,
  LotLapsed,
  LotTaken,
  lotLifecycle,
  lotsModule,
  openLot,
  readLot,
  takeLot,
} from './lots/index.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld({ rooms: [lotsModule] })
})
afterAll(() => world.close())

const bidder = () => world.person({ roles: ['bidder'] })
const effects = (lotId: string) =>
  world.raw<{ seq: number }>(sql`select seq from lots.effects where lot_id = ${lotId} order by seq`)

test('of twenty who take one lot at once, exactly one wins', async () => {
  const lot = await bidder().act(openLot)
  const { won, refused, broken } = await race(
    Array.from({ length: 20 }, () => () => bidder().does(takeLot, { lotId: lot.id })),
  )
  expect(broken).toEqual([])
  expect(won).toHaveLength(1)
  expect(new Set(refused)).toEqual(new Set(['lifecycle.not_from_here']))
  expect((await world.told(LotTaken)).filter((told) => told.lotId === lot.id)).toHaveLength(1)
})

test('who decided on what they read before somebody else changed it is refused, although the state is the same', async () => {
  const lot = await bidder().act(openLot)
  await world.raw(sql`update lots.lots set version = version + 1 where id = ${lot.id}`)
  const stale = (tx: Tx) =>
    move(tx, lotLifecycle, 'take', lot, { say: { lotId: lot.id, takerId: tx.actor.id } })
  await expectRefusal(bidder().act(stale), 'lifecycle.not_from_here')
  const read = await bidder().act((tx) => readLot(tx, lot.id))
  expect(read).toMatchObject({ state: 'open', taker_id: null })
  expect((await bidder().does(takeLot, { lotId: lot.id })).state).toBe('taken')
})

test('a role that is not named may not make the move', async () => {
  const lot = await bidder().act(openLot)
  await expectRefusal(
    world.person({ roles: ['customer'] }).does(takeLot, { lotId: lot.id }),
    'lifecycle.not_yours_to_do',
  )
})

test('a lot that nobody takes lapses by itself, and a taken one does not', async () => {
  const [left, taken] = [await bidder().act(openLot), await bidder().act(openLot)]
  await bidder().does(takeLot, { lotId: taken.id })
  world.clock.passes(minutes(10))
  await world.drain()
  expect((await bidder().act((tx) => readLot(tx, left.id))).state).toBe('lapsed')
  expect((await bidder().act((tx) => readLot(tx, taken.id))).state).toBe('taken')
  expect((await world.told(LotLapsed)).filter((told) => told.lotId === taken.id)).toEqual([])
})

test('another organisation sees nothing and an unset one sees nothing', async () => {
  const lot = await bidder().act(openLot)
  const stranger = world.person({ roles: ['bidder'], orgId: world.otherOrgId })
  expect(
    await stranger.act((tx) => tx.many(sql`select 1 from lots.lots where id = ${lot.id}`)),
  ).toEqual([])
  const unset = new pg.Client({ connectionString: world.url, options: '-c role=kontor_app' })
  await unset.connect()
  expect((await unset.query('select 1 from lots.lots')).rows).toEqual([])
  await unset.end()
})

test('five outboxes at once deliver every event once and in order', async () => {
  const people = Array.from({ length: 12 }, bidder)
  const lots = await Promise.all(people.map((person) => person.act(openLot)))
  await Promise.all(lots.map((lot) => bidder().does(takeLot, { lotId: lot.id })))
  const outboxes = Array.from(
    { length: 5 },
    () => new Outbox(world.database, world.wired.subscribers),
  )
  for (let round = 0; round < 3; round += 1)
    await Promise.all(outboxes.map((outbox) => outbox.drain()))
  for (const lot of lots) expect(await effects(lot.id)).toEqual([{ seq: 1 }, { seq: 2 }])
})

test('a subscriber that fails leaves no trace, holds up its own stream only, is parked, and can be replayed', async () => {
  await world.drain()
  faults.left = 3
  const bad = await bidder().act(openLot)
  for (let round = 0; round < 3; round += 1) {
    await world.drain()
    await world.raw(`update foundation.deliveries set due_at = now() where state = 'pending'`)
  }
  await bidder().does(takeLot, { lotId: bad.id })
  const good = await bidder().act(openLot)
  await world.drain()
  expect(await effects(bad.id)).toEqual([])
  expect(await effects(good.id)).toEqual([{ seq: 1 }])
  expect(await bidder().act((tx) => replayParked(tx))).toBe(1)
  await world.drain()
  expect(await effects(bad.id)).toEqual([{ seq: 1 }, { seq: 2 }])
})

test('what was told cannot be changed or taken back', async () => {
  const refused = bidder().act((tx) => tx.run(sql`update foundation.events set name = 'x'`))
  await expect(refused).rejects.toThrow(/permission denied/)
})
