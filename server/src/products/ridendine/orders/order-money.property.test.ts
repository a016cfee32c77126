import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SYSTEM, sql, type Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { Refusal } from '#foundation/refusals'
import { days, hours, minutes } from '#foundation/time'
import { type OrderHouse, openOrderHouse } from '../../../../test/support/order-house.ts'
import { tipOrder } from './after-delivery.ts'
import { acceptOrder, markReady, rejectOrder, startPreparing } from './answer-order.ts'
import { callOff, cancelOrder, withdrawOrder } from './cancel-order.ts'
import { completeOrder, deliverOrder, dismissDispute, refundByDesk } from './finish-order.ts'
import { type Legs, PAYERS, sumOf } from './legs.ts'
import { orderLifecycle } from './order.lifecycle.ts'
import { lockOrder, noteOrder, type OrderRow, readOrderRow } from './orders.sql.ts'
import { partiesOf, subjectOf } from './parties.ts'
import { payOutAll } from './pay-out.ts'
import { placeOrder } from './place-order.ts'
import { reportProblem } from './problem.ts'

let at: OrderHouse
beforeAll(async () => {
  at = await openOrderHouse()
})
afterAll(() => at?.close())

/** What somebody does with an order; `dice` are numbers from 0 to 1 for whatever it needs. */
type Act = (id: string, dice: readonly number[]) => Promise<unknown>

const input = (orderId: string) => ({ orderId })
const read = (id: string) => at.as(SYSTEM, (tx) => readOrderRow(tx, id))

async function byDriver(id: string, work: (tx: Tx, order: OrderRow) => Promise<unknown>) {
  return at.as(at.driver, async (tx) => work(tx, await lockOrder(tx, id)))
}

/** Parts of what is left, some of them more than somebody has. */
async function someLegs(id: string, dice: readonly number[]): Promise<Legs> {
  const order = await read(id)
  const part = (index: number, of: bigint) =>
    BigInt(Math.floor((dice[index] ?? 0) * 1.15 * Number(of)))
  return {
    chef: part(0, order.chef_minor),
    driver: part(1, order.driver_minor),
    platform: part(2, order.fee_minor * 2n),
    tax: part(3, order.tax_minor),
    tip: part(4, order.tip_minor),
  }
}

