import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendPositions } from '#contract/tracking'
import { hours, seconds } from '#foundation/time'
import { setOnline } from './presence.ts'
import { setTrackingSettings } from './settings.ts'
import { sweepTracking } from './sweep-tracking.ts'
import { fix, makeRoadWorld, north, type RoadWorld, send } from './testing/road-world.ts'

let world: RoadWorld
beforeAll(async () => {
  world = await makeRoadWorld()
})
afterAll(() => world.close())

async function onDuty() {
  const { technician } = world.people()
  await technician.does(setOnline, { online: true })
  world.clock.passes(seconds(60))
  return technician
}

test('an offline batch is kept in the order of the device, its clock set right', async () => {
  const technician = await onDuty()
  world.clock.passes(seconds(600))
  // The device is three hours ahead of us and knows nothing of it.
  const device = (ageS: number) =>
    new Date(world.clock.now().getTime() + hours(3) - seconds(ageS)).toISOString()
  const points = [40, 300, 120].map((ageS) => ({ ...north(ageS), accuracyM: 5, at: device(ageS) }))

  const { acceptPositions } = await import('./accept-positions.ts')
  const answer = await technician.does(acceptPositions, { sentAt: device(0), points })

  expect(answer).toMatchObject({ kept: 3, dropped: [] })
  const rows = await world.raw<{ recorded_at: Date }>(
    `select recorded_at from tracking.positions where person_id = '${technician.id}' order by 1`,
  )
  const ages = rows.map((row) => (world.clock.now().getTime() - row.recorded_at.getTime()) / 1000)
  expect(ages).toEqual([300, 120, 40])
})

test('a jump, a bad fix, an old one and one from the future are dropped and named', async () => {
  const technician = await onDuty()
  world.clock.passes(hours(3))
  await technician.does(setOnline, { online: true })
  await send(world, technician, fix(world, north(0), { ageS: 60 }))

  const answer = await send(
    world,
    technician,
    fix(world, north(90_000), { ageS: 50 }),
    fix(world, north(10), { ageS: 40, accuracyM: 900 }),
    fix(world, north(10), { ageS: 7300 }),
    fix(world, north(10), { ageS: -30 }),
    fix(world, north(500), { ageS: 20 }),
  )

  expect(answer).toEqual({
    kept: 1,
    isShared: false,
    dropped: [
      { index: 0, why: 'impossible_jump' },
      { index: 1, why: 'too_inaccurate' },
      { index: 2, why: 'too_old' },
      { index: 3, why: 'from_the_future' },
    ],
  })
})

test('a batch sent again after a lost answer is kept once', async () => {
  const technician = await onDuty()
  const points = [fix(world, north(5), { ageS: 20 }), fix(world, north(9), { ageS: 10 })]
  await send(world, technician, ...points)
  world.clock.passes(seconds(2))

  const again = await send(world, technician, ...points)

  expect(again).toEqual({
    kept: 0,
    isShared: false,
    dropped: [
      { index: 0, why: 'duplicate' },
      { index: 1, why: 'duplicate' },
    ],
  })
})

test('the door takes 1 to 60 points with sound numbers', () => {
  const at = world.clock.now().toISOString()
  const point = { ...north(1), accuracyM: 5, at }
  const accepts = (points: unknown[]) =>
    sendPositions.input.safeParse({ sentAt: at, points }).success

  expect(accepts([point])).toBe(true)
  expect(accepts([])).toBe(false)
  expect(accepts(Array.from({ length: 61 }, () => point))).toBe(false)
  const wrong = [
    { lat: 91 },
    { lng: Number.NaN },
    { accuracyM: -1 },
    { at: 'now' },
    { headingDeg: 400 },
  ]
  for (const part of wrong) expect(accepts([{ ...point, ...part }])).toBe(false)
})

test('history is kept a day, or as long as the organisation says, and not longer', async () => {
  const technician = await onDuty()
  await send(world, technician, fix(world, north(5)))
  const left = async () =>
    (await world.raw(`select 1 from tracking.positions where person_id = '${technician.id}'`))
      .length

  world.clock.passes(hours(23))
  await world.system().act(sweepTracking)
  expect(await left()).toBe(1)
  const founder = world.person({ roles: ['founder'] })
  await founder.does(setTrackingSettings, { positionsKeptHours: 48 })
  world.clock.passes(hours(20))
  await world.system().act(sweepTracking)
  expect(await left()).toBe(1)
  await founder.does(setTrackingSettings, { positionsKeptHours: 12 })
  await world.system().act(sweepTracking)
  expect(await left()).toBe(0)
})
