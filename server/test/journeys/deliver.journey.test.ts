import { afterAll, beforeAll, expect, test } from 'vitest'
import { ApiFailure } from '#contract'
import { readDispatchBoard, readDispatchWhy } from '#contract/dispatch'
import * as contract from '#contract/ridendine'
import { readSharing } from '#contract/tracking'
import {
  type Caller,
  type DriverHouse,
  minutes,
  north,
  openDriverHouse,
} from '../support/driver-house.ts'

let at: DriverHouse
beforeAll(async () => {
  at = await openDriverHouse()
})
afterAll(() => at?.close())

async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    return error instanceof ApiFailure ? error.error.reason : String(error)
  }
  return 'done'
}

const sharingFor = (client: Caller, orderId: string) =>
  refusal(client.call(readSharing, { subject: `ridendine.order:${orderId}` }))

test('a run from the offer to the door: arithmetic, code, steps, sharing only inside its window, pay', async () => {
  const dov = await at.drive(north(at.kitchen, 600), at.driver)
  const orderId = await at.accepted({ tip: 300 })
  const tasks = await at.clients.desk.call(readDispatchBoard, {})
  expect(tasks.tasks).toMatchObject([{ about: `ridendine.order:${orderId}`, state: 'open' }])
  expect(tasks.couriers).toMatchObject([{ id: dov.who.id }])

  // Cooked for a while: the driver is asked before the food is ready, so that they arrive with it.
  await at.clients.chef.call(contract.startPreparing, { orderId })
  for (const part of [8, 8]) {
    await at.house.passes(minutes(part))
    await dov.stands(north(at.kitchen, 600))
  }
  await at.house.drain()
  const { offers } = await dov.client.call(contract.listOwnOffers, {})
  const [offer] = offers
  expect(offer?.orders).toMatchObject([{ orderId, isReady: false }])
  expect(offer?.pay.tip.amount).toBe(300)
  expect(offer?.pay.total.amount).toBe(
    (offer?.pay.base.amount ?? 0) + (offer?.pay.distance.amount ?? 0) + 300,
  )
  expect(offer?.distanceMetres).toBeGreaterThan(offer?.toFirstKitchenMetres ?? 0)
  // The door itself is not told before the run is theirs.
  const door = offer?.stops.find((stop) => stop.kind === 'dropoff')
  expect(door?.label).not.toContain('A door')
  expect(door?.at).not.toEqual(at.home)

  const run = await dov.client.call(contract.acceptOffer, { offerId: offer?.id ?? '' })
  expect(run.orders).toMatchObject([
    {
      orderId,
      step: 'to_kitchen',
      sharing: null,
      customer: { label: 'A door', note: 'Blue gate' },
    },
  ])
  expect(await sharingFor(at.clients.customer, orderId)).toBe('tracking.not_shared')

  // The kitchen's “ready” makes the run the driver's, and opens what they agreed to.
  await at.clients.chef.call(contract.markReady, { orderId })
  await at.house.drain()
  const assigned = await at.clients.customer.call(contract.readOrder, { orderId })
  expect(assigned).toMatchObject({
    state: 'assigned_to_driver',
    driver: { vehicle: 'Red scooter' },
  })
  expect(await sharingFor(at.clients.customer, orderId)).toBe('done')
  expect(await sharingFor(at.clients.chef, orderId)).toBe('done')
  const stranger = at.callerOf(await at.person('customer'))
  expect(await sharingFor(stranger, orderId)).toBe('tracking.not_shared')

  await dov.client.call(contract.arriveKitchen, { orderId })
  const code = await at.codeOf(orderId)
  expect(await refusal(dov.client.call(contract.pickUp, { orderId, code: 'WRONG' }))).toBe(
    'ridendine.wrong_pickup_code',
  )
  const taken = await dov.client.call(contract.pickUp, { orderId, code: code.toLowerCase() })
  expect(taken.orders).toMatchObject([{ state: 'picked_up', codesLeft: 7, can: ['depart'] }])
  // Sent again after the answer was lost: the same answer, nothing twice.
  expect((await dov.client.call(contract.pickUp, { orderId, code })).orders).toEqual(taken.orders)

  const late = new Date(at.house.clock.now().getTime() - 60_000).toISOString()
  await dov.client.call(contract.depart, { orderId, at: late })
  // Near the door, by the time that the way takes: the geofence notices the arrival.
  await at.house.passes(minutes(6))
  await dov.stands(at.home)
  await dov.stands(at.home)
  await at.house.drain()
  const there = await dov.client.call(contract.readOwnRun, {})
  expect(there.orders).toMatchObject([{ step: 'at_door', can: ['deliver', 'unreachable'] }])

  const done = await dov.client.call(contract.deliver, { orderId, note: 'Handed to Maya' })
  expect(done.orders).toEqual([])
  expect(await sharingFor(at.clients.customer, orderId)).toBe('tracking.not_shared')
  await at.house.drain()

  const { items } = await dov.client.call(contract.readDriverEarnings, {})
  expect(items).toMatchObject([{ orderId, earned: offer?.pay.total, isReleased: false }])
  const { lines, total } = await dov.client.call(contract.readDriverEarningLines, { orderId })
  expect(total).toEqual(offer?.pay.total)
  expect(lines.map(({ account }) => account).sort()).toEqual(['pending', 'tips'])
  const summary = await dov.client.call(contract.readDriverEarningsSummary, {})
  expect(summary.tips.amount).toBe(300)
  expect(summary.today).toEqual(offer?.pay.total)
  const { figures } = await dov.client.call(contract.readDriverFigures, {})
  expect(figures.find(({ name }) => name === 'acceptance')).toMatchObject({ value: 1, good: true })
  const why = await at.clients.desk.call(readDispatchWhy, { about: `ridendine.order:${orderId}` })
  expect(why.task.state).toBe('done')
  expect(why.reasons.length).toBeGreaterThan(0)
  expect(why.offers).toMatchObject([{ state: 'accepted', courierId: dov.who.id }])
  await dov.client.call(contract.setDriverOnline, { online: false })
})

