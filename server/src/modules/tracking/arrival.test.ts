import { afterAll, beforeAll, expect, test } from 'vitest'
import { seconds } from '#foundation/time'
import { race } from '#testing'
import { ArrivingSoon, GeofenceEntered } from './events.ts'
import { setOnline } from './presence.ts'
import { readSharing } from './read-sharing.ts'
import { fix, makeRoadWorld, north, type RoadWorld, send, share } from './testing/road-world.ts'

let world: RoadWorld
beforeAll(async () => {
  world = await makeRoadWorld()
})
afterAll(() => world.close())

test('of twenty batches at the door at once, the arrival is told exactly once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { technician, customer } = world.people()
    await technician.does(setOnline, { online: true })
    const { subject, sessionId } = await share(technician, customer)
    world.clock.passes(seconds(1))
    const sent = await race(
      Array.from(
        { length: 20 },
        (_, n) => () =>
          send(world, technician, {
            ...fix(world, north(20), { accuracyM: 30 }),
            at: new Date(world.clock.now().getTime() - n).toISOString(),
          }),
      ),
    )

    expect(sent.won.map((answer) => answer.kept)).toEqual(Array.from({ length: 20 }, () => 1))
    const told = (await world.told(GeofenceEntered)).filter((each) => each.sessionId === sessionId)
    expect(told).toHaveLength(1)
    expect((await customer.does(readSharing, { subject })).enteredAt).not.toBeNull()
  }
})

test('one doubtful fix inside the fence is no arrival, two in a row are, one certain is', async () => {
  const { technician, customer } = world.people()
  const first = await share(technician, customer)
  const arrived = async (subject: string) =>
    (await customer.does(readSharing, { subject })).enteredAt !== null
  const step = async (meters: number, accuracyM: number) => {
    world.clock.passes(seconds(10))
    await send(world, technician, fix(world, north(meters), { accuracyM }))
  }

  await step(60, 50)
  await step(120, 50)
  await step(60, 50)
  expect(await arrived(first.subject)).toBe(false)
  await step(50, 50)
  expect(await arrived(first.subject)).toBe(true)

  const second = await share(technician, customer)
  await step(40, 10)
  expect(await arrived(second.subject)).toBe(true)
})

test('two minutes away is said once', async () => {
  const { technician, customer } = world.people()
  const { sessionId } = await share(technician, customer)
  for (const meters of [1500, 600, 500, 400]) {
    world.clock.passes(seconds(25))
    await send(world, technician, fix(world, north(meters)))
    await world.drain()
  }
  const told = (await world.told(ArrivingSoon)).filter((each) => each.sessionId === sessionId)
  expect(told).toHaveLength(1)
})