const acts = {
  pay: () => at.house.drain(),
  withdraw: (id) => at.as(at.customer, (tx) => withdrawOrder(tx, input(id))),
  expire: () => at.house.passes(minutes(16)),
  accept: (id) => at.as(at.chef, (tx) => acceptOrder(tx, input(id))),
  reject: (id) =>
    at.as(at.chef, (tx) => rejectOrder(tx, { ...input(id), reason: 'SOLD_OUT', note: '' })),
  cancel: (id) => at.as(at.customer, (tx) => cancelOrder(tx, { ...input(id), reason: 'late' })),
  lapse: () => at.house.passes(minutes(9)),
  start: (id) => at.as(at.chef, (tx) => startPreparing(tx, input(id))),
  find: (id) => byDriver(id, (tx, order) => noteOrder(tx, order.id, { driver_id: at.driver.id })),
  ready: (id) => at.as(at.chef, (tx) => markReady(tx, input(id))),
  assign: (id) =>
    byDriver(id, (tx, order) =>
      move(tx, orderLifecycle, 'assign', order, {
        set: { driver_id: at.driver.id },
        say: { ...partiesOf(order), driverId: at.driver.id },
      }),
    ),
  drop: (id) =>
    byDriver(id, (tx, order) =>
      move(tx, orderLifecycle, 'unassign', order, {
        set: { driver_id: null },
        say: { ...partiesOf(order), by: 'driver', reason: 'flat tyre' },
      }),
    ),
  pickUp: (id) =>
    byDriver(id, (tx, order) =>
      move(tx, orderLifecycle, 'pick_up', order, {
        set: { picked_up_at: tx.now },
        say: partiesOf(order),
      }),
    ),
  depart: (id) =>
    byDriver(id, (tx, order) =>
      move(tx, orderLifecycle, 'depart', order, { say: partiesOf(order) }),
    ),
  deliver: (id) =>
    byDriver(id, (tx, order) => deliverOrder(tx, order, { note: 'here', fileId: null })),
  callOff: async (id, dice) => {
    const legs = (dice[5] ?? 0) < 0.4 ? undefined : await someLegs(id, dice)
    return at.as(at.desk, (tx) =>
      callOff(tx, { orderId: id, reason: 'OTHER', note: 'it had to be', legs }),
    )
  },
  complete: (id) => at.as(at.customer, (tx) => completeOrder(tx, input(id))),
  wait: () => at.house.passes(hours(25)),
  tip: (id) =>
    at.as(at.customer, (tx) =>
      tipOrder(tx, { ...input(id), amount: { amount: 300, currency: 'USD' } }),
    ),
  problem: async (id, dice) => {
    const items = await at.as(SYSTEM, (tx) =>
      tx.many<{ id: string; quantity: number }>(
        sql`select id, quantity from ridendine.order_items where order_id = ${id} order by place`,
      ),
    )
    const [first] = items
    const some = (dice[0] ?? 0) < 0.6 && first ? [{ orderItemId: first.id, quantity: 1 }] : []
    return at.as(at.customer, (tx) =>
      reportProblem(tx, {
        ...input(id),
        kind: (dice[1] ?? 0) < 0.7 ? 'missing_item' : 'never_arrived',
        text: '',
        items: some,
        photoIds: [],
      }),
    )
  },
  refund: async (id, dice) => {
    const legs = await someLegs(id, dice)
    return at.as(at.desk, (tx) => refundByDesk(tx, { orderId: id, legs, reason: 'fair' }))
  },
  dismiss: (id) =>
    at.as(at.desk, (tx) => dismissDispute(tx, { ...input(id), reason: 'all was there' })),
  payOut: async () => {
    await at.house.passes(days(1))
    await at.as(SYSTEM, (tx) => payOutAll(tx))
    await at.house.drain()
  },
} satisfies Record<string, Act>
type Name = keyof typeof acts

/** What can be tried in each state, the way to the door first; a refused attempt must change nothing. */
const OPEN: Readonly<Record<string, readonly Name[]>> = {
  pending: ['pay', 'withdraw', 'expire'],
  payment_confirmed: ['accept', 'reject', 'cancel', 'lapse', 'callOff'],
  accepted: ['start', 'cancel', 'find', 'callOff'],
  preparing: ['ready', 'find', 'cancel', 'callOff'],
  ready_for_pickup: ['assign', 'callOff'],
  assigned_to_driver: ['pickUp', 'drop', 'callOff'],
  picked_up: ['depart', 'callOff'],
  in_transit: ['deliver', 'callOff'],
  delivered: ['problem', 'complete', 'wait', 'tip', 'refund', 'payOut'],
  disputed: ['refund', 'dismiss', 'payOut'],
  cancelled: ['payOut'],
  refunded: ['payOut', 'tip'],
}
/** How often the first of them is taken before the delivery: else few orders would see the door. */
const STRAIGHT_ON = 0.82
const OPEN_ENDED = ['delivered', 'disputed', 'refunded']

function choose(state: string, dice: number): Name {
  const choices = OPEN[state] ?? []
  const isEven = OPEN_ENDED.includes(state)
  const index = isEven
    ? Math.floor(dice * choices.length)
    : dice < STRAIGHT_ON
      ? 0
      : 1 + Math.floor(((dice - STRAIGHT_ON) / (1 - STRAIGHT_ON)) * (choices.length - 1))
  return choices[index] ?? 'payOut'
}