test('who drops out gives the food back; another is asked; the first is seen no longer', async () => {
  const first = await at.drive(north(at.kitchen, 300))
  const orderId = await at.ready()
  const [offer] = (await first.client.call(contract.listOwnOffers, {})).offers
  await first.client.call(contract.acceptOffer, { offerId: offer?.id ?? '' })
  expect(await sharingFor(at.clients.customer, orderId)).toBe('done')
  const second = await at.drive(north(at.kitchen, 900))

  await first.client.call(contract.dropOut, { orderId, reason: 'vehicle', note: 'flat tyre' })

  expect(await sharingFor(at.clients.customer, orderId)).toBe('tracking.not_shared')
  const order = await at.clients.customer.call(contract.readOrder, { orderId })
  expect(order).toMatchObject({ state: 'ready_for_pickup', driver: null })
  // Said again, it changes nothing; the run of others it cannot touch.
  await first.client.call(contract.dropOut, { orderId, reason: 'vehicle' })
  await at.house.drain()
  expect((await first.client.call(contract.listOwnOffers, {})).offers).toEqual([])
  const [next] = (await second.client.call(contract.listOwnOffers, {})).offers
  await second.client.call(contract.acceptOffer, { offerId: next?.id ?? '' })
  expect(await refusal(first.client.call(contract.arriveKitchen, { orderId }))).toBe(
    'ridendine.no_such_order',
  )
  expect(await sharingFor(at.clients.customer, orderId)).toBe('done')

  // The desk gives it back to the first by hand: seen only from their own first step on.
  await at.clients.desk.call(contract.assignOrder, { orderId, driverId: first.who.id })
  expect(await sharingFor(at.clients.customer, orderId)).toBe('tracking.not_shared')
  expect((await second.client.call(contract.readOwnRun, {})).orders).toEqual([])
  await first.client.call(contract.arriveKitchen, { orderId })
  expect(await sharingFor(at.clients.customer, orderId)).toBe('done')

  // And calls it off: nobody is seen, nothing is left in hand.
  await at.clients.desk.call(contract.callOffOrder, {
    orderId,
    reason: 'CHEF_CANNOT',
    note: 'the oven broke',
  })
  expect(await sharingFor(at.clients.customer, orderId)).toBe('tracking.not_shared')
  expect((await first.client.call(contract.readOwnRun, {})).orders).toEqual([])
  for (const each of [first, second])
    await each.client.call(contract.setDriverOnline, { online: false })
})

