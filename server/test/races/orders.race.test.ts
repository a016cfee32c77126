import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SYSTEM, sql } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { hours } from '#foundation/time'
import { expectRefusal, race } from '#testing'
import { tipOrder } from '../../src/products/ridendine/orders/after-delivery.ts'
import {
  acceptOrder,
  markReady,
  startPreparing,
} from '../../src/products/ridendine/orders/answer-order.ts'
import { cancelOrder, withdrawOrder } from '../../src/products/ridendine/orders/cancel-order.ts'
import {
  completeOrder,
  deliverOrder,
  refundByDesk,
} from '../../src/products/ridendine/orders/finish-order.ts'
import {
  addToGroupOrder,
  openGroupOrder,
} from '../../src/products/ridendine/orders/group/group-order.ts'
import { orderLifecycle } from '../../src/products/ridendine/orders/order.lifecycle.ts'
import { lockOrder, readOrderRow } from '../../src/products/ridendine/orders/orders.sql.ts'
import { partiesOf, subjectOf } from '../../src/products/ridendine/orders/parties.ts'
import { payOutAll } from '../../src/products/ridendine/orders/pay-out.ts'
import { placeOrder } from '../../src/products/ridendine/orders/place-order.ts'
import { type OrderHouse, openOrderHouse } from '../support/order-house.ts'

let at: OrderHouse
beforeAll(async () => {
  at = await openOrderHouse()
})
afterAll(() => at?.close())

interface Kitchen {
  readonly chef: { readonly id: string }
  readonly dishes: readonly string[]
}

function place(of: { groupOrderId?: string; kitchen?: Kitchen } = {}) {
  const { chef, dishes } = of.kitchen ?? at
  return at.as(at.customer, (tx) =>
    placeOrder(tx, {
      chefId: chef.id,
      items: of.groupOrderId
        ? []
        : [
            {
              menuItemId: dishes[0] ?? '',
              quantity: 1,
              instructions: '',
              forName: null,
            },
          ],
      groupOrderId: of.groupOrderId ?? null,
      deliverTo: { at: at.home, label: 'Home', note: '' },
      dropOff: 'hand_over',
      scheduledFor: null,
      tip: { amount: 200, currency: 'USD' },
      note: '',
      paymentMethodId: at.methodId,
    }),
  )
}

const read = (id: string) => at.as(SYSTEM, (tx) => readOrderRow(tx, id))

/** Placed, paid, and so far on its way. */
async function orderIn(state: 'payment_confirmed' | 'in_transit' | 'delivered'): Promise<string> {
  const { id } = await place()
  await at.house.drain()
  if (state === 'payment_confirmed') return id
  await at.as(at.chef, (tx) => acceptOrder(tx, { orderId: id }))
  await at.as(at.chef, (tx) => startPreparing(tx, { orderId: id }))
  await at.as(at.chef, (tx) => markReady(tx, { orderId: id }))
  await at.as(at.driver, async (tx) => {
    const order = await lockOrder(tx, id)
    const say = { ...partiesOf(order), driverId: at.driver.id }
    const set = { driver_id: at.driver.id }
    const assigned = await move(tx, orderLifecycle, 'assign', order, { set, say })
    const taken = await move(tx, orderLifecycle, 'pick_up', assigned, { say })
    await move(tx, orderLifecycle, 'depart', taken, { say })
  })
  if (state === 'delivered') await deliver(id)
  return id
}

const deliver = (id: string) =>
  at.as(at.driver, async (tx) =>
    deliverOrder(tx, await lockOrder(tx, id), { note: 'at the door', fileId: null }),
  )

async function countTransfers(about: string, like: string): Promise<number> {
  const row = await at.as(SYSTEM, (tx) =>
    tx.one<{ count: number }>(sql`
      select count(*)::int as count from ledger.transfers
       where about = ${about} and (key like ${like} or reason like ${like})`),
  )
  return row.count
}

