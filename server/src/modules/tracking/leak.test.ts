import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Point } from '#contract/places'
import { Refusal } from '#foundation/refusals'
import { seconds } from '#foundation/time'
import { type Person, race } from '#testing'
import { closeSharing } from './close-sharing.ts'
import { latestPosition } from './latest-positions.ts'
import { makeSharingLink } from './make-link.ts'
import { pauseSharing, resumeSharing } from './pause-sharing.ts'
import { setOnline } from './presence.ts'
import { mayJoinRoom, readOnMyWay, readSharing } from './read-sharing.ts'
import {
  DOOR,
  fix,
  makeRoadWorld,
  newSubject,
  type RoadWorld,
  send,
  share,
} from './testing/road-world.ts'

let world: RoadWorld
beforeAll(async () => {
  world = await makeRoadWorld()
})
afterAll(() => world.close())

type Op =
  | { do: 'open' | 'close' | 'pause' | 'resume' | 'online' | 'offline' | 'link' | 'look' }
  | { do: 'send'; ages: readonly number[] }
  | { do: 'wait'; seconds: number }

const anOp: fc.Arbitrary<Op> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Op>({ do: 'open' }) },
  { weight: 1, arbitrary: fc.constant<Op>({ do: 'close' }) },
  { weight: 5, arbitrary: fc.constantFrom<Op>({ do: 'pause' }, { do: 'resume' }) },
  { weight: 2, arbitrary: fc.constantFrom<Op>({ do: 'online' }, { do: 'offline' }) },
  { weight: 1, arbitrary: fc.constantFrom<Op>({ do: 'link' }, { do: 'look' }) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 5, max: 40 }).map((n): Op => ({ do: 'wait', seconds: n })),
  },
  {
    weight: 6,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 3 })
      .map((ages): Op => ({ do: 'send', ages })),
  },
)

/** What may be known, kept beside the real thing: the points of the visible stretch, by text. */
class Model {
  readonly subject = newSubject()
  readonly people = world.people()
  readonly everySent = new Set<string>()
  readonly tokens: string[] = []
  readonly sessions: string[] = []
  allowed = new Set<string>()
  visibleFrom: number | undefined
  isOpen = false
  isPaused = false
  isOnline = false
}

const text = (point: Point) => `${point.lat},${point.lng}`
let steps = 0
/** Every point is another one, a few centimetres from the last. */
const nextPoint = (): Point => ({ lat: DOOR.lat + (steps += 1) * 3e-7, lng: DOOR.lng })

async function play(model: Model, op: Op): Promise<void> {
  const { technician, customer, staff } = model.people
  const { subject } = model
  const now = world.clock.now().getTime()
  const startStretch = () => {
    model.allowed = new Set()
    model.visibleFrom = now
  }
  const endStretch = () => {
    model.allowed = new Set()
    model.visibleFrom = undefined
  }
  if (op.do === 'wait') world.clock.passes(seconds(op.seconds))
  if (op.do === 'open') {
    const { sessionId } = await share(technician, customer, subject)
    if (!model.isOpen) {
      startStretch()
      model.sessions.push(sessionId)
    }
    model.isOpen = true
  }
  if (op.do === 'close') {
    await customer.act((tx) => closeSharing(tx, subject))
    model.isOpen = model.isPaused = false
    endStretch()
  }
  if (op.do === 'pause' && model.isOpen) {
    await technician.does(pauseSharing, { subject })
    model.isPaused = true
    endStretch()
  }
  if (op.do === 'resume' && model.isOpen) {
    await technician.does(resumeSharing, { subject })
    if (model.isPaused) startStretch()
    model.isPaused = false
  }
  if (op.do === 'online' || op.do === 'offline') {
    model.isOnline = op.do === 'online'
    await technician.does(setOnline, { online: model.isOnline })
  }
  if (op.do === 'link' && model.isOpen) {
    const made = await customer.does(makeSharingLink, { subject }).catch(refusedOnly)
    if (made) model.tokens.push(made.token)
  }
  if (op.do === 'look') await staff.does(readSharing, { subject }).catch(refusedOnly)
  if (op.do === 'send') {
    const points = op.ages.map((ageS) => ({ ageS, point: nextPoint() }))
    for (const { ageS, point } of points) {
      model.everySent.add(text(point))
      const isSeen = model.visibleFrom !== undefined && now - ageS * 1000 >= model.visibleFrom
      if (isSeen) model.allowed.add(text(point))
    }
    await send(world, technician, ...points.map(({ ageS, point }) => fix(world, point, { ageS })))
  }
}

