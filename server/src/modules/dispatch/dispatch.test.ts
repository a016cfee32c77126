import { afterAll, beforeAll, expect, test } from 'vitest'
import { DispatchSettings } from '#contract/dispatch'
import { minutes, seconds } from '#foundation/time'
import { cellOf } from '#modules/places'
import { isOnline, setOnline } from '#modules/tracking'
import { expectRefusal } from '#testing'
import { readDispatchBoard, readDispatchWhy } from './board.ts'
import { CourierRested, OfferMade, OfferWithdrawn } from './events.ts'
import {
  acceptOffer,
  assignByHand,
  carryTask,
  changeTask,
  declineOffer,
  finishTask,
  offersOf,
  releaseTask,
  withdrawTask,
} from './index.ts'
import {
  type DispatchWorld,
  makeDispatchWorld,
  spot,
  stand,
} from './testing/make-dispatch-world.ts'
import { changeDispatchZone, drawDispatchZone, listDispatchZones, zoneOfPoint } from './zones.ts'

let world: DispatchWorld
beforeAll(async () => {
  world = await makeDispatchWorld()
})
afterAll(() => world.close())

const offerOf = async (id: string) => {
  const [offer] = await world.system().act((tx) => offersOf(tx, id))
  return offer
}
const whyOf = (about: string) => world.system().does(readDispatchWhy, { about })

test('the nearest of two is asked; says yes; carries; is free again', async () => {
  await world.settings({ policy: 'nearest' })
  const far = await world.courier(spot(-6000))
  const near = await world.courier(spot(-900))
  const about = await world.post()
  await world.drain()

  const offer = await offerOf(near.id)
  expect(offer?.task_ids).toHaveLength(1)
  expect(await offerOf(far.id)).toBeUndefined()
  expect(offer?.stops.map((stop) => stop.kind)).toEqual(['pickup', 'dropoff'])

  await near.act((tx) => acceptOffer(tx, { offerId: offer?.id ?? '', courierId: near.id }))
  expect((await whyOf(about)).task).toMatchObject({ state: 'held', courierId: near.id })
  await near.act((tx) => carryTask(tx, about))
  await near.act((tx) => finishTask(tx, about))
  await near.act((tx) => finishTask(tx, about))
  const { task, offers, reasons } = await whyOf(about)
  expect(task.state).toBe('done')
  expect(offers.map(({ state }) => state)).toEqual(['accepted'])
  expect(reasons.map(({ reason }) => reason)).toEqual(['offered'])
  await far.does(setOnline, { online: false })
  await near.does(setOnline, { online: false })
})

test('who declines is passed over for good, and the next nearest is asked at once', async () => {
  const first = await world.courier(spot(-900))
  const second = await world.courier(spot(-2500))
  const about = await world.post()
  await world.drain()
  const offer = await offerOf(first.id)

  await first.act((tx) =>
    declineOffer(tx, { offerId: offer?.id ?? '', courierId: first.id, reason: 'too_far' }),
  )
  await world.drain()

  expect(await offerOf(first.id)).toBeUndefined()
  const next = await offerOf(second.id)
  expect(next).toBeDefined()
  await second.act((tx) =>
    declineOffer(tx, { offerId: next?.id ?? '', courierId: second.id, reason: 'break' }),
  )
  await world.drain()
  world.clock.passes(minutes(4))
  await stand(world, first, spot(-900))
  await world.drain()
  expect(await offerOf(first.id)).toBeUndefined()
  const { offers, reasons } = await whyOf(about)
  expect(offers.map(({ state, reason }) => [state, reason])).toEqual([
    ['declined', 'break'],
    ['declined', 'too_far'],
  ])
  expect(reasons.at(-1)?.reason).toBe('all_declined')
  await world.system().act((tx) => withdrawTask(tx, about, 'test'))
  await first.does(setOnline, { online: false })
  await second.does(setOnline, { online: false })
})