test('nobody opens: a call, a text, the wait, then it may be left with a photo, and not before', async () => {
  const driver = await at.drive(north(at.kitchen, 300))
  const orderId = await at.ready()
  const [offer] = (await driver.client.call(contract.listOwnOffers, {})).offers
  await driver.client.call(contract.acceptOffer, { offerId: offer?.id ?? '' })
  await driver.client.call(contract.pickUp, { orderId, code: await at.codeOf(orderId) })
  await driver.client.call(contract.depart, { orderId })
  const leave = { orderId, how: 'left_unreachable', note: 'behind the plant' } as const
  expect(
    await refusal(driver.client.call(contract.reportUnreachable, { orderId, how: 'call' })),
  ).toBe('ridendine.not_at_the_door')
  await driver.client.call(contract.arriveDoor, { orderId })
  expect(await refusal(driver.client.call(contract.deliver, leave))).toBe(
    'ridendine.proof_photo_needed',
  )
  const photoId = await at.photoOf(driver.who)
  const withPhoto = { ...leave, photoId }
  expect(await refusal(driver.client.call(contract.deliver, withPhoto))).toBe(
    'ridendine.wait_before_leaving',
  )
  await driver.client.call(contract.reportUnreachable, { orderId, how: 'call' })
  const waits = await driver.client.call(contract.reportUnreachable, { orderId, how: 'text' })
  expect(waits.orders[0]?.unreachable.leaveAt).not.toBeNull()
  await at.house.passes(minutes(4))
  expect(await refusal(driver.client.call(contract.deliver, withPhoto))).toBe(
    'ridendine.wait_before_leaving',
  )
  await at.house.passes(minutes(1) + 1000)
  await driver.client.call(contract.deliver, withPhoto)
  const order = await at.clients.customer.call(contract.readOrder, { orderId })
  expect(order).toMatchObject({ state: 'delivered', proof: { note: 'behind the plant' } })
  expect(order.proof?.photoUrl).not.toBeNull()
  await driver.client.call(contract.setDriverOnline, { online: false })
})

test('left at the door as asked needs a photo; only who is proven goes online; incidents reach the desk', async () => {
  const driver = await at.drive(north(at.kitchen, 300))
  const orderId = await at.ready({ dropOff: 'leave_at_door' })
  const [offer] = (await driver.client.call(contract.listOwnOffers, {})).offers
  await driver.client.call(contract.acceptOffer, { offerId: offer?.id ?? '' })
  await driver.client.call(contract.pickUp, { orderId, code: await at.codeOf(orderId) })
  await driver.client.call(contract.depart, { orderId })
  const left = { orderId, how: 'left_at_door' } as const
  expect(await refusal(driver.client.call(contract.deliver, left))).toBe(
    'ridendine.proof_photo_needed',
  )
  await driver.client.call(contract.deliver, { ...left, photoId: await at.photoOf(driver.who) })

  const incident = await driver.client.call(contract.reportIncident, {
    orderId,
    kind: 'unsafe_place',
    text: 'No light on the stairs',
  })
  const open = await at.clients.desk.call(contract.listIncidents, {})
  expect(open.items.map(({ id }) => id)).toEqual([incident.id])
  const { id: incidentId } = incident
  await at.clients.desk.call(contract.closeIncident, { incidentId, outcome: 'told the customer' })
  expect(
    await refusal(at.clients.desk.call(contract.closeIncident, { incidentId, outcome: 'again' })),
  ).toBe('ridendine.incident_closed')

  const newcomer = at.callerOf(await at.person('driver'))
  expect(await refusal(newcomer.call(contract.readOwnDriver, {}))).toBe('ridendine.not_a_driver')
  const account = await newcomer.call(contract.registerDriver, {
    vehicle: { kind: 'bicycle', label: 'Blue cargo bike', plate: '' },
  })
  expect(account).toMatchObject({ status: 'pending', can: [], online: false })
  expect(account.missing.length).toBeGreaterThan(0)
  expect(await refusal(newcomer.call(contract.setDriverOnline, { online: true }))).toBe(
    'ridendine.driver_documents_missing',
  )
  await driver.client.call(contract.setDriverOnline, { online: false })
})
