import { afterAll, beforeAll, expect, test } from 'vitest'
import { OnMyWay, Sharing } from '#contract/tracking'
import { tell } from '#foundation/events'
import { hours, minutes, seconds } from '#foundation/time'
import { PersonDeleted } from '#modules/identity'
import { expectRefusal, race } from '#testing'
import { closeSharing } from './close-sharing.ts'
import { SharingClosed, SharingOpened } from './events.ts'
import { makeSharingLink } from './make-link.ts'
import { openSharing } from './open-sharing.ts'
import { pauseSharing, resumeSharing } from './pause-sharing.ts'
import { setOnline } from './presence.ts'
import { mayJoinRoom, readOnMyWay, readSharing } from './read-sharing.ts'
import { sweepTracking } from './sweep-tracking.ts'
import {
  DOOR,
  fix,
  makeRoadWorld,
  newSubject,
  north,
  type RoadWorld,
  send,
  share,
} from './testing/road-world.ts'

let world: RoadWorld
beforeAll(async () => {
  world = await makeRoadWorld()
})
afterAll(() => world.close())

test('a viewer sees the last position, its age, the way and the ETA of an open session', async () => {
  const { technician, customer } = world.people()
  const { subject, sessionId } = await share(technician, customer)
  world.clock.passes(seconds(1))
  await send(world, technician, fix(world, north(2000)))
  world.clock.passes(seconds(20))
  await send(world, technician, fix(world, north(1900)))
  await world.drain()
  world.clock.passes(seconds(10))

  const seen = await customer.does(readSharing, { subject, path: 'yes' })

  expect(Sharing.parse(seen)).toEqual(seen)
  expect(seen).toMatchObject({
    sessionId,
    state: 'open',
    personId: technician.id,
    destination: DOOR,
  })
  expect(seen.position).toMatchObject({ point: north(1900), ageSeconds: 10, isStale: false })
  expect(seen.path).toEqual([north(2000), north(1900)])
  expect(seen.eta?.seconds).toBeGreaterThan(30)
  expect(seen.eta?.isStale).toBe(false)
  world.clock.passes(minutes(5))
  const later = await customer.does(readSharing, { subject })
  expect(later.position).toMatchObject({ ageSeconds: 310, isStale: true })
  expect(later.eta?.isStale).toBe(true)
})

test('what was recorded before the session opened is not part of it', async () => {
  const { technician, customer } = world.people()
  const { subject } = await share(technician, customer)
  world.clock.passes(seconds(10))

  const answer = await send(
    world,
    technician,
    fix(world, north(900), { ageS: 30 }),
    fix(world, north(890), { ageS: 5 }),
  )

  expect(answer).toEqual({ kept: 1, dropped: [{ index: 0, why: 'not_consented' }], isShared: true })
  const seen = await customer.does(readSharing, { subject, path: 'yes' })
  expect(seen.path).toEqual([north(890)])
})

test('strangers, other organisations and staff without the permit see no session', async () => {
  const { technician, customer, stranger, staff } = world.people()
  const { subject, sessionId } = await share(technician, customer)
  await send(world, technician, fix(world, north(500)))
  const permitless = world.person({ roles: ['support'] })
  const elsewhere = world.person({ roles: ['operator'], orgId: world.otherOrgId, id: customer.id })

  for (const person of [stranger, permitless, elsewhere]) {
    await expectRefusal(person.does(readSharing, { subject }), 'tracking.not_shared')
    expect(await person.does(mayJoinRoom, sessionId)).toBe(false)
    await expectRefusal(person.does(makeSharingLink, { subject }), 'tracking.not_shared')
    await expectRefusal(person.does(pauseSharing, { subject }), 'tracking.not_shared')
  }
  // Staff hear the room only after the look that is audited, and it is audited once.
  expect(await staff.does(mayJoinRoom, sessionId)).toBe(false)
  await staff.does(readSharing, { subject })
  await staff.does(readSharing, { subject })
  expect(await staff.does(mayJoinRoom, sessionId)).toBe(true)
  const audit = await world.raw(`select action from audit.entries where about = '${subject}'`)
  expect(audit).toEqual([{ action: 'position.read' }])
})

test('a closed session shows nothing to anybody, keeps no place, and its link is dead', async () => {
  const { technician, customer, staff } = world.people()
  const { subject, sessionId } = await share(technician, customer)
  await send(world, technician, fix(world, north(500)))
  const { token } = await customer.does(makeSharingLink, { subject })
  const visitor = world.person({ roles: [] })
  const linked = await visitor.does(readOnMyWay, { token })
  expect(OnMyWay.strict().parse(linked)).toEqual(linked)
  expect(linked.position?.point).toEqual(north(500))

  expect(await customer.does((tx) => closeSharing(tx, subject, 'done'), {})).toBe(true)
  expect(await customer.does((tx) => closeSharing(tx, subject), {})).toBe(false)

  for (const person of [technician, customer, staff]) {
    await expectRefusal(person.does(readSharing, { subject, path: 'yes' }), 'tracking.not_shared')
    expect(await person.does(mayJoinRoom, sessionId)).toBe(false)
  }
  await expectRefusal(visitor.does(readOnMyWay, { token }), 'tracking.link_over')
  const [row] = await world.raw(`
    select lat, lng, recorded_at, destination_lat, fence_lat, eta_at from tracking.sessions
     where id = '${sessionId}'`)
  expect(Object.values(row ?? {}).every((value) => value === null)).toBe(true)
  expect(await world.raw(`select from tracking.links where session_id = '${sessionId}'`)).toEqual(
    [],
  )
  expect((await world.told(SharingClosed)).filter((told) => told.sessionId === sessionId)).toEqual([
    { sessionId, subject, personId: technician.id, reason: 'done' },
  ])
})