test('three offers in a row without an answer end the duty; coming back forgets them', async () => {
  await world.settings({ missedRestsSeconds: 0 })
  const only = await world.courier(spot(-900))
  const about = await world.post()
  const before = (await world.told(CourierRested)).length
  for (let missed = 1; missed <= 3; missed += 1) {
    await world.drain()
    expect(await offerOf(only.id)).toBeDefined()
    expect(await only.act((tx) => isOnline(tx, only.id))).toBe(true)
    world.clock.passes(seconds(51))
    await stand(world, only, spot(-900))
  }
  await world.drain()

  expect(await only.act((tx) => isOnline(tx, only.id))).toBe(false)
  expect((await world.told(CourierRested)).slice(before)).toEqual([
    { fleet: 'test', courierId: only.id, missed: 3 },
  ])
  const { offers } = await whyOf(about)
  expect(offers.map(({ state }) => state)).toEqual(['expired', 'expired', 'expired'])

  await only.does(setOnline, { online: true })
  world.clock.passes(seconds(1))
  await stand(world, only, spot(-900))
  await world.drain()
  const board = await world.system().act((tx) => readDispatchBoard(tx, { test: world.policy }))
  expect(board.couriers.find(({ id }) => id === only.id)).toMatchObject({
    missed: 0,
    state: 'asked',
  })
  await world.system().act((tx) => withdrawTask(tx, about, 'test'))
  await only.does(setOnline, { online: false })
  await world.settings({ missedRestsSeconds: 180 })
})

test('going off duty takes back what was offered; nobody is asked beyond reach', async () => {
  await world.settings({ policy: 'nearest' })
  const near = await world.courier(spot(-900))
  const beyond = await world.courier(spot(-16_000))
  const about = await world.post()
  await world.drain()
  expect(await offerOf(near.id)).toBeDefined()

  await near.does(setOnline, { online: false })
  await world.drain()

  expect(await offerOf(near.id)).toBeUndefined()
  expect(await offerOf(beyond.id)).toBeUndefined()
  const { offers, reasons } = await whyOf(about)
  expect(offers[0]).toMatchObject({ state: 'withdrawn', reason: 'off_duty:chosen' })
  expect(reasons.at(-1)?.reason).toBe('no_courier_in_reach')
  await world.system().act((tx) => withdrawTask(tx, about, 'test'))
  await beyond.does(setOnline, { online: false })
})

test('kontor: not ready for long, nobody is sent yet; near to ready, somebody is; more can be joined', async () => {
  await world.settings({ policy: 'kontor' })
  const courier = await world.courier(spot(-1200))
  const readyAt = new Date(world.clock.now().getTime() + minutes(30))
  const about = await world.post({ readyAt, isReady: false, pickupKey: 'one kitchen' })
  await world.drain()
  expect(await offerOf(courier.id)).toBeUndefined()
  expect((await whyOf(about)).reasons.at(-1)).toMatchObject({
    reason: 'not_near_ready',
    courierId: courier.id,
  })

  world.clock.passes(minutes(24))
  await stand(world, courier, spot(-1200))
  await world.drain()
  const offer = await offerOf(courier.id)
  expect(offer).toBeDefined()
  await courier.act((tx) => acceptOffer(tx, { offerId: offer?.id ?? '', courierId: courier.id }))

  // A second one of the same kitchen, to a door nearby: it joins the trip of who is on the way there.
  const second = await world.post({
    readyAt,
    isReady: false,
    pickupKey: 'one kitchen',
    dropoff: { ...spot(2100, 150), label: 'Next door' },
  })
  await world.drain()
  const joined = await offerOf(courier.id)
  expect(joined?.task_ids).toHaveLength(1)
  expect(joined?.stops.map(({ kind, taskIds }) => [kind, taskIds.length])).toEqual([
    ['pickup', 2],
    ['dropoff', 1],
    ['dropoff', 1],
  ])
  await courier.act((tx) => acceptOffer(tx, { offerId: joined?.id ?? '', courierId: courier.id }))
  expect((await whyOf(second)).task.courierId).toBe(courier.id)
  for (const each of [about, second])
    await world.system().act((tx) => withdrawTask(tx, each, 'test'))
  await courier.does(setOnline, { online: false })
})