describe('exactly one wins', () => {
  test('of two who cancel and a chef who accepts', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await orderIn('payment_confirmed')
      const cancel = () =>
        at.as(at.customer, (tx) => cancelOrder(tx, { orderId: id, reason: 'changed my mind' }))
      const accept = () => at.as(at.chef, (tx) => acceptOrder(tx, { orderId: id }))
      const { won, refused, broken } = await race([cancel, accept, cancel])
      expect(broken).toEqual([])
      await at.house.drain()
      const order = await read(id)
      // An accepted order may still be cancelled, but never the other way about, and never twice.
      expect(won.length).toBe(order.accepted_at ? 2 : 1)
      expect(refused.every((each) => each === 'lifecycle.not_from_here')).toBe(true)
      expect(order.state).toBe('cancelled')
      expect(order.refunded_minor).toBe(
        order.subtotal_minor + order.tax_minor + order.delivery_minor + 200n,
      )
      expect(await countTransfers(subjectOf(id), 'payments.refund:%:asked')).toBe(1)
    }
  })

  test('of ten who deliver one order: the five legs leave escrow once', async () => {
    const id = await orderIn('in_transit')
    const { won, refused, broken } = await race(Array.from({ length: 10 }, () => () => deliver(id)))
    expect([won.length, refused.length, broken.length]).toEqual([1, 9, 0])
    expect(await countTransfers(subjectOf(id), 'ridendine.settle:%')).toBe(1)
  })

  test('of eight refunds by the desk that looked at one version', async () => {
    const id = await orderIn('delivered')
    const { version } = await read(id)
    const legs = { chef: 400n, driver: 0n, platform: 0n, tax: 0n, tip: 0n }
    const refund = () =>
      at.as(at.desk, (tx) => refundByDesk(tx, { orderId: id, version, legs, reason: 'twice?' }))
    const { won, broken } = await race(Array.from({ length: 8 }, () => refund))
    expect([won.length, broken.length]).toEqual([1, 0])
    expect((await read(id)).refunded_minor).toBe(400n)
  })

  test('of a customer who is content in ten windows: what was pending is released once', async () => {
    const id = await orderIn('delivered')
    const before = await at.balance(at.chef.id, 'balance')
    const complete = () => at.as(at.customer, (tx) => completeOrder(tx, { orderId: id }))
    const { won, broken } = await race(Array.from({ length: 10 }, () => complete))
    expect([won.length, broken.length]).toEqual([1, 0])
    expect((await at.balance(at.chef.id, 'balance')) - before).toBe((await read(id)).chef_minor)
  })

  test('of six tips at once', async () => {
    const id = await orderIn('delivered')
    const tip = () =>
      at.as(at.customer, (tx) =>
        tipOrder(tx, { orderId: id, amount: { amount: 300, currency: 'USD' } }),
      )
    const { won, broken } = await race(Array.from({ length: 6 }, () => tip))
    expect([won.length, broken.length]).toEqual([1, 0])
    await at.house.drain()
    expect((await read(id)).tip_later_minor).toBe(300n)
  })

  test('of five who place one group order', async () => {
    const { token, groupOrder } = await at.as(at.customer, (tx) =>
      openGroupOrder(tx, { chefId: at.chef.id, note: '', limitEach: null }),
    )
    const visitor = { kind: 'visitor', id: null, roles: [], permits: new Set<string>() } as const
    for (const forName of ['Ida', 'Bo'])
      await at.as(visitor, (tx) =>
        addToGroupOrder(tx, {
          token,
          forName,
          menuItemId: at.dishes[1] ?? '',
          quantity: 1,
          instructions: '',
        }),
      )
    const { won, refused, broken } = await race(
      Array.from({ length: 5 }, () => () => place({ groupOrderId: groupOrder.id })),
    )
    expect([won.length, broken.length]).toEqual([1, 0])
    expect(new Set(refused)).toEqual(new Set(['ridendine.group_order_closed']))
    const [order] = won
    expect(order?.order.items.map((item) => item.forName)).toEqual(['Ida', 'Bo'])
  })

  test('of two payout runs at once: each is paid once', async () => {
    const id = await orderIn('delivered')
    await at.as(at.customer, (tx) => completeOrder(tx, { orderId: id }))
    const run = () => at.as(SYSTEM, (tx) => payOutAll(tx))
    await Promise.allSettled([run(), run(), run()])
    await at.house.drain()
    const twice = await at.as(SYSTEM, (tx) =>
      tx.many(sql`select key from payments.payouts group by key having count(*) > 1`),
    )
    expect(twice).toEqual([])
    expect(await at.balance(at.chef.id, 'balance')).toBe(0n)
  })
})

test('an order that was let go while its card was charged is paid back by itself', async () => {
  const { id } = await place()
  // Let go without its card, as when the card is being charged at that very moment.
  await at.as(SYSTEM, async (tx) => {
    const order = await lockOrder(tx, id)
    await move(tx, orderLifecycle, 'expire', order, {
      set: { cancelled_by: 'clock', cancel_reason: 'NOT_PAID', pay_by: null },
      say: {
        ...partiesOf(order),
        by: 'clock',
        reason: 'NOT_PAID',
        refunded: { amount: 0, currency: 'USD' },
      },
    })
  })
  await at.house.drain()

  const order = await read(id)
  expect([order.state, order.payment_state]).toEqual(['cancelled', 'refunded'])
  expect(order.refunded_minor).toBe(
    order.subtotal_minor + order.tax_minor + order.delivery_minor + 200n,
  )
  expect(await countTransfers(subjectOf(id), 'payments.refund:%:asked')).toBe(1)
})

test('a stranger does not learn that an order is there', async () => {
  const { id } = await place()
  const stranger = await at.person('customer')
  await expectRefusal(
    at.as(stranger, (tx) => cancelOrder(tx, { orderId: id, reason: 'not mine' })),
    'ridendine.no_such_order',
  )
  await expectRefusal(
    at.as(at.chef, (tx) => acceptOrder(tx, { orderId: id })),
    'ridendine.no_such_order',
  )
})

test('fifty orders at once have fifty numbers of the local day, none of them twice', async () => {
  // In ten kitchens: those of one wait for each other at its portions already.
  const kitchens = await Promise.all(Array.from({ length: 10 }, () => at.kitchen()))
  const placed = await Promise.all(
    Array.from({ length: 50 }, (_, index) => place({ kitchen: kitchens[index % 10] })),
  )
  const numbers = placed.map((each) => each.orderNumber)
  expect(new Set(numbers).size).toBe(50)
  expect(numbers.every((number) => /^RND-20260601-\d{4}$/.test(number))).toBe(true)
  // Nobody shall wait for a kitchen that cannot cook fifty at once.
  for (const { id } of placed) await at.as(at.customer, (tx) => withdrawOrder(tx, { orderId: id }))
})

test('late in the evening the number is of the local day, not of the day in Greenwich', async () => {
  await at.house.passes(hours(13))
  const evening = await place()
  expect(evening.orderNumber).toMatch(/^RND-20260601-/)
  await at.as(at.customer, (tx) => withdrawOrder(tx, { orderId: evening.id }))
  await at.house.passes(hours(10))
  expect((await place()).orderNumber).toBe('RND-20260602-0001')
})
