import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, createClient } from '#contract'
import { listNotices } from '#contract/notifications'
import * as contract from '#contract/ridendine'
import { callOffOrder, dismissDispute, refundDeskOrder } from '#contract/ridendine'
import { SYSTEM, sql } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { days, hours, minutes } from '#foundation/time'
import { deliverOrder } from '../../src/products/ridendine/orders/finish-order.ts'
import { orderLifecycle } from '../../src/products/ridendine/orders/order.lifecycle.ts'
import { lockOrder } from '../../src/products/ridendine/orders/orders.sql.ts'
import { partiesOf } from '../../src/products/ridendine/orders/parties.ts'
import { type OrderHouse, openOrderHouse } from '../support/order-house.ts'

let at: OrderHouse
let maya: Client
let ana: Client
let rosa: Client
beforeAll(async () => {
  at = await openOrderHouse()
  maya = await at.clientOf(at.customer)
  ana = await at.clientOf(at.chef)
  rosa = await at.clientOf(at.desk)
})
afterAll(() => at?.close())

const usd = (amount: number) => ({ amount, currency: 'USD' })
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { error?: { reason: string } }) => error.error?.reason ?? String(error),
  )

const wish = (quantity = 1) => ({
  chefId: at.chef.id,
  items: [
    { menuItemId: at.dishes[0] ?? '', quantity, instructions: 'no onions' },
    { menuItemId: at.dishes[2] ?? '', quantity: 1 },
  ],
  deliverTo: { at: at.home, label: '5 Quay Street', note: 'blue door' },
  tip: usd(200),
})
const place = (more = {}) =>
  maya.call(contract.placeOrder, { ...wish(), paymentMethodId: at.methodId, ...more })

/** By hand, as the driver's doors do it: the runs have tests of their own. */
async function bring(orderId: string): Promise<void> {
  await ana.call(contract.acceptOrder, { orderId })
  await ana.call(contract.startPreparing, { orderId })
  await at.house.passes(minutes(20))
  await ana.call(contract.markReady, { orderId })
  await at.as(at.driver, async (tx) => {
    const order = await lockOrder(tx, orderId)
    const say = { ...partiesOf(order), driverId: at.driver.id }
    const set = { driver_id: at.driver.id }
    const assigned = await move(tx, orderLifecycle, 'assign', order, { set, say })
    const taken = await move(tx, orderLifecycle, 'pick_up', assigned, { say })
    const gone = await move(tx, orderLifecycle, 'depart', taken, { say })
    await deliverOrder(tx, gone, { note: 'handed over', fileId: null })
  })
  await at.house.drain()
}

async function delivered(): Promise<string> {
  const { id } = await place()
  await at.house.drain()
  await bring(id)
  return id
}

describe('the checkout', () => {
  test('a quote is itemised, and what it said is what the order costs', async () => {
    const quote = await maya.call(contract.quoteOrder, wish())
    const { price } = quote
    expect(price.subtotal).toEqual(usd(1600))
    expect(price.tax).toEqual(usd(128))
    expect(price.tip).toEqual(usd(200))
    expect(price.total.amount).toBe(1600 + 128 + price.deliveryFee.amount + 200)
    expect(quote.tipPresets).toEqual([usd(160), usd(240), usd(320)])
    expect(quote.feePaidBy).toBe('chef')

    const placed = await place({ expectedTotal: price.total })
    expect(placed.totalCents).toBe(price.total.amount)
    expect(placed.orderNumber).toBe(placed.order.number)
    await maya.call(contract.withdrawOrder, { orderId: placed.id })
  })

  test('a price that is not the shown one is refused by name, and so is what cannot be brought', async () => {
    expect(await reasonOf(place({ expectedTotal: usd(1) }))).toBe('ridendine.price_changed')
    const far = { ...wish().deliverTo, at: { lat: at.home.lat + 0.2, lng: at.home.lng } }
    expect(await reasonOf(place({ deliverTo: far }))).toBe('ridendine.outside_delivery_zone')
    expect(await reasonOf(place({ tip: usd(90_000) }))).toBe('ridendine.tip_too_much')
    expect(await reasonOf(place({ items: [] }))).toBe('ridendine.empty_cart')
    const past = new Date(at.house.clock.now().getTime() - 1000).toISOString()
    expect(await reasonOf(place({ scheduledFor: past }))).toBe('ridendine.schedule_out_of_reach')
  })

  test('a scheduled order is ready for its time, and its kitchen has longer to answer', async () => {
    const wanted = new Date(at.house.clock.now().getTime() + hours(5))
    const { order } = await place({ scheduledFor: wanted.toISOString() })
    const ready = Date.parse(order.times.readyAt ?? '')
    expect(ready).toBeLessThan(wanted.getTime())
    expect(Date.parse(order.times.etaFrom ?? '')).toBeLessThanOrEqual(wanted.getTime())
    expect(Date.parse(order.times.etaTo ?? '')).toBeGreaterThanOrEqual(wanted.getTime())
    await at.house.drain()
    const paid = await ana.call(contract.readOrder, { orderId: order.id })
    const silence = Date.parse(paid.times.answerBy ?? '') - at.house.clock.now().getTime()
    expect(silence).toBeGreaterThan(hours(2))
    await ana.call(contract.rejectOrder, { orderId: order.id, reason: 'CLOSED' })
  })
})