test('who drops out is not asked again, and the thing is offered to another', async () => {
  await world.settings({ policy: 'nearest' })
  const first = await world.courier(spot(-900))
  const about = await world.post()
  await world.drain()
  const offer = await offerOf(first.id)
  await first.act((tx) => acceptOffer(tx, { offerId: offer?.id ?? '', courierId: first.id }))
  const second = await world.courier(spot(-3000))

  await first.act((tx) => releaseTask(tx, about, { reason: 'vehicle' }))
  await world.drain()

  expect(await offerOf(first.id)).toBeUndefined()
  expect((await offerOf(second.id))?.task_ids).toHaveLength(1)
  await expectRefusal(
    first.act((tx) => releaseTask(tx, about, { reason: 'vehicle' })),
    'dispatch.task_gone',
  )
  await world.system().act((tx) => withdrawTask(tx, about, 'test'))
  await first.does(setOnline, { online: false })
  await second.does(setOnline, { online: false })
})

test('the desk names somebody: the open offer is taken back, a late yes is refused', async () => {
  const asked = await world.courier(spot(-900))
  const named = world.person({ roles: ['driver'] })
  const about = await world.post()
  await world.drain()
  const offer = await offerOf(asked.id)

  await world.system().act((tx) => assignByHand(tx, about, { courierId: named.id }))

  await expectRefusal(
    asked.act((tx) => acceptOffer(tx, { offerId: offer?.id ?? '', courierId: asked.id })),
    'dispatch.offer_over',
  )
  expect((await whyOf(about)).task).toMatchObject({ state: 'held', courierId: named.id })
  expect((await world.told(OfferWithdrawn)).at(-1)).toMatchObject({ reason: 'assigned_by_hand' })
  await world.system().act((tx) => assignByHand(tx, about, { courierId: asked.id }))
  expect((await whyOf(about)).task.courierId).toBe(asked.id)
  await world.system().act((tx) => withdrawTask(tx, about, 'test'))
  await asked.does(setOnline, { online: false })
})

test('ticks that say the same are one line; another organisation sees nothing', async () => {
  const about = await world.post({ isReady: true })
  await world.drain()
  world.clock.passes(seconds(20))
  await world.drain()
  world.clock.passes(seconds(20))
  await world.drain()

  const { reasons } = await whyOf(about)
  expect(reasons).toHaveLength(1)
  expect(reasons[0]).toMatchObject({ reason: 'no_courier_on_duty', ticks: 3 })
  await world.system().act((tx) => changeTask(tx, about, { isReady: true }))
  await expectRefusal(
    world.system(world.otherOrgId).does(readDispatchWhy, { about }),
    'dispatch.no_such_task',
  )
  await world.system().act((tx) => withdrawTask(tx, about, 'test'))
})

test('zones are groups of cells; a cell belongs to one; free couriers are counted where they are', async () => {
  const desk = world.person({ roles: ['admin'] })
  const here = cellOf(spot(0), 8)
  const harbour = await desk.does(drawDispatchZone, { name: 'Harbour', cells: [here] })
  const courier = await world.courier(spot(0))
  const { zones } = await desk.act((tx) => listDispatchZones(tx, { test: world.policy }))
  expect(zones).toMatchObject([{ name: 'Harbour', available: 1 }])
  expect(zones[0]?.rings[0]?.length).toBeGreaterThan(5)

  const town = await desk.does(drawDispatchZone, { name: 'Town', cells: [here] })
  expect(await desk.act((tx) => zoneOfPoint(tx, spot(0)))).toBe(town.id)
  await expectRefusal(
    desk.does(changeDispatchZone, { zoneId: harbour.id, name: 'town' }),
    'dispatch.zone_name_taken',
  )
  await expectRefusal(
    desk.does(changeDispatchZone, { zoneId: harbour.id, name: 'Port', version: 9 }),
    'dispatch.zone_changed',
  )
  await courier.does(setOnline, { online: false })
})

test('every setting has a default', () => {
  expect(DispatchSettings.parse({})).toMatchObject({ policy: 'kontor', offerSeconds: 50 })
})

test('everything that was offered was told to the one who was asked', async () => {
  const made = await world.told(OfferMade)
  expect(made.length).toBeGreaterThan(8)
  expect(made.every(({ abouts, taskIds }) => abouts.length === taskIds.length)).toBe(true)
})
