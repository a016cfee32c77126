import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql, type Tx } from '#foundation/db'
import { checkModel, move, movesOpenTo } from '#foundation/lifecycle'
import { Refusal } from '#foundation/refusals'
import { type OrderHouse, openOrderHouse } from '../../../../test/support/order-house.ts'
import { OrderCancelled } from './order.events.ts'
import { orderLifecycle } from './order.lifecycle.ts'
import { readOrderRow } from './orders.sql.ts'
import { placeOrder } from './place-order.ts'

let at: OrderHouse
let orderId = ''
beforeAll(async () => {
  at = await openOrderHouse()
  const placed = await at.as(at.customer, (tx) =>
    placeOrder(tx, {
      chefId: at.chef.id,
      items: [{ menuItemId: at.dishes[0] ?? '', quantity: 1, instructions: '', forName: null }],
      groupOrderId: null,
      deliverTo: { at: at.home, label: 'Home', note: '' },
      dropOff: 'hand_over',
      scheduledFor: null,
      tip: null,
      note: '',
      paymentMethodId: at.methodId,
    }),
  )
  orderId = placed.id
})
afterAll(() => at?.close())

class Undo extends Error {}

const ROLES = ['customer', 'chef', 'driver', 'admin', 'founder', 'clock', 'system'] as const
const zero = { amount: 0, currency: 'USD' }

/** Put the order into a state, try a move as a role, and take all of it back. */
async function attempt(state: string, name: string, role: string): Promise<string> {
  const kind = role === 'clock' || role === 'system' ? role : 'person'
  const actor = {
    kind,
    id: kind === 'person' ? '01890000-0000-7000-8000-000000000001' : null,
    roles: [role],
    permits: new Set<string>(),
  } as const
  let outcome = ''
  const work = async (tx: Tx) => {
    await tx.run(sql`update ridendine.orders set state = ${state} where id = ${orderId}`)
    const row = await readOrderRow(tx, orderId)
    const say = {
      orderId,
      customerId: row.customer_id,
      chefId: row.chef_id,
      driverId: null,
      readyAt: '',
      by: 'system',
      reason: '',
      kind: 'other',
      total: zero,
      amount: zero,
      refunded: zero,
    }
    outcome = await move(tx, orderLifecycle, name as 'cancel', row, { say }).then(
      (moved) => moved.state,
      (error: unknown) => (error instanceof Refusal ? error.reason : String(error)),
    )
    throw new Undo()
  }
  await at.as(actor, work).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
  return outcome
}

/** The table of the requirements, word for word (R229). */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  pending: ['payment_confirmed', 'cancelled'],
  payment_confirmed: ['accepted', 'cancelled'],
  accepted: ['preparing', 'cancelled'],
  preparing: ['ready_for_pickup'],
  ready_for_pickup: ['assigned_to_driver'],
  assigned_to_driver: ['picked_up'],
  picked_up: ['in_transit'],
  in_transit: ['delivered'],
  delivered: ['refunded'],
  cancelled: [],
  refunded: [],
}

/** What the decisions add to it, each by its name. */
const ADDED: readonly (readonly [from: string, to: string, by: string])[] = [
  ['delivered', 'disputed', 'D-R1: a dispute comes before a refund'],
  ['disputed', 'refunded', 'D-R1: decided for the customer'],
  ['disputed', 'delivered', 'D-R1: the delivery stands'],
  ['preparing', 'cancelled', 'D-R2: the desk, from any state before the delivery'],
  ['ready_for_pickup', 'cancelled', 'D-R2: the desk'],
  ['assigned_to_driver', 'cancelled', 'D-R2: the desk'],
  ['picked_up', 'cancelled', 'D-R2: the desk'],
  ['in_transit', 'cancelled', 'D-R2: the desk'],
  ['assigned_to_driver', 'ready_for_pickup', 'D-R3: a driver who drops out'],
  ['delivered', 'delivered', 'D-R4: complete, which releases the money'],
]

test('the moves are those of the requirements (R229) and the decisions’ additions, no other', () => {
  const asked = Object.entries(ALLOWED).flatMap(([from, all]) => all.map((to) => `${from}→${to}`))
  const added = ADDED.map(([from, to]) => `${from}→${to}`)
  const made = Object.values(orderLifecycle.moves).flatMap((step) =>
    step.from.map((from) => `${from}→${step.to}`),
  )
  expect(new Set(made)).toEqual(new Set([...asked, ...added]))
  expect(added.filter((each) => asked.includes(each))).toEqual([])
})

test('there are twelve states (D-R1)', () => {
  expect(orderLifecycle.states).toHaveLength(12)
  expect(new Set(orderLifecycle.states)).toEqual(new Set([...Object.keys(ALLOWED), 'disputed']))
})

describe('every move from every state', () => {
  for (const state of orderLifecycle.states) {
    test(`by everyone when ${state}`, async () => {
      for (const [name, step] of Object.entries(orderLifecycle.moves)) {
        for (const role of ROLES) {
          // The system speaks for the clock as well.
          const by: readonly string[] = step.by
          const mayMake = by.includes(role) || (role === 'system' && by.includes('clock'))
          const isFromHere = (step.from as readonly string[]).includes(state)
          const expected = mayMake
            ? isFromHere
              ? step.to
              : 'lifecycle.not_from_here'
            : 'lifecycle.not_yours_to_do'
          expect(`${name} by ${role}: ${await attempt(state, name, role)}`).toBe(
            `${name} by ${role}: ${expected}`,
          )
        }
      }
    })
  }
})

test('the database knows exactly these states', async () => {
  const system = { kind: 'system', id: null, roles: [], permits: new Set<string>() } as const
  const { rule } = await at.as(system, (tx) =>
    tx.one<{ rule: string }>(
      sql`select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'orders_state_is_known'`,
    ),
  )
  const known = [...rule.matchAll(/'(\w+)'/g)].map((match) => match[1])
  expect(new Set(known)).toEqual(new Set(orderLifecycle.states))
})

test('the model holds, and a planted dead end and a planted leak of money are found', () => {
  expect(checkModel(orderLifecycle)).toEqual([])
  const deadEnd = {
    ...orderLifecycle,
    states: [...orderLifecycle.states, 'limbo' as const],
    moves: {
      ...orderLifecycle.moves,
      drift: { from: ['accepted'], to: 'limbo', by: ['clock'], tells: OrderCancelled },
    },
  }
  expect(checkModel(deadEnd as never)).toContain('ridendine.order: limbo is a dead end')
  const leak = {
    ...orderLifecycle,
    moves: {
      ...orderLifecycle.moves,
      call_off: { ...orderLifecycle.moves.call_off, money: [] },
    },
  }
  expect(checkModel(leak as never).join()).toContain('can end in cancelled with money captured')
})

test('the buttons that a person sees are the moves that are open to them', () => {
  expect(movesOpenTo(orderLifecycle, 'payment_confirmed', ['chef'])).toEqual(['accept', 'reject'])
  expect(movesOpenTo(orderLifecycle, 'preparing', ['customer'])).toEqual([])
  expect(movesOpenTo(orderLifecycle, 'in_transit', ['admin'])).toEqual(['call_off'])
})