describe('what each side may see', () => {
  test('the kitchen sees the district and its own share, never the door; the customer no earnings', async () => {
    const { id } = await place()
    expect(await reasonOf(ana.call(contract.readOrder, { orderId: id }))).toBe(
      'ridendine.no_such_order',
    )
    await at.house.drain()

    const seen = await ana.call(contract.readOrder, { orderId: id })
    expect(seen.deliverTo.exact).toBe(false)
    expect(JSON.stringify(seen)).not.toContain('5 Quay Street')
    expect(seen.earnings?.chef?.amount).toBeGreaterThan(0)
    expect([seen.earnings?.driver, seen.payment.paymentId]).toEqual([null, null])
    expect(seen.can).toEqual(expect.arrayContaining(['accept', 'reject']))
    // The code for the driver is of an order that was taken.
    expect(seen.pickupCode).toBeNull()
    const taken = await ana.call(contract.acceptOrder, { orderId: id })
    expect(taken.pickupCode).toMatch(/^[A-Z2-9]{4}$/)

    const own = await maya.call(contract.readOrder, { orderId: id })
    expect([own.earnings, own.pickupCode]).toEqual([null, null])
    expect(own.can).toContain('cancel')
    const stranger = await at.clientOf(await at.person('customer'))
    expect(await reasonOf(stranger.call(contract.readOrder, { orderId: id }))).toBe(
      'ridendine.no_such_order',
    )
    await maya.call(contract.cancelOrder, { orderId: id, reason: 'changed plans' })
  })

  test('a delay moves pickup and arrival, and is told once to the customer', async () => {
    const { id } = await place()
    await at.house.drain()
    const before = await ana.call(contract.acceptOrder, { orderId: id })
    const later = await ana.call(contract.delayOrder, { orderId: id, minutes: 10 })
    const moved = (a: string | null, b: string | null) => Date.parse(b ?? '') - Date.parse(a ?? '')
    expect(moved(before.times.readyAt, later.times.readyAt)).toBe(minutes(10))
    expect(moved(before.times.etaTo, later.times.etaTo)).toBe(minutes(10))
    expect(later.times.promisedBy).toBe(before.times.promisedBy)
    await at.house.drain()
    const { items } = await maya.call(listNotices, { limit: 50 })
    expect(items.filter((each) => each.title === 'It takes a little longer')).toHaveLength(1)
    await maya.call(contract.cancelOrder, { orderId: id, reason: 'too late for me' })
  })
})

test('a silent kitchen lets the order go: all of it comes back, and both are told', async () => {
  const { id, totalCents } = await place()
  await at.house.drain()
  await at.house.passes(minutes(9))
  const order = await maya.call(contract.readOrder, { orderId: id })
  expect([order.state, order.cancellation?.reason]).toEqual(['cancelled', 'NO_ANSWER'])
  expect(order.payment.refunded).toEqual(usd(totalCents))
  expect(order.refunds.map((each) => each.paidBy.length)).toEqual([5])
  const { items } = await maya.call(listNotices, { limit: 50 })
  expect(items.filter((each) => each.title === 'The order was called off').length).toBeGreaterThan(
    0,
  )
})

