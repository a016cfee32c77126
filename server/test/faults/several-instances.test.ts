import { createServer } from 'node:http'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createClient, LIVE_NAMESPACE } from '#contract'
import { patchProfile, readProfile } from '#contract/identity'
import { SYSTEM } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { type Identity, Live, topic } from '#foundation/live'
import { ProfileChanged } from '#modules/identity'
import { roomsFor } from '#server/compose'
import { cloneDatabase, dropDatabase } from '#testing'
import { pause, untilSo } from './support/load.ts'
import { askAt } from './support/own-postgres.ts'
import {
  type Citizen,
  citizen,
  listenAt,
  makeTown,
  openServer,
  type Server,
  type ServerOptions,
} from './support/town.ts'

const NAME = `several_${process.pid}`
let url: string
let orgId: string

beforeAll(async () => {
  url = await cloneDatabase(NAME, roomsFor().rooms)
  orgId = await makeTown(url)
})
afterAll(() => dropDatabase(NAME))

/** A server for one test. */
async function server(options: ServerOptions): Promise<Server> {
  const opened = await openServer(url, options)
  onTestFinished(() => opened.stop())
  return opened
}

const rename = (who: Citizen, name: string) => who.client.call(patchProfile, { name })
const eventsOf = (who: Citizen) =>
  askAt<{ name: string; seq: number }>(
    url,
    'select name, seq from foundation.events where stream = $1 order by seq',
    [`person:${who.id}`],
  )
const allDelivered = () =>
  untilSo(
    'every delivery is done',
    async () =>
      (await askAt(url, `select 1 from foundation.deliveries where state <> 'completed' limit 1`))
        .length === 0,
  )

test('sockets in one process, the worker in another: what the worker tells arrives', async () => {
  const front = await server({ roles: ['api', 'realtime'] })
  await server({ roles: ['worker'] })
  const who = await citizen(front.baseUrl)
  const listener = await listenAt(front.kontor.url, who.token)
  expect((await listener.join(`person:${who.id}`)).ok).toBe(true)
  await pause(300)
  const begun = performance.now()
  await rename(who, 'Told by another')
  await untilSo('it is heard', () =>
    listener.told.some(({ event }) => event === ProfileChanged.name),
  )
  console.log(
    `from the change to the socket, through another process: ${Math.round(performance.now() - begun)} ms`,
  )
  listener.socket.disconnect()
})

test('two whole servers: each effect once, and a socket at one hears what is done at the other', async () => {
  const env = { REALTIME_INSTANCES: '2' }
  const [one, other] = [await server({ env }), await server({ env })]
  const people: Citizen[] = []
  for (let n = 0; n < 6; n += 1) people.push(await citizen((n % 2 ? one : other).baseUrl))
  const [who] = people as [Citizen]
  const listener = await listenAt(one.kontor.url, who.token)
  await listener.join(`person:${who.id}`)
  const there = { ...who, client: createClient({ baseUrl: other.baseUrl, token: () => who.token }) }
  for (let n = 0; n < 10; n += 1) await rename(there, `Name ${n}`)
  const last = (await eventsOf(who)).at(-1)?.seq
  await untilSo('the last is heard', () => listener.told.some(({ seq }) => seq === last))
  await allDelivered()

  const deliveries = await askAt<{ n: number; tries: number }>(
    url,
    'select count(*)::int as n, max(attempts)::int as tries from foundation.deliveries',
  )
  expect(deliveries[0]?.tries).toBe(1)
  const mails = await askAt<{ n: number }>(
    url,
    `
    select count(m.*)::int as n from identity.people p left join notifications.messages m on m.person_id = p.id and m.channel = 'email'
     where p.id = any($1::uuid[]) group by p.id`,
    [people.map(({ id }) => id)],
  )
  expect(mails.map(({ n }) => n)).toEqual(people.map(() => 1))
  listener.socket.disconnect()
})