function refusedOnly(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error
  return undefined
}

/** Everything that anybody can learn, by every channel, must be in what is allowed now. */
async function lookEverywhere(model: Model): Promise<void> {
  const { technician, customer, stranger, staff } = model.people
  const { subject } = model
  const permitless = world.person({ roles: ['support'] })
  const elsewhere = world.person({ roles: ['founder'], orgId: world.otherOrgId })
  const read = (person: Person) =>
    person.does(readSharing, { subject, path: 'yes' as const }).catch(refusedOnly)

  for (const person of [stranger, permitless, elsewhere]) expect(await read(person)).toBeUndefined()
  for (const person of [customer, staff, technician]) {
    const seen = await read(person)
    expect(seen !== undefined).toBe(model.isOpen)
    const points = [...(seen?.path ?? []), ...(seen?.position ? [seen.position.point] : [])]
    for (const point of points) expect(model.allowed).toContain(text(point))
    const last = model.sessions.at(-1)
    for (const session of model.sessions) {
      const may = await person.does(mayJoinRoom, session)
      if (session !== last || !model.isOpen) expect(may).toBe(false)
    }
  }
  for (const token of model.tokens) {
    const seen = await stranger.does(readOnMyWay, { token }).catch(refusedOnly)
    if (!model.isOpen) expect(seen).toBeUndefined()
    if (seen?.position) expect(model.allowed).toContain(text(seen.position.point))
  }
  for (const { room, kind, payload } of world.pushes.splice(0)) {
    if (kind !== 'position') continue
    const { position } = payload as { position: { point: Point } }
    expect(room).toBe(`${world.orgId}/tracking.session:${model.sessions.at(-1)}`)
    expect(model.allowed).toContain(text(position.point))
  }
  const coarse = await staff.act((tx) => latestPosition(tx, technician.id))
  if (!model.isOnline) expect(coarse).toBeUndefined()
  if (coarse) expect(model.everySent).not.toContain(text(coarse))
}

test('no sequence of opening, closing, pausing and moving shows a position outside its session', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(anOp, { minLength: 12, maxLength: 30 }),
      async (onDuty, ops) => {
        const model = new Model()
        if (onDuty) await play(model, { do: 'online' })
        world.pushes.splice(0)
        for (const op of ops) {
          await play(model, op)
          await lookEverywhere(model)
        }
      },
    ),
    { numRuns: 60, seed: 20261121 },
  )
  // Nothing that is kept for ever carries a place: events, history, audit, kept answers.
  for (const table of [
    'foundation.events',
    'foundation.history',
    'audit.entries',
    'foundation.idempotency_keys',
  ]) {
    const leaked = await world.raw(`select * from ${table} t where t::text like '%44.25%' limit 1`)
    expect(leaked, table).toEqual([])
  }
}, 180_000)

test('positions racing with a close are never pushed after it, and leave nothing behind', async () => {
  for (let round = 0; round < 25; round += 1) {
    const { technician, customer } = world.people()
    const { subject, sessionId } = await share(technician, customer)
    world.pushes.splice(0)
    world.clock.passes(seconds(30))
    const moving = Array.from(
      { length: 8 },
      (_, n) => () => send(world, technician, fix(world, nextPoint(), { ageS: n })),
    )
    const closing = () => customer.act((tx) => closeSharing(tx, subject))

    const ended = await race<unknown>([...moving.slice(0, 3), closing, ...moving.slice(3), closing])

    expect(ended.broken).toEqual([])
    const kinds = world.pushes
      .filter((each) => each.room.endsWith(sessionId))
      .map((each) => each.kind)
    expect(kinds.indexOf('closed')).toBe(kinds.length - 1)
    const left = await world.raw(
      `select 1 from tracking.latest_positions where person_id = '${technician.id}'`,
    )
    expect(left).toEqual([])
  }
})