describe('after the delivery', () => {
  test('a missing dish comes back at once, from chef and platform as they earned it, once', async () => {
    const orderId = await delivered()
    const options = await maya.call(contract.readRefundOptions, { orderId })
    expect([options.instant.isOpen, options.desk]).toEqual([true, null])
    const small = options.items.at(-1)
    const items = [{ orderItemId: small?.orderItemId ?? '', quantity: 1 }]
    const report = { orderId, kind: 'missing_item' as const, items }
    const order = await maya.call(contract.reportProblem, report)
    expect([order.state, order.problem?.outcome]).toEqual(['delivered', 'refunded_at_once'])
    // 350 of food and its 28 of tax.
    expect(order.payment.refunded).toEqual(usd(378))
    expect(order.refunds[0]?.paidBy.map(({ payer }) => payer)).toEqual(['chef', 'platform', 'tax'])
    expect(await reasonOf(maya.call(contract.reportProblem, report))).toBe(
      'ridendine.problem_reported',
    )

    const receipt = await maya.call(contract.readReceipt, { orderId })
    expect(receipt.refunded).toEqual(usd(378))
    expect(receipt.creditNotes[0]).toMatchObject({ cause: 'missing_item', tax: usd(28) })
    for (const [door, more] of [
      [contract.downloadReceipt, {}],
      [contract.downloadCreditNote, { noteId: receipt.creditNotes[0]?.id ?? '' }],
    ] as const) {
      const session = await at.tokenOf(at.customer)
      const answer = await fetch(maya.url(door, { orderId, ...more } as never), {
        headers: { authorization: `Bearer ${session}` },
      })
      expect(answer.headers.get('content-type')).toBe('application/pdf')
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
    }
  })

  test('what is beyond the limits is decided by the desk, each part with its payer', async () => {
    const orderId = await delivered()
    const disputed = await maya.call(contract.reportProblem, { orderId, kind: 'late' })
    expect(disputed.state).toBe('disputed')
    const { desk } = await rosa.call(contract.readRefundOptions, { orderId })
    const late = desk?.usual.find(({ cause }) => cause === 'late')
    expect(late?.legs).toMatchObject({ chef: 0, driver: 0, tax: 0 })
    const tooMuch = { ...late?.legs, chef: (desk?.most.chef ?? 0) + 1 }
    expect(
      await reasonOf(rosa.call(refundDeskOrder, { orderId, legs: tooMuch, reason: 'too much' })),
    ).toBe('ridendine.refund_exceeds_payer')
    const decided = await rosa.call(refundDeskOrder, {
      orderId,
      legs: late?.legs ?? {},
      reason: 'forty minutes late',
    })
    expect(decided.state).toBe('refunded')
    expect(decided.refunds[0]?.paidBy).toEqual([
      { payer: 'platform', amount: decided.price.deliveryFee },
    ])
  })

  test('a dispute that is dismissed lets the money go on', async () => {
    const orderId = await delivered()
    await maya.call(contract.reportProblem, { orderId, kind: 'never_arrived' })
    const before = await at.balance(at.chef.id, 'balance')
    await rosa.call(dismissDispute, { orderId, reason: 'the photo shows it' })
    await at.house.drain()
    const order = await maya.call(contract.readOrder, { orderId })
    expect([order.state, order.can.includes('problem')]).toEqual(['delivered', false])
    expect(await at.balance(at.chef.id, 'balance')).toBeGreaterThan(before)
  })

  test('food and delivery are rated apart, and a tip later is whole', async () => {
    const orderId = await delivered()
    await maya.call(contract.rateFood, { orderId, rating: 5, aspects: { taste: 5 } })
    const rated = await maya.call(contract.rateDelivery, { orderId, rating: 3 })
    expect(rated.rated).toEqual({ food: true, delivery: true })
    expect(await reasonOf(maya.call(contract.rateFood, { orderId, rating: 4 }))).toBe(
      'reviews.reviewed_already',
    )
    const tips = await at.balance(at.driver.id, 'tips')
    await maya.call(contract.tipOrder, { orderId, amount: usd(333) })
    await at.house.drain()
    expect((await at.balance(at.driver.id, 'tips')) - tips).toBe(333n)
    expect(await reasonOf(maya.call(contract.tipOrder, { orderId, amount: usd(1) }))).toBe(
      'ridendine.tip_given',
    )
  })

  test('the same again is checked against the menu of today', async () => {
    const orderId = await delivered()
    await at.as(SYSTEM, (tx) =>
      tx.run(sql`update ridendine.menu_items set price_minor = 1300 where id = ${at.dishes[0]}`),
    )
    await at.as(SYSTEM, (tx) =>
      tx.run(sql`update ridendine.menu_items set sold_out_until = ${new Date(at.house.clock.now().getTime() + days(1))}
                  where id = ${at.dishes[2]}`),
    )
    const again = await maya.call(contract.reorder, { orderId })
    expect(again.items.map((item) => [item.unitPrice, item.wasPrice])).toEqual([
      [usd(1300), usd(1250)],
    ])
    expect(again.missing).toEqual([{ name: 'Dish 3', reason: 'ridendine.sold_out' }])
    await at.as(SYSTEM, (tx) =>
      tx.run(
        sql`update ridendine.menu_items set price_minor = 1250, sold_out_until = null where id = ${at.dishes[0]}`,
      ),
    )
    await at.as(SYSTEM, (tx) =>
      tx.run(sql`update ridendine.menu_items set sold_out_until = null where id = ${at.dishes[2]}`),
    )
  })
})