test('after a gap a room tells all that was missed, in order; after too long a gap it says so', async () => {
  const front = await server({})
  const who = await citizen(front.baseUrl)
  const room = `person:${who.id}`
  const listener = await listenAt(front.kontor.url, who.token)
  const { seq: before = 0 } = await listener.join(room)
  listener.socket.disconnect()
  for (let n = 0; n < 7; n += 1) await rename(who, `Name ${n}`)
  await allDelivered()

  const back = await listenAt(front.kontor.url, who.token)
  const joined = await back.join(room, before)
  const expected = (await eventsOf(who)).filter(({ seq }) => seq > before)
  expect(joined.missed?.map(({ event, seq }) => ({ name: event, seq }))).toEqual(expected)
  expect(joined.resync).toBeUndefined()
  expect(joined.seq).toBe(expected.at(-1)?.seq)
  // Who refetches when told ends as one who loads afresh: the last told is the last there is.
  expect((await who.client.call(readProfile, {})).name).toBe('Name 6')
  expect((await back.join(room, 1_000_000)).resync).toBe(true)

  await front.kontor.database.transact({ orgId, actor: SYSTEM }, async (tx) => {
    for (let n = 0; n < 501; n += 1)
      await tell(tx, ProfileChanged, room, { personId: who.id, changed: ['name'] })
  })
  const late = await back.join(room, joined.seq)
  expect(late).toMatchObject({ ok: true, resync: true, seq: (joined.seq ?? 0) + 501 })
  expect(late.missed).toBeUndefined()
  back.socket.disconnect()
})

test('a room is closed to whoever may not hear it, and to those without a token', async () => {
  const front = await server({ roles: ['api', 'realtime'] })
  const [who, stranger] = [await citizen(front.baseUrl), await citizen(front.baseUrl)]
  const listener = await listenAt(front.kontor.url, stranger.token)
  expect(await listener.join(`person:${who.id}`)).toMatchObject({
    ok: false,
    reason: 'live.not_permitted',
  })
  expect(await listener.join('no.such:thing')).toMatchObject({
    ok: false,
    reason: 'live.no_such_topic',
  })
  expect(await listener.join("x'; drop table y")).toMatchObject({
    ok: false,
    reason: 'live.bad_topic',
  })
  listener.socket.disconnect()
  await expect(listenAt(front.kontor.url, 'no token')).rejects.toThrow('UNAUTHORIZED')
})

test('a socket ends with its token, and lives on when it is renewed by the same person', async () => {
  const front = await server({ roles: ['api'] })
  const [me, somebody] = [newId(), newId()]
  const http = createServer()
  const live = new Live({
    http,
    database: front.kontor.database,
    origins: [],
    checkTokensMs: 50,
    topics: [topic({ name: 'open', permit: async () => true })],
    identify: async (token): Promise<Identity | null> => {
      const [id = '', until = ''] = token.split('/')
      return {
        orgId,
        until: new Date(Number(until)),
        actor: { kind: 'person', id, roles: [], permits: new Set() },
      }
    },
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => live.close())
  const address = http.address()
  const tokenOf = (id: string, ms: number) => `${id}/${Date.now() + ms}`
  const at = (token: string) =>
    io(
      `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}${LIVE_NAMESPACE}`,
      { auth: { token }, transports: ['websocket'], forceNew: true, reconnection: false },
    )

  const [short, renewed, swapped] = [
    at(tokenOf(me, 700)),
    at(tokenOf(me, 700)),
    at(tokenOf(me, 700)),
  ]
  const ended: string[] = []
  for (const [name, socket] of Object.entries({ short, renewed, swapped }))
    socket.on('disconnect', () => ended.push(name))
  await untilSo('all are there', () => live.sockets === 3, 600)
  expect(await renewed.emitWithAck('renew', { token: tokenOf(me, 60_000) })).toEqual({ ok: true })
  expect(await swapped.emitWithAck('renew', { token: tokenOf(somebody, 60_000) })).toEqual({
    ok: false,
  })
  await untilSo('two are closed', () => live.sockets === 1, 3000)
  await pause(200)
  expect(ended.toSorted()).toEqual(['short', 'swapped'])
  renewed.disconnect()
})