async function place(dice: readonly number[]): Promise<string> {
  const roll = (index: number, most: number) => Math.floor((dice[index] ?? 0) * most)
  const placed = await at.as(at.customer, (tx) =>
    placeOrder(tx, {
      chefId: at.chef.id,
      items: [
        {
          menuItemId: at.dishes[roll(0, 3)] ?? '',
          quantity: 1 + roll(1, 4),
          instructions: '',
          forName: null,
        },
      ],
      groupOrderId: null,
      deliverTo: { at: at.home, label: 'Home', note: '' },
      dropOff: 'hand_over',
      scheduledFor: null,
      tip: { amount: roll(2, 900), currency: 'USD' },
      note: '',
      paymentMethodId: at.methodId,
    }),
  )
  return placed.id
}

/** Money of an order by whose it is: credits less debits over all their accounts. */
async function moneyOf(id: string): Promise<Record<string, bigint>> {
  const rows = await at.as(SYSTEM, (tx) =>
    tx.many<{ who: string; minor: bigint }>(sql`
      select case when a.owner_kind = 'person' then a.owner_id
                  when a.purpose in ('fees', 'goodwill') then 'platform'
                  else a.purpose end as who,
             sum(e.amount_minor)::bigint as minor
        from ledger.entries e
        join ledger.transfers t on t.id = e.transfer_id
        join ledger.accounts a on a.id = e.account_id
       where t.about = ${subjectOf(id)}
       group by 1`),
  )
  return Object.fromEntries(rows.map((row) => [row.who, row.minor]))
}

/** Every currency sums to zero, nothing is overdrawn, and each balance is the sum of its entries. */
async function booksHold(): Promise<void> {
  const sums = await at.as(SYSTEM, (tx) =>
    tx.many<{ wrong: string }>(sql`
      select 'sum ' || a.currency as wrong from ledger.entries e join ledger.accounts a on a.id = e.account_id
       group by a.currency having sum(e.amount_minor) <> 0
       union all
      select 'account ' || a.purpose from ledger.accounts a
        left join ledger.entries e on e.account_id = a.id
       group by a.id
      having a.balance_minor <> coalesce(sum(e.amount_minor), 0) * case a.normal_side when 'debit' then -1 else 1 end
          or (a.balance_minor < 0 and not a.may_go_negative)`),
  )
  expect(sums).toEqual([])
}

/** What each should have of an order, from what was asked of it: not from what the code wrote. */
async function expectedOf(order: OrderRow): Promise<Record<string, bigint>> {
  const back = await at.as(SYSTEM, (tx) =>
    tx.many<Record<'chef' | 'driver' | 'platform' | 'tax' | 'tip' | 'asked' | 'sent', bigint>>(sql`
      select r.chef_minor as chef, r.driver_minor as driver, r.platform_minor as platform,
             r.tax_minor as tax, r.tip_minor as tip, r.amount_minor as asked, p.amount_minor as sent
        from ridendine.order_refunds r join payments.refunds p on p.id = r.refund_id
       where r.order_id = ${order.id}`),
  )
  for (const each of back) {
    expect(each.asked).toBe(each.sent)
    expect(PAYERS.reduce((sum, payer) => sum + each[payer], 0n)).toBe(each.asked)
  }
  const given = back.reduce((sum, each) => sum + each.asked, 0n)
  expect(order.refunded_minor).toBe(given)
  if (!order.settled_at) return {}
  const left = (earned: bigint, payer: (typeof PAYERS)[number]) =>
    back.reduce((so, each) => so - each[payer], earned)
  const driver =
    left(order.driver_minor, 'driver') + left(order.tip_minor, 'tip') + order.tip_later_minor
  return {
    [order.chef_id]: left(order.chef_minor, 'chef'),
    ...(order.driver_id ? { [order.driver_id]: driver } : {}),
    platform: left(order.fee_minor, 'platform'),
    tax: left(order.tax_minor, 'tax'),
  }
}