test('the desk calls off what is cooked: the platform pays the kitchen, the customer gets all back', async () => {
  const { id, totalCents } = await place()
  await at.house.drain()
  await ana.call(contract.acceptOrder, { orderId: id })
  const cooking = await ana.call(contract.startPreparing, { orderId: id })
  const before = await at.balance(at.chef.id, 'balance')
  const { price } = cooking
  const legs = {
    chef: 0,
    driver: price.deliveryFee.amount,
    tax: price.tax.amount,
    tip: 200,
    platform: totalCents - price.deliveryFee.amount - price.tax.amount - 200,
  }
  const called = await rosa.call(callOffOrder, {
    orderId: id,
    reason: 'NO_DRIVER',
    note: 'storm',
    legs,
  })
  expect([called.state, called.payment.refunded]).toEqual(['cancelled', usd(totalCents)])
  expect((await at.balance(at.chef.id, 'balance')) - before).toBe(
    BigInt(cooking.earnings?.chef?.amount ?? 0),
  )
  expect(await at.balance(at.customer.id, 'escrow')).toBe(0n)
})

test('a group shares a cart by a link: names without accounts, a limit each, the host pays', async () => {
  const { token, path, groupOrder } = await maya.call(contract.openGroupOrder, {
    chefId: at.chef.id,
    limitEach: usd(1500),
  })
  expect(path).toBe(`/ridendine/group/${token}`)
  const visitor = createClient({ baseUrl: `${at.house.kontor.url}/ridendine` })
  const add = (forName: string, dish: number, quantity = 1) =>
    visitor.call(contract.addToGroupOrder, {
      token,
      forName,
      menuItemId: at.dishes[dish] ?? '',
      quantity,
    })
  const ida = await add('Ida', 0)
  await add('Bo', 1)
  expect(await reasonOf(add('ida', 1))).toBe('ridendine.over_the_limit')
  const out = { token, itemId: ida.itemId }
  expect(
    await reasonOf(visitor.call(contract.removeFromGroupOrder, { ...out, secret: 'wrong' })),
  ).toBe('ridendine.no_such_item')
  await visitor.call(contract.removeFromGroupOrder, { ...out, secret: ida.secret })
  await add('Ida', 2, 2)
  const { order } = await place({ items: [], groupOrderId: groupOrder.id })
  expect(order.items.map((item) => [item.forName, item.quantity])).toEqual([
    ['Bo', 1],
    ['Ida', 2],
  ])
  expect((await visitor.call(contract.readGroupOrder, { token })).state).toBe('placed')
  expect(await reasonOf(add('Late', 1))).toBe('ridendine.group_order_closed')
})
