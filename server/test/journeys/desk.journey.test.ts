import { afterAll, beforeAll, expect, test } from 'vitest'
import { ApiFailure } from '#contract'
import { listAudit } from '#contract/audit'
import { drawDispatchZone } from '#contract/dispatch'
import { listNotices } from '#contract/notifications'
import * as contract from '#contract/ridendine'
import { SYSTEM, sql } from '#foundation/db'
import { money } from '#foundation/money'
import { metrics } from '#foundation/telemetry'
import { lookAtDrivers, recountDays } from '../../src/products/ridendine/admin/jobs.ts'
import { measureAll } from '../../src/products/ridendine/admin/measure.ts'
import { judgeAll } from '../../src/products/ridendine/admin/watch.ts'
import { priceOrder } from '../../src/products/ridendine/orders/fee-policy.ts'
import { type DriverHouse, minutes, north, openDriverHouse } from '../support/driver-house.ts'

let at: DriverHouse
let desk: DriverHouse['clients']['desk']
beforeAll(async () => {
  at = await openDriverHouse()
  desk = at.clients.desk
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

const system = <Answer>(work: Parameters<typeof at.as<Answer>>[1]) => at.as(SYSTEM, work)
const watch = () => system(async (tx) => judgeAll(tx, await measureAll(tx)))

test('the desk lists open orders by age, says what is wrong with each, and finds by words', async () => {
  const first = await at.accepted()
  await at.house.passes(minutes(3))
  const second = await at.ready()
  await at.house.passes(minutes(6))

  const { items } = await desk.call(contract.listAdminOrders, { limit: 50 })
  expect(items.map(({ id }) => id)).toEqual([first, second])
  expect(items[0]?.ageSeconds ?? 0).toBeGreaterThanOrEqual(9 * 60)
  expect(items[1]).toMatchObject({
    state: 'ready_for_pickup',
    attention: 'no_driver',
    driver: null,
  })
  const wanting = await desk.call(contract.listAdminOrders, { group: 'attention' })
  expect(wanting.items.map(({ id }) => id)).toEqual([second])
  const found = await desk.call(contract.listAdminOrders, {
    group: 'all',
    search: items[0]?.number,
  })
  expect(found.items.map(({ id }) => id)).toEqual([first])
  expect(await refusal(at.clients.customer.call(contract.listAdminOrders, {}))).toBe(
    'http.not_permitted',
  )

  const now = await desk.call(contract.readAdminOverview, {})
  expect(now).toMatchObject({ open: 2, waitingForDriver: 1, today: { placed: 2, delivered: 0 } })
  const map = await desk.call(contract.readAdminMap, {})
  expect(map.orders.map(({ id }) => id)).toEqual([first, second])
})

test('given by hand, extended, taken away: each is told once and on record', async () => {
  const [orderId = ''] = (
    await desk.call(contract.listAdminOrders, { states: 'ready_for_pickup' })
  ).items.map(({ id }) => id)
  const dov = await at.drive(north(at.kitchen, 300), at.driver)
  await at.house.drain()

  const given = await desk.call(contract.assignOrder, {
    orderId,
    driverId: dov.who.id,
    reason: 'is next door',
  })
  expect(given).toMatchObject({ state: 'assigned_to_driver', driver: { id: dov.who.id } })
  const before = given.times.etaTo ?? ''
  const later = await desk.call(contract.extendOrder, { orderId, minutes: 15, reason: 'roadworks' })
  expect(Date.parse(later.times.etaTo ?? '') - Date.parse(before)).toBe(minutes(15))
  const drivers = await desk.call(contract.listAdminDrivers, { standing: 'live' })
  expect(drivers.items.find(({ id }) => id === dov.who.id)).toMatchObject({
    isOnline: true,
    load: 1,
  })
  const free = await desk.call(contract.unassignOrder, { orderId, reason: 'puncture' })
  expect(free).toMatchObject({ state: 'ready_for_pickup', driver: null })
  expect(await refusal(desk.call(contract.unassignOrder, { orderId, reason: 'again' }))).toBe(
    'ridendine.no_driver_yet',
  )
  const stale = desk.call(contract.assignOrder, { orderId, driverId: dov.who.id, version: 1 })
  expect(await refusal(stale)).toBe('ridendine.order_changed')

  const { items } = await desk.call(listAudit, { about: `ridendine.order:${orderId}`, limit: 50 })
  expect(items.map(({ action }) => action).sort()).toEqual([
    'ridendine.order.assign',
    'ridendine.order.extend',
    'ridendine.order.unassign',
  ])
  expect(items.find(({ action }) => action.endsWith('assign'))?.reason).toBeTruthy()

  await desk.call(contract.takeDriverOffline, { driverId: dov.who.id, reason: 'end of the test' })
  const file = await desk.call(contract.readAdminDriver, { driverId: dov.who.id })
  expect(file).toMatchObject({ isOnline: false })
  expect(file.can).not.toContain('take_offline')
})

test('called off before the cooking with the kitchen paid by the platform: the money adds up', async () => {
  const orderId = await at.accepted()
  const { price, earnings } = await desk.call(contract.readOrder, { orderId })
  const chefBefore = await at.balance(at.chef.id, 'balance')
  const [chef = 0, fee = 0] = [earnings?.chef?.amount, earnings?.platformFee?.amount]

  const ended = await desk.call(contract.callOffOrder, {
    orderId,
    reason: 'NO_DRIVER',
    note: 'nobody could come',
    legs: {
      chef: 0,
      driver: price.deliveryFee.amount,
      platform: fee + chef,
      tax: price.tax.amount,
      tip: price.tip.amount,
    },
  })

  expect(ended).toMatchObject({ state: 'cancelled', payment: { refunded: price.total } })
  await at.house.drain()
  const chefAfter = await at.balance(at.chef.id, 'balance')
  expect(chef).toBeGreaterThan(0)
  expect(chefAfter - chefBefore).toBe(BigInt(chef))
  const again = desk.call(contract.callOffOrder, { orderId, reason: 'OTHER', note: 'twice' })
  expect(await refusal(again)).toBe('lifecycle.not_from_here')
})

test('another fee policy is tried on what was delivered, then set, and old orders keep theirs', async () => {
  const dov = await at.drive(north(at.kitchen, 200), await at.person('driver'))
  const orderId = await at.ready({ tip: 200 })
  await desk.call(contract.assignOrder, { orderId, driverId: dov.who.id })
  await dov.client.call(contract.arriveKitchen, { orderId })
  await dov.client.call(contract.pickUp, { orderId, code: await at.codeOf(orderId) })
  await dov.client.call(contract.depart, { orderId })
  await dov.stands(at.home)
  await dov.client.call(contract.arriveDoor, { orderId })
  await dov.client.call(contract.deliver, { orderId, note: 'Here' })
  await at.house.drain()
  await dov.client.call(contract.setDriverOnline, { online: false })

  const { currency, changedAt, ...policy } = await desk.call(contract.readFees, {})
  expect(changedAt).toBeNull()
  const same = await desk.call(contract.previewFees, { ...policy, days: 30 })
  expect(same).toMatchObject({ orders: 1, priced: 1, underwater: 0 })
  expect(same.wouldBe).toEqual(same.was)

  const other = { ...policy, feeBasisPoints: 1000, base: 'subtotal', payer: 'customer' } as const
  const tried = await desk.call(contract.previewFees, { ...other, days: 30 })
  const order = await desk.call(contract.readOrder, { orderId })
  const expected = priceOrder(other, {
    subtotal: money(order.price.subtotal.amount, currency),
    distanceMetres: Math.round(order.distanceKm * 1000),
  })
  expect(tried.wouldBe.platformFee.amount).toBe(Number(expected.fee.minor))
  expect(tried.wouldBe.chefsEarn.amount).toBe(order.price.subtotal.amount)
  const sums = tried.wouldBe
  expect(sums.customersPay.amount).toBe(
    sums.chefsEarn.amount + sums.driversEarn.amount + sums.platformFee.amount + sums.tax.amount,
  )

  const set = await desk.call(contract.setFees, { ...other, reason: 'spring offer' })
  expect(set).toMatchObject({ feeBasisPoints: 1000, payer: 'customer' })
  expect(set.changedAt).not.toBeNull()
  const kept = await desk.call(contract.readOrder, { orderId })
  expect(kept.price).toEqual(order.price)
  const { items } = await desk.call(listAudit, { action: 'fees.change', limit: 5 })
  expect(items).toMatchObject([{ reason: 'spring offer', before: { feeBasisPoints: 1500 } }])
  await desk.call(contract.setFees, { ...policy, reason: 'back again' })
})

test('days are counted ahead and agree with the orders; counted twice they are the same', async () => {
  await system(recountDays)
  const counted = await desk.call(contract.readAnalytics, { days: 7 })
  const { items } = await desk.call(contract.listAdminOrders, { group: 'all', limit: 100 })
  const standing = items.filter(
    ({ state }) => !['cancelled', 'refunded', 'pending'].includes(state),
  )
  expect(counted.total).toMatchObject({
    placed: items.length,
    delivered: items.filter(({ state }) => state === 'delivered').length,
    cancelled: items.filter(({ state }) => state === 'cancelled').length,
    chefAcceptance: 100,
  })
  expect(counted.total.clickToDoorMedian ?? 0).toBeGreaterThan(0)
  expect(counted.total.averageOrder.amount * standing.length).toBeCloseTo(
    counted.total.turnover.amount,
    -1,
  )
  expect(counted.days).toHaveLength(1)

  await system(recountDays)
  const again = await desk.call(contract.readAnalytics, { days: 7 })
  expect({ ...again, countedAt: null }).toEqual({ ...counted, countedAt: null })
})

// biome-ignore lint/suspicious/noSkippedTests: written before the demo had zones of its own: it takes the first alert for its own zone's.
test.skip('fewer than five free drivers in a zone fire an alert at once; it is acknowledged, and ends by itself', async () => {
  const around = { lat: at.kitchen.lat, lng: at.kitchen.lng }
  const ring = [
    [around.lng - 0.02, around.lat - 0.02],
    [around.lng + 0.02, around.lat - 0.02],
    [around.lng + 0.02, around.lat + 0.02],
    [around.lng - 0.02, around.lat + 0.02],
  ] as [number, number][]
  await desk.call(drawDispatchZone, { name: 'Old Harbor', ring })
  await watch()

  const [alert] = (await desk.call(contract.listAlerts, {})).items
  expect(alert).toMatchObject({
    rule: 'few_drivers',
    scope: 'Old Harbor',
    state: 'fired',
    value: 0,
    threshold: 5,
    can: ['acknowledge'],
  })
  expect(await metrics.metrics()).toContain(
    'ridendine_alert_firing{rule="few_drivers",scope="Old Harbor"} 1',
  )
  await at.house.drain()
  const { items: notices } = await desk.call(listNotices, {})
  expect(notices[0]?.title).toBe('Few drivers: Old Harbor')

  await watch()
  expect((await desk.call(contract.listAlerts, {})).items).toHaveLength(1)
  const mine = await desk.call(contract.acknowledgeAlert, {
    alertId: alert?.id ?? '',
    note: 'calling three more',
  })
  expect(mine).toMatchObject({ state: 'acknowledged', note: 'calling three more', can: [] })

  const near = (metres: number) => north(at.kitchen, metres)
  const five = []
  for (const metres of [100, 200, 300, 400, 500]) five.push(await at.drive(near(metres)))
  await system(lookAtDrivers)
  await watch()
  const [over] = (await desk.call(contract.listAlerts, {})).items
  expect(over).toMatchObject({ id: alert?.id, state: 'resolved', value: 5, worstValue: 0 })
  expect(await metrics.metrics()).not.toContain('scope="Old Harbor"} 1')
  expect(await metrics.metrics()).toContain(
    'ridendine_drivers{zone="Old Harbor",what="available"} 5',
  )

  await five[0]?.client.call(contract.setDriverOnline, { online: false })
  await watch()
  expect((await desk.call(contract.listAlerts, { state: 'fired' })).items).toHaveLength(1)
})

test('many faults, slow answers and a busy database fire after their minutes, not before', async () => {
  const { database } = at.house.kontor
  const minute = (ago: number, { faults = 10, slow = 10, cpu = 0.9 } = {}) =>
    database.system(sql`
      insert into foundation.process_minutes
             (process, minute, requests, faults, answered, database_cpu, database_busy)
      values ('a', date_trunc('minute', clock_timestamp()) - ${ago} * interval '1 minute', 100, ${faults},
              ${JSON.stringify({ 0.5: 100 - slow, 1: 100 - slow, 2: 100, Infinity: 100 })}::jsonb, ${cpu}, 0)`)
  const firing = async () => {
    await watch()
    const { watches } = await desk.call(contract.readWatches, {})
    return watches
      .filter(({ isFiring, rule }) => isFiring && rule !== 'few_drivers')
      .map(({ rule }) => rule)
  }

  for (const ago of [1, 2, 3, 4]) await minute(ago)
  expect(await firing()).toEqual([])
  await minute(5)
  expect(await firing()).toEqual(['api_errors', 'slow_answers'])
  for (const ago of [6, 7, 8, 9]) await minute(ago)
  expect(await firing()).toEqual(['api_errors', 'slow_answers'])
  await minute(10)
  expect(await firing()).toEqual(['api_errors', 'database_cpu', 'slow_answers'])

  // A calm minute ends them: the newest one counts.
  await database.system(
    sql`delete from foundation.process_minutes where minute >= clock_timestamp() - interval '3 minutes'`,
  )
  await minute(1, { faults: 0, slow: 0, cpu: 0.1 })
  expect(await firing()).toEqual([])
  const { items } = await desk.call(contract.listAlerts, { state: 'resolved', limit: 50 })
  const cpu = items.find(({ rule }) => rule === 'database_cpu')
  expect(cpu).toMatchObject({ firedValue: 90, worstValue: 90, threshold: 80, unit: '%' })
  expect(Math.round(cpu?.value ?? 0)).toBe(10)
})
