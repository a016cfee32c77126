import { cellToLatLng, latLngToCell } from 'h3-js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minutes, seconds } from '#foundation/time'
import { expectRefusal, race } from '#testing'
import { PresenceChanged } from './events.ts'
import { latestPosition, latestPositions } from './latest-positions.ts'
import { isOnline, readPresence, setOnline, sweepPresence, whoIsOnline } from './presence.ts'
import { fix, makeRoadWorld, north, type RoadWorld, send, share } from './testing/road-world.ts'
import { trackingFigures } from './tracking-figures.ts'

let world: RoadWorld
beforeAll(async () => {
  world = await makeRoadWorld()
})
afterAll(() => world.close())

const toldOf = async (personId: string) =>
  (await world.told(PresenceChanged)).filter((told) => told.personId === personId)

test('going online is told once, however often it is said', async () => {
  const { technician } = world.people()
  expect(await technician.does(readPresence, {})).toMatchObject({ isOnline: false, since: null })

  await race(Array.from({ length: 10 }, () => () => technician.does(setOnline, { online: true })))
  expect(await technician.does(readPresence, {})).toMatchObject({
    isOnline: true,
    reason: 'chosen',
  })
  await technician.does(setOnline, { online: false })
  await technician.does(setOnline, { online: false })

  expect(await toldOf(technician.id)).toEqual([
    { personId: technician.id, isOnline: true, reason: 'chosen' },
    { personId: technician.id, isOnline: false, reason: 'chosen' },
  ])
})

test('nobody is put online by another, but a product may put somebody offline and say why', async () => {
  const { technician, staff } = world.people()
  await expectRefusal(
    staff.does(setOnline, { online: true, personId: technician.id }),
    'tracking.only_the_one_who_shares',
  )
  await technician.does(setOnline, { online: true })

  await world.system().does(setOnline, {
    online: false,
    personId: technician.id,
    reason: 'missed_offers',
  })
  expect(await technician.does(readPresence, {})).toMatchObject({
    isOnline: false,
    reason: 'missed_offers',
  })
})

test('who is not heard of for a quarter of an hour is offline at once, and swept once', async () => {
  const { technician } = world.people()
  await technician.does(setOnline, { online: true })
  world.clock.passes(minutes(10))
  await send(world, technician, fix(world, north(100)))
  world.clock.passes(minutes(14))
  expect(await technician.act((tx) => isOnline(tx, technician.id))).toBe(true)
  world.clock.passes(minutes(2))

  expect(await technician.act((tx) => isOnline(tx, technician.id))).toBe(false)
  expect(await technician.act((tx) => latestPosition(tx, technician.id))).toBeUndefined()
  await Promise.all([1, 2, 3].map(() => world.system().act(sweepPresence)))
  expect((await toldOf(technician.id)).at(-1)).toMatchObject({ isOnline: false, reason: 'stale' })
  expect(await toldOf(technician.id)).toHaveLength(2)
})

test('matching sees the middle of a cell, of people on duty only', async () => {
  const { technician, customer, stranger } = world.people()
  await technician.does(setOnline, { online: true })
  world.clock.passes(seconds(5))
  await send(world, technician, fix(world, north(333)))
  await share(stranger, customer)
  await send(world, stranger, fix(world, north(444)))

  const found = await customer.act((tx) =>
    latestPositions(tx, [technician.id, stranger.id, customer.id]),
  )

  const cell = latLngToCell(north(333).lat, north(333).lng, 8)
  const [lat, lng] = cellToLatLng(cell)
  expect([...found.keys()]).toEqual([technician.id])
  expect(found.get(technician.id)).toMatchObject({ personId: technician.id, cell, lat, lng })
  expect(await customer.act((tx) => whoIsOnline(tx, [technician.id, stranger.id]))).toEqual(
    new Set([technician.id]),
  )
  const elsewhere = world.person({ orgId: world.otherOrgId })
  expect(await elsewhere.act((tx) => latestPositions(tx, [technician.id]))).toEqual(new Map())
})

test('what was shared before going online is not what matching sees', async () => {
  const { technician, customer } = world.people()
  await share(technician, customer)
  await send(world, technician, fix(world, north(50)))
  world.clock.passes(seconds(5))
  await technician.does(setOnline, { online: true })

  expect(await technician.act((tx) => latestPosition(tx, technician.id))).toBeUndefined()
})

test('off duty and not sharing, nothing is kept; going offline forgets the last place', async () => {
  const { technician } = world.people()
  const idle = await send(world, technician, fix(world, north(10)))
  expect(idle).toEqual({ kept: 0, dropped: [{ index: 0, why: 'not_consented' }], isShared: false })

  await technician.does(setOnline, { online: true })
  world.clock.passes(seconds(5))
  await send(world, technician, fix(world, north(10)))
  await technician.does(setOnline, { online: false })
  const left = await world.raw(
    `select 1 from tracking.latest_positions where person_id = '${technician.id}'`,
  )
  expect(left).toEqual([])
})

test('the figures count people, sessions and points, and name nobody', async () => {
  const fresh = await makeRoadWorld()
  try {
    const { technician, customer } = fresh.people()
    await technician.does(setOnline, { online: true })
    await share(technician, customer)
    fresh.clock.passes(seconds(30))
    await send(
      fresh,
      technician,
      ...[10, 20, 30].map((ageS) => fix(fresh, north(ageS), { ageS: ageS - 5 })),
    )

    expect(await technician.act(trackingFigures)).toEqual({
      online: 1,
      activeSessions: 1,
      pausedSessions: 0,
      pointsPerMinute: 3 / 5,
      positionsKept: 3,
      oldestPositionHours: 0,
    })
  } finally {
    await fresh.close()
  }
})
