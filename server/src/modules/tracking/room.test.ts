import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Joined, LIVE_NAMESPACE } from '#contract/live'
import { Live } from '#foundation/live'
import { addMs, hours, seconds } from '#foundation/time'
import type { Person } from '#testing'
import { closeSharing } from './close-sharing.ts'
import { trackingModule } from './index.ts'
import { fix, makeRoadWorld, north, type RoadWorld, send, share } from './testing/road-world.ts'

let world: RoadWorld
let live: Live
let url: string
const byToken = new Map<string, Person>()
const sockets: Socket[] = []

beforeAll(async () => {
  world = await makeRoadWorld()
  const http = createServer()
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  live = new Live({
    http,
    database: world.database,
    topics: trackingModule.topics,
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

async function connect(person: Person): Promise<{ socket: Socket; heard: { kind: string }[] }> {
  byToken.set(person.id, person)
  const socket = io(url + LIVE_NAMESPACE, {
    auth: { token: person.id },
    transports: ['websocket'],
    forceNew: true,
  })
  sockets.push(socket)
  const heard: { kind: string }[] = []
  socket.on('pushed', (message: { kind: string }) => heard.push(message))
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve)
    socket.on('connect_error', reject)
  })
  return { socket, heard }
}

const join = (socket: Socket, topic: string): Promise<Joined> =>
  socket.emitWithAck('join', { topic })
/** Everything that was sent before this has arrived: an answer comes behind it. */
const settled = (socket: Socket) => socket.emitWithAck('join', { topic: 'nothing:1' })

test('a viewer’s socket hears positions until the close and nothing after; a stranger hears none', async () => {
  const { technician, customer, stranger } = world.people()
  const { subject, sessionId } = await share(technician, customer)
  const room = `tracking.session:${sessionId}`
  const viewer = await connect(customer)
  const other = await connect(stranger)

  expect((await join(viewer.socket, room)).ok).toBe(true)
  expect(await join(other.socket, room)).toEqual({ ok: false, reason: 'live.not_permitted' })
  await send(world, technician, fix(world, north(700)))
  await technician.act((tx) => closeSharing(tx, subject))
  world.clock.passes(seconds(5))
  await send(world, technician, fix(world, north(690)))
  const again = await share(technician, customer, subject)
  world.clock.passes(seconds(5))
  await send(world, technician, fix(world, north(680)))
  await Promise.all([settled(viewer.socket), settled(other.socket)])

  expect(viewer.heard).toMatchObject([
    { kind: 'position', payload: { sessionId, position: { point: north(700) } } },
    { kind: 'closed', payload: { sessionId } },
  ])
  expect(other.heard).toEqual([])
  expect((await join(viewer.socket, room)).ok).toBe(false)
  expect((await join(viewer.socket, `tracking.session:${again.sessionId}`)).ok).toBe(true)
})