async function orderHolds(id: string): Promise<void> {
  const order = await read(id)
  const has = await moneyOf(id)
  for (const [who, minor] of Object.entries(await expectedOf(order)))
    expect(`${who}: ${has[who] ?? 0n}`).toBe(`${who}: ${minor}`)
  const isOver =
    ['cancelled', 'refunded'].includes(order.state) ||
    (order.state === 'delivered' && order.completed_at !== null)
  const paid = order.paid_at !== null
  if (paid && (isOver || order.settled_at)) expect(has[order.customer_id] ?? 0n).toBe(0n)
}

const dice = fc.integer({ min: 0, max: 999 }).map((thousandths) => thousandths / 1000)
const walk = fc.record({
  cart: fc.array(dice, { minLength: 3, maxLength: 3 }),
  steps: fc.array(fc.array(dice, { minLength: 7, maxLength: 7 }), { minLength: 10, maxLength: 15 }),
})

test('whatever happens to an order, no cent appears or vanishes, and escrow ends empty', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(walk, async ({ cart, steps }) => {
      const id = await place(cart)
      for (const rolls of steps) {
        const { state } = await read(id)
        const name = choose(state, rolls[6] ?? 0)
        const before = await read(id)
        await acts[name](id, rolls).then(
          () => seen.add(`${state} ${name}`),
          async (error: unknown) => {
            if (!(error instanceof Refusal)) throw error
            const after = await read(id)
            expect(after.version).toBe(before.version)
          },
        )
        await at.house.drain()
        await orderHolds(id)
        if (state === 'cancelled') break
      }
      await at.house.passes(hours(30))
      await orderHolds(id)
      const last = await read(id)
      if (last.state === 'delivered') expect(last.completed_at).not.toBeNull()
      await booksHold()
    }),
    { numRuns: Number(process.env.MONEY_RUNS ?? 16), endOnFailure: true },
  )
  // The walks have gone somewhere: to the door, into disputes, and back.
  expect(seen.size).toBeGreaterThan(20)
}, 240_000)

test('a debt is recovered by the next payout, out of earnings and never out of tips', async () => {
  const run = async (name: Name, id: string, dice: readonly number[] = []) => {
    await acts[name](id, dice)
    await at.house.drain()
  }
  const deliver = async (tip: number) => {
    const id = await place([0, 0.6, tip / 900])
    for (const name of [
      'pay',
      'accept',
      'start',
      'ready',
      'assign',
      'pickUp',
      'depart',
      'deliver',
      'complete',
    ] as const)
      await run(name, id)
    return id
  }
  await run('payOut', '')
  const first = await deliver(0)
  await run('payOut', first)
  expect(await at.balance(at.chef.id, 'balance')).toBe(0n)

  const { chef_minor: earned } = await read(first)
  const legs = { chef: 500n, driver: 200n, platform: 0n, tax: 0n, tip: 0n }
  await at.as(at.desk, (tx) => refundByDesk(tx, { orderId: first, legs, reason: 'after payout' }))
  await at.house.drain()
  expect(await at.balance(at.chef.id, 'receivable')).toBe(500n)
  expect(await at.balance(at.driver.id, 'receivable')).toBe(200n)
  expect(sumOf(legs)).toBe((await read(first)).refunded_minor)

  const second = await deliver(450)
  const { driver_minor: fee, tip_minor: tip } = await read(second)
  expect(await at.balance(at.driver.id, 'tips')).toBe(tip)
  await run('payOut', second)
  expect(await at.balance(at.chef.id, 'receivable')).toBe(0n)
  const paid = await at.as(SYSTEM, (tx) =>
    tx.many<{ person_id: string; amount_minor: bigint }>(sql`
      select distinct on (person_id) person_id, amount_minor from payments.payouts
       order by person_id, asked_at desc, id desc`),
  )
  const last = new Map(paid.map((row) => [row.person_id, row.amount_minor]))
  expect(last.get(at.chef.id)).toBe(earned - 500n)
  expect(last.get(at.driver.id)).toBe(fee - 200n + tip)
  await booksHold()
}, 120_000)
