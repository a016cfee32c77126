import { createClient } from '#contract'
import { patchProfile } from '#contract/identity'
import { setPresence } from '#contract/tracking'
import { alternate } from '../harness/alternate.ts'
import { LightSocket, openSockets } from '../harness/light-socket.ts'
import { residentBytes } from '../harness/resident-memory.ts'
import { atMost, type Figure, type Row, shareOfFloor } from '../harness/row.ts'
import { type Round, roundOf } from '../harness/stats.ts'
import { type Person, registerPeople, registerStaff } from '../stage/people.ts'
import type { Served } from '../stage/stage.ts'

const SOCKETS = 2000
const PER_SECOND = 10
const FOR_MS = 5000
const SETTLES_MS = 1500
const HELD = 10_000
const STORM = 2000
const MOST_STORM_S = 10

/** Two thousand at their desks hear of every technician who comes or goes, ten times a second. */
export const fanOut: Row = {
  name: 'fan-out',
  work: `fan-out: ${SOCKETS.toLocaleString('en-US')} sockets × ${PER_SECOND} msg/s`,
  floor: 'bare Socket.IO',
  async run({ stage, rounds, hear }) {
    const product = await stage.product()
    const bare = await stage.bareSockets()
    const staff = await registerStaff(stage, product.origin)
    const comers = await registerPeople(`${product.origin}/zenvee/v1`, PER_SECOND)
    const room = `operations:${stage.orgId}`
    const ourEars = new Ears()
    const bareEars = new Ears()
    hear('sockets are opened')
    const ours = await openSockets(SOCKETS, () => joined(product, staff.token, room, ourEars))
    const theirs = await openSockets(SOCKETS, () => joined(bare, '', 'room:1', bareEars))
    const tongue = await LightSocket.open(bare.origin, {}, () => {})
    const compared = await alternate(
      rounds,
      {
        ours: () => ourEars.listen(() => comeAndGo(product, comers)),
        floor: () =>
          bareEars.listen(async () => {
            await tongue.ask('rate', { perSecond: PER_SECOND })
            await pause(FOR_MS)
            await tongue.ask('rate', { perSecond: 0 })
          }),
      },
      (done, of) => hear(`round ${done + 1} of ${of}`),
    )
    for (const each of [...ours, ...theirs, tongue]) each.close()
    return [shareOfFloor(compared, { label: 'deliveries', must: 0.9, aim: 1, mostP95: 125 })]
  },
}

/** Ten thousand who only listen, and two thousand who lose their connection at once. */
export const manySockets: Row = {
  name: 'sockets',
  work: '10,000 sockets held; reconnect storm of 2,000',
  floor: 'bare Socket.IO',
  async run({ stage, hear }) {
    const product = await stage.freshProduct()
    const bare = await stage.freshBareSockets()
    try {
      const staff = await registerStaff(stage, product.origin)
      const room = `operations:${stage.orgId}`
      hear('ten thousand sockets are opened at the floor')
      const bareMb = await heldMb(bare, () => joined(bare, '', 'room:1', new Ears()))
      hear('ten thousand sockets are opened here')
      const ears = new Ears()
      const before = residentBytes(product.pid)
      const held = await openSockets(HELD, () => joined(product, staff.token, room, ears))
      const ourMb = (residentBytes(product.pid) - before) / 2 ** 20
      hear('two thousand come back at once')
      const stormMs = await storm(product, staff, room, held)
      for (const each of held) each.close()
      return [memoryFigure(ourMb, bareMb), stormFigure(stormMs)]
    } finally {
      await product.stop()
      await bare.stop()
    }
  },
}

async function heldMb(server: Served, open: () => Promise<LightSocket>): Promise<number> {
  const before = residentBytes(server.pid)
  const held = await openSockets(HELD, open)
  const grown = (residentBytes(server.pid) - before) / 2 ** 20
  for (const each of held) each.close()
  return grown
}

function memoryFigure(ours: number, floor: number): Figure {
  return {
    ...atMost(ours, {
      label: 'memory of 10,000',
      unit: 'MB',
      must: floor * 1.5,
      aim: floor,
      floor,
    }),
    must: '≤ 1.5 ×',
    aim: '≤ 1 ×',
  }
}

function stormFigure(stormMs: number): Figure {
  return atMost(stormMs / 1000, {
    label: 'all back, nothing missed',
    unit: 's',
    must: MOST_STORM_S,
  })
}

/** Everybody hangs up and is back, joined and caught up; milliseconds. Throws when a change was missed. */
async function storm(
  product: Served,
  staff: Person,
  room: string,
  held: readonly LightSocket[],
): Promise<number> {
  for (const each of held.slice(0, STORM)) each.close()
  const mine = `person:${staff.id}`
  const client = createClient({ baseUrl: `${product.origin}/zenvee/v1`, token: () => staff.token })
  const first = await LightSocket.open(product.origin, { token: staff.token }, () => {})
  const { seq } = (await first.ask('join', { topic: mine })) as { seq: number }
  // What happens while they are gone must reach each of them by catching up.
  for (const name of ['Somebody Else', 'Somebody Again']) await client.call(patchProfile, { name })
  first.close()
  const begun = performance.now()
  await openSockets(
    STORM,
    async () => {
      const socket = await LightSocket.open(product.origin, { token: staff.token }, () => {})
      const answer = (await socket.ask('join', { topic: room })) as { ok: boolean }
      const caught = (await socket.ask('join', { topic: mine, since: seq })) as {
        ok: boolean
        missed?: unknown[]
      }
      if (!answer.ok || !caught.ok) throw new Error('a socket could not come back')
      if (caught.missed?.length !== 2) throw new Error('a socket missed what happened meanwhile')
      return socket
    },
    STORM,
  ).then((sockets) => {
    for (const each of sockets) each.close()
  })
  return performance.now() - begun
}

/** Who hears, and when: one for all sockets of a side. */
class Ears {
  #times: number[] = []

  readonly hear = (event: string, payload: unknown): void => {
    if (event !== 'told') return
    this.#times.push(Date.now() - Date.parse((payload as { at: string }).at))
  }

  /** Listen while something speaks, and a little longer for what is under way. */
  async listen(speak: () => Promise<void>): Promise<Round> {
    this.#times = []
    const begun = performance.now()
    await speak()
    const spokeMs = performance.now() - begun
    await pause(SETTLES_MS)
    return roundOf(this.#times, spokeMs)
  }
}

async function joined(
  server: Served,
  token: string,
  room: string,
  ears: Ears,
): Promise<LightSocket> {
  const socket = await LightSocket.open(server.origin, { token }, ears.hear)
  const answer = (await socket.ask('join', { topic: room })) as { ok: boolean; reason?: string }
  if (!answer.ok) throw new Error(`a socket may not join ${room}: ${answer.reason}`)
  return socket
}

/** Each of ten comes or goes once a second, in turn; every change is told to the staff. */
async function comeAndGo(product: Served, comers: readonly Person[]): Promise<void> {
  const until = performance.now() + FOR_MS
  let online = true
  while (performance.now() < until) {
    for (const person of comers) {
      const next = performance.now() + 1000 / PER_SECOND
      await createClient({
        baseUrl: `${product.origin}/zenvee/v1`,
        token: () => person.token,
      }).call(setPresence, { online })
      await pause(Math.max(0, next - performance.now()))
    }
    online = !online
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
