import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { LIVE_NAMESPACE } from '#contract/live'
import { sql } from '#foundation/db'
import {
  brings,
  type Dialect,
  dialect,
  enters,
  Live,
  leaves,
  ownRoom,
  pushAfterCommit,
  repeats,
  saysAt,
} from '#foundation/live'
import { refusals } from '#foundation/refusals'
import { addMs, hours } from '#foundation/time'
import { makeWorld, type Person, type World } from '#testing'
import { LotTaken, lotsModule, openLot, readLot, takeLot } from './lots/index.ts'

const refuse = refusals('dialect_test', { too_low: { kind: 'conflict', says: 'Too low.' } })
const Lot = z.object({ lotId: z.uuid() })
const bids: { by: string | null; amount: number }[] = []

/** What an auction house of another time said. Whoever took a lot may watch it. */
const hammer: Dialect = dialect({
  name: 'hammer',
  greets: { word: 'welcome', says: (personId) => ({ you: personId }) },
  enters: [
    enters('watch:lot', Lot, async (tx, { lotId }) => {
      const lot = await readLot(tx, lotId)
      return lot.taker_id === tx.actor.id ? [`lot:${lotId}`] : []
    }),
  ],
  leaves: [leaves('forget:lot', Lot, ({ lotId }) => [`lot:${lotId}`])],
  brings: [
    brings('bid', z.object({ amount: z.int() }), {
      permit: 'lot.bid',
      limit: { points: 3, seconds: 60 },
      work: async (tx, { amount }) => {
        if (amount < 10) throw refuse.too_low()
        bids.push({ by: tx.actor.id, amount })
        await tx.run(sql`select 1`)
        return { taken: amount }
      },
    }),
  ],
  events: [
    saysAt([LotTaken], (_tx, { lotId, takerId }) => [
      { room: `lot:${lotId}`, word: 'lot:sold', says: { lotId } },
      ...(takerId ? [{ room: ownRoom(takerId), word: 'yours', says: { lotId } }] : []),
    ]),
  ],
  pushes: [
    repeats('lots.lot', 'glow', z.object({ lotId: z.uuid() }), ({ lotId }) => [
      { room: `lot:${lotId}`, word: 'lot:glows', says: { lotId } },
    ]),
  ],
})

let world: World
let live: Live
let url: string
const byToken = new Map<string, Person>()
const sockets: Socket[] = []

beforeAll(async () => {
  world = await makeWorld({ rooms: [{ ...lotsModule, dialects: [hammer] }] })
  const http = createServer()
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  live = new Live({
    http,
    database: world.database,
    topics: [],
    dialects: [hammer],
    origins: [],
    identify: async (token) => {
      const person = byToken.get(token)
      return person
        ? { orgId: person.orgId, actor: person.actor, until: addMs(world.clock.now(), hours(9)) }
        : null
    },
  })
  world.wired.wiring.pushTo((room, kind, payload) => live.push(room, kind, payload))
})
afterAll(async () => {
  for (const socket of sockets) socket.close()
  await live.close()
  await world.close()
})

interface Heard {
  readonly socket: Socket
  readonly words: [word: string, says: unknown][]
  /** Say something and hear the answer; everything that was sent before has arrived then. */
  say(word: string, says: unknown): Promise<unknown>
}

async function connect(person: Person): Promise<Heard> {
  byToken.set(person.id, person)
  const socket = io(url + LIVE_NAMESPACE, {
    auth: { token: person.id },
    transports: ['websocket'],
    forceNew: true,
  })
  sockets.push(socket)
  const words: [string, unknown][] = []
  socket.onAny((word: string, says: unknown) => words.push([word, says]))
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve)
    socket.on('connect_error', reject)
  })
  return { socket, words, say: (word, says) => socket.emitWithAck(word, says) }
}

const bidder = () => world.person({ roles: ['bidder'], permits: ['lot.bid'] })

test('a socket is greeted, enters a room by permit, hears its words and leaves it', async () => {
  const [taker, stranger] = [bidder(), bidder()]
  const lot = await taker.act(openLot)
  await taker.does(takeLot, { lotId: lot.id })
  const [mine, theirs] = [await connect(taker), await connect(stranger)]

  expect(await mine.say('watch:lot', { lotId: lot.id })).toEqual({ ok: true })
  expect(await theirs.say('watch:lot', { lotId: lot.id })).toEqual({
    ok: false,
    reason: 'live.not_permitted',
  })
  await world.drain()
  await taker.act(async (tx) =>
    pushAfterCommit(tx, `lots.lot:${lot.id}`, 'glow', { lotId: lot.id }),
  )
  await mine.say('forget:lot', { lotId: lot.id })
  await taker.act(async (tx) =>
    pushAfterCommit(tx, `lots.lot:${lot.id}`, 'glow', { lotId: lot.id }),
  )
  await mine.say('forget:lot', { lotId: lot.id })
  await theirs.say('forget:lot', { lotId: lot.id })

  expect(mine.words).toEqual([
    ['welcome', { you: taker.id }],
    ['lot:sold', { lotId: lot.id }],
    ['yours', { lotId: lot.id }],
    ['lot:glows', { lotId: lot.id }],
  ])
  expect(theirs.words).toEqual([['welcome', { you: stranger.id }]])
})

test('one’s own room is closed to everybody else, also in another organisation', async () => {
  const taker = bidder()
  const twin = world.person({ roles: ['bidder'], orgId: world.otherOrgId, id: taker.id })
  const elsewhere = await connect(twin)
  byToken.delete(taker.id)
  const lot = await taker.act(openLot)
  await taker.does(takeLot, { lotId: lot.id })
  await world.drain()
  await elsewhere.say('forget:lot', { lotId: lot.id })
  expect(elsewhere.words.map(([word]) => word)).toEqual(['welcome'])
})

test('what is brought needs its permit, is checked, refused by name, and has a limit of its own', async () => {
  const [known, unknown] = [bidder(), world.person({ roles: ['visitor'] })]
  const [one, other] = [await connect(known), await connect(unknown)]
  bids.length = 0

  expect(await other.say('bid', { amount: 50 })).toEqual({
    ok: false,
    reason: 'live.not_permitted',
  })
  expect(await one.say('bid', { amount: 'much' })).toEqual({ ok: false, reason: 'live.bad_input' })
  expect(await one.say('bid', { amount: 5 })).toEqual({ ok: false, reason: 'dialect_test.too_low' })
  expect(await one.say('bid', { amount: 20 })).toEqual({ ok: true, taken: 20 })
  expect(await one.say('bid', { amount: 30 })).toEqual({ ok: true, taken: 30 })
  expect(await one.say('bid', { amount: 40 })).toEqual({ ok: false, reason: 'http.too_often' })
  expect(bids).toEqual([
    { by: known.id, amount: 20 },
    { by: known.id, amount: 30 },
  ])
})

test('a word of the house cannot be given another meaning, nor one word two', () => {
  const start = (dialects: Dialect[]) =>
    new Live({
      database: world.database,
      topics: [],
      dialects,
      origins: [],
      identify: async () => null,
    })
  const withWord = (word: string): Dialect => ({
    ...hammer,
    leaves: [leaves(word, Lot, () => [])],
  })
  expect(() => start([withWord('told')])).toThrow('the word told means something else already')
  expect(() => start([hammer, hammer])).toThrow('the word watch:lot means something else already')
})