test('the database itself refuses a closed session that knows a place', async () => {
  const { technician, customer } = world.people()
  const { subject, sessionId } = await share(technician, customer)
  await customer.does((tx) => closeSharing(tx, subject), {})

  await expect(
    world.raw(`update tracking.sessions set lat = 1 where id = '${sessionId}'`),
  ).rejects.toThrow('sessions_closed_or_paused_know_no_place')
})

test('a link keeps only the hash of its token, and there are at most five', async () => {
  const { technician, customer } = world.people()
  const { subject } = await share(technician, customer)
  const made = await race(
    Array.from({ length: 8 }, () => () => customer.does(makeSharingLink, { subject })),
  )

  expect(made.won).toHaveLength(5)
  expect(new Set(made.refused)).toEqual(new Set(['tracking.too_many_links']))
  const rows = await world.raw<{ token_hash: string }>('select token_hash from tracking.links')
  for (const { token } of made.won) {
    expect(rows.some((row) => row.token_hash.includes(token))).toBe(false)
  }
  const elsewhere = world.person({ orgId: world.otherOrgId })
  await expectRefusal(
    elsewhere.does(readOnMyWay, { token: made.won[0]?.token ?? '' }),
    'tracking.link_over',
  )
})

test('only the one who is seen can begin it, for one thing once, and again after it closed', async () => {
  const { technician, customer, stranger } = world.people()
  const subject = newSubject()
  const wish = { subject, personId: technician.id, viewers: [customer.id] }

  await expectRefusal(customer.does(openSharing, wish), 'tracking.only_the_one_who_shares')
  const opened = await race(
    Array.from({ length: 12 }, () => () => technician.does(openSharing, wish)),
  )
  expect(opened.broken).toEqual([])
  const told = (await world.told(SharingOpened)).filter((each) => each.subject === subject)
  expect(told).toHaveLength(1)
  await expectRefusal(
    stranger.does(openSharing, { ...wish, personId: stranger.id }),
    'tracking.shared_by_another',
  )

  await technician.does((tx) => closeSharing(tx, subject), {})
  const again = await technician.does(openSharing, wish)
  expect(again.sessionId).not.toBe(told[0]?.sessionId)
})

test('a pause forgets what was seen, and what is recorded in it is never seen', async () => {
  const { technician, customer } = world.people()
  const { subject } = await share(technician, customer)
  await send(world, technician, fix(world, north(500)))
  await expectRefusal(customer.does(pauseSharing, { subject }), 'tracking.not_shared')
  await technician.does(pauseSharing, { subject })

  world.clock.passes(seconds(30))
  const during = await send(world, technician, fix(world, north(490), { ageS: 3 }))
  expect(during).toMatchObject({ kept: 0, isShared: false })
  expect(await customer.does(readSharing, { subject, path: 'yes' })).toMatchObject({
    state: 'paused',
    position: null,
    eta: null,
    path: [],
  })

  world.clock.passes(seconds(30))
  await technician.does(resumeSharing, { subject })
  world.clock.passes(seconds(5))
  await send(
    world,
    technician,
    fix(world, north(480), { ageS: 20 }),
    fix(world, north(470), { ageS: 1 }),
  )
  const seen = await customer.does(readSharing, { subject, path: 'yes' })
  expect(seen.path).toEqual([north(470)])
})

test('a point from before the opening stays unseen, also of somebody who was on duty then', async () => {
  const { technician, customer } = world.people()
  await technician.does(setOnline, { online: true })
  world.clock.passes(seconds(60))
  const { subject } = await share(technician, customer)
  world.pushes.splice(0)
  world.clock.passes(seconds(5))

  const answer = await send(world, technician, fix(world, north(900), { ageS: 20 }))

  expect(answer).toMatchObject({ kept: 1 })
  expect(await customer.does(readSharing, { subject, path: 'yes' })).toMatchObject({
    position: null,
    path: [],
  })
  expect(world.pushes).toEqual([])
})

test('a deleted account leaves no trace of the way, and its sessions close', async () => {
  const { technician, customer } = world.people()
  await technician.does(setOnline, { online: true })
  const { subject } = await share(technician, customer)
  await send(world, technician, fix(world, north(500)))

  await world
    .system()
    .act((tx) =>
      tell(tx, PersonDeleted, `identity.person:${technician.id}`, { personId: technician.id }),
    )
  await world.drain()

  await expectRefusal(customer.does(readSharing, { subject }), 'tracking.not_shared')
  for (const table of ['presence', 'latest_positions', 'positions']) {
    const left = await world.raw(
      `select 1 from tracking.${table} where person_id = '${technician.id}'`,
    )
    expect(left, table).toEqual([])
  }
})

test('a session that nobody closed is over after twelve hours, and the sweep says so', async () => {
  const { technician, customer } = world.people()
  const { subject, sessionId } = await share(technician, customer)
  await send(world, technician, fix(world, north(500)))
  world.clock.passes(hours(12) + 1)

  await expectRefusal(customer.does(readSharing, { subject }), 'tracking.not_shared')
  expect(await customer.does(mayJoinRoom, sessionId)).toBe(false)
  await world.system().does(sweepTracking, undefined)
  const told = (await world.told(SharingClosed)).filter((each) => each.sessionId === sessionId)
  expect(told).toMatchObject([{ reason: 'expired' }])
})
