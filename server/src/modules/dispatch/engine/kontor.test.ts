import { describe, expect, test } from 'vitest'
import {
  type Courier,
  kontorPolicy,
  nearestPolicy,
  type OpenOrder,
  planTick,
  type TickInput,
  type TickRules,
} from './index.ts'

const rules: TickRules = {
  serviceAtKitchenS: 240,
  serviceAtDoorS: 240,
  tickS: 60,
  leadS: 0,
  bundle: { mostOrders: 3, kitchensWithinM: 0, readyWithinS: 900 },
  pay: { perOrder: 10, perHour: 15 },
}

const order = (id: string, given: Partial<OpenOrder> = {}): OpenOrder => ({
  id,
  kitchenId: 'kitchen',
  kitchen: { x: 0, y: 0 },
  dropoff: { x: 2000, y: 0 },
  placedAtS: 0,
  readyAtS: 1200,
  ...given,
})

const courier = (id: string, given: Partial<Courier> = {}): Courier => ({
  id,
  freeFrom: { x: 0, y: 0 },
  freeAtS: 0,
  onShiftAtS: 0,
  offShiftAtS: 4 * 3600,
  given: 0,
  load: 0,
  ...given,
})

/** Five metres a second, as the crow flies. */
const tick = (given: Partial<TickInput>): TickInput => ({
  nowS: 0,
  orders: [],
  couriers: [],
  travel: { kind: 'plane', metresPerStep: 5, stepS: 1, wholeSteps: false },
  rules,
  ...given,
})

const plan = (given: Partial<TickInput>) => planTick(tick(given), kontorPolicy)

describe('when to set out', () => {
  const far = courier('far', { freeFrom: { x: 0, y: 1500 } })

  test('nobody is sent before they must leave to be there when the food is ready', () => {
    // 1200 ready, 120 of service before it, 300 of way: leave at 780.
    const early = plan({ nowS: 660, orders: [order('a')], couriers: [far] })
    expect(early.offers).toEqual([])
    expect(early.orders[0]).toMatchObject({
      reason: 'not_near_ready',
      courierId: 'far',
      leaveByS: 780,
      pickupAtS: 1200,
    })
    expect(early.couriers[0]!.reason).toBe('meant_for_later')

    const due = plan({ nowS: 721, orders: [order('a')], couriers: [far] })
    expect(due.offers.map(({ courierId }) => courierId)).toEqual(['far'])
    expect(due.orders[0]!.reason).toBe('offered')
  })

  test('a lead time brings the offer forward by as much', () => {
    const led = { ...rules, leadS: 100 }
    expect(plan({ nowS: 620, rules: led, orders: [order('a')], couriers: [far] }).offers).toEqual(
      [],
    )
    expect(
      plan({ nowS: 621, rules: led, orders: [order('a')], couriers: [far] }).offers,
    ).toHaveLength(1)
  })

  test('a courier who will be free next door is waited for, rather than a far one sent', () => {
    const couriers = [
      courier('near', { freeAtS: 700 }),
      courier('far', { freeFrom: { x: 0, y: 6000 } }),
    ]
    const waiting = plan({ nowS: 600, orders: [order('a', { readyAtS: 660 })], couriers })
    expect(waiting.offers).toEqual([])
    expect(waiting.orders[0]).toMatchObject({ reason: 'waiting_better_match', courierId: 'near' })
    expect(waiting.orders[0]!.runnersUp[0]).toMatchObject({ courierId: 'far' })
    expect(waiting.orders[0]!.runnersUp[0]!.extraCost).toBeGreaterThan(0)
  })
})

describe('who gets what', () => {
  test('two orders and two couriers are matched as a whole, not each to its nearest', () => {
    // Both orders are nearest to `middle`; giving it the left one would leave the right one late.
    const orders = [
      order('left', { kitchenId: 'l', kitchen: { x: -1000, y: 0 }, readyAtS: 300 }),
      order('right', { kitchenId: 'r', kitchen: { x: 1100, y: 0 }, readyAtS: 300 }),
    ]
    const couriers = [
      courier('middle', { freeFrom: { x: 0, y: 0 } }),
      courier('west', { freeFrom: { x: -2500, y: 0 } }),
    ]
    const told = plan({ nowS: 240, orders, couriers })
    expect(Object.fromEntries(told.orders.map((o) => [o.orderId, o.courierId]))).toEqual({
      left: 'west',
      right: 'middle',
    })
  })

  test('orders of one kitchen to one street go together when nobody else is there', () => {
    const orders = [order('a'), order('b', { dropoff: { x: 2050, y: 0 }, readyAtS: 1230 })]
    const told = plan({ nowS: 1200, orders, couriers: [courier('only')] })
    expect(told.offers[0]!.trip.orderIds).toEqual(['a', 'b'])
    const [pickup, ...drops] = told.offers[0]!.trip.stops
    expect(pickup).toMatchObject({ kind: 'pickup', orderIds: ['a', 'b'], atS: 1320 })
    expect(drops.map(({ kind }) => kind)).toEqual(['dropoff', 'dropoff'])
  })

  test('a second kitchen is visited on the same trip only where the rules allow it', () => {
    const orders = [
      order('a'),
      order('b', { kitchenId: 'other', kitchen: { x: 100, y: 0 }, dropoff: { x: 2050, y: 0 } }),
    ]
    const near = { ...rules, bundle: { ...rules.bundle, kitchensWithinM: 200 } }
    const apart = plan({ nowS: 1300, orders, couriers: [courier('only')] })
    const together = plan({ nowS: 1300, rules: near, orders, couriers: [courier('only')] })
    expect(apart.offers[0]!.trip.orderIds).toHaveLength(1)
    expect(together.offers[0]!.trip.stops.map(({ kind }) => kind)).toEqual([
      'pickup',
      'pickup',
      'dropoff',
      'dropoff',
    ])
  })

  test('of two who are equally near, the one still short of the guaranteed pay is asked', () => {
    const couriers = [
      courier('a-served', { given: 9, onShiftAtS: -7200, offShiftAtS: 7200 }),
      courier('b-short', { given: 0, onShiftAtS: -7200, offShiftAtS: 7200 }),
    ]
    expect(plan({ nowS: 1200, orders: [order('a')], couriers }).offers[0]!.courierId).toBe(
      'b-short',
    )
  })

  test('an accepted order stays with its courier unless another is better by more than the price', () => {
    const holder = courier('holder', { freeFrom: { x: 0, y: 200 } })
    const held = [order('a', { heldBy: 'holder', readyAtS: 0 })]
    const kept = plan({ nowS: 600, orders: held, couriers: [holder, courier('nearer')] })
    expect(kept.offers).toEqual([])
    expect(kept.orders[0]).toMatchObject({ reason: 'kept', courierId: 'holder' })

    const stuck = courier('holder', { freeFrom: { x: 0, y: 9000 } })
    const moved = plan({ nowS: 600, orders: held, couriers: [stuck, courier('nearer')] })
    expect(moved.orders[0]).toMatchObject({ reason: 'reassigned', courierId: 'nearer' })
    expect(moved.offers[0]!.courierId).toBe('nearer')
  })
})

describe('why not', () => {
  const reasonOf = (given: Partial<TickInput>) => plan(given).orders[0]!.reason

  test('each order that nobody can take says why', () => {
    const orders = [order('a')]
    expect(reasonOf({ orders })).toBe('no_courier_on_duty')
    expect(
      reasonOf({ orders, couriers: [courier('soon', { onShiftAtS: 900, offShiftAtS: 1000 })] }),
    ).toBe('no_courier_on_duty')
    expect(
      reasonOf({ orders: [order('a', { declinedBy: ['x'] })], couriers: [courier('x')] }),
    ).toBe('all_declined')
    expect(
      reasonOf({
        orders,
        rules: { ...rules, reachM: 900 },
        couriers: [courier('x', { freeFrom: { x: 0, y: 1000 } })],
      }),
    ).toBe('no_courier_in_reach')
    expect(reasonOf({ orders, couriers: [courier('x', { offShiftAtS: 1100 })] })).toBe(
      'shifts_end_too_soon',
    )
  })

  test('an order that nobody can bring within the longest time goes to nobody, unless accepted', () => {
    // From 1200: 240 of service, 400 of way and 120 at the door make 1960; it was placed at 0.
    const most = (mostToDoorS: number, given: Partial<OpenOrder> = {}) =>
      plan({
        nowS: 1200,
        rules: { ...rules, mostToDoorS },
        orders: [order('a', given)],
        couriers: [courier('only')],
      })
    expect(most(1960).offers).toHaveLength(1)
    expect(most(1959).offers).toEqual([])
    expect(most(1959).orders[0]!.reason).toBe('couriers_all_busy')
    expect(most(100, { heldBy: 'only' }).orders[0]!.reason).toBe('kept')
  })

  test('an order that must wait its turn behind another says so', () => {
    const orders = [order('a'), order('b', { kitchenId: 'k2', kitchen: { x: 4000, y: 0 } })]
    const told = plan({ nowS: 1200, orders, couriers: [courier('only')] })
    expect(told.orders.map(({ reason }) => reason).sort()).toEqual(['offered', 'queued_behind'])
  })

  test('each courier is told why not', () => {
    const couriers = [
      courier('busy', { freeAtS: 9000 }),
      courier('later', { onShiftAtS: 5000 }),
      courier('gone', { offShiftAtS: 1000 }),
      courier('other', { freeFrom: { x: 0, y: 3000 } }),
      courier('chosen'),
    ]
    const told = plan({ nowS: 1200, orders: [order('a')], couriers })
    expect(Object.fromEntries(told.couriers.map((c) => [c.courierId, c.reason]))).toEqual({
      busy: 'busy',
      later: 'not_on_shift',
      gone: 'not_on_shift',
      other: 'others_match_better',
      chosen: 'offered',
    })
    expect(plan({ couriers: [courier('idle')] }).couriers[0]!.reason).toBe('no_open_orders')
  })
})

describe('where to wait', () => {
  const expected = {
    kitchens: [
      { id: 'busy', place: { x: 3000, y: 0 }, perHour: 12 },
      { id: 'quiet', place: { x: 0, y: 3000 }, perHour: 0.1 },
    ],
    prepS: [300, 400, 500],
  }
  const moving = { ...rules, reposition: { mostS: 900, staysS: 1200, driving: 0.01 } }
  const couriers = [courier('idle')]

  test('an idle courier is sent to the kitchen that is busy and that nobody is near', () => {
    const [move, ...others] = plan({ rules: moving, expected, couriers }).moves
    expect(move).toMatchObject({ courierId: 'idle', kitchenId: 'busy', arriveAtS: 600 })
    expect(move!.savesS).toBeGreaterThan(0)
    expect(others).toEqual([])
  })

  test('nobody is moved who is there already, is meant for an order, or soon goes off', () => {
    const movesOf = (given: Partial<TickInput>) =>
      plan({ rules: moving, expected, couriers, ...given }).moves
    expect(movesOf({ couriers: [courier('there', { freeFrom: { x: 3000, y: 0 } })] })).toEqual([])
    expect(movesOf({ orders: [order('a')] })).toEqual([])
    expect(movesOf({ couriers: [courier('going', { offShiftAtS: 1100 })] })).toEqual([])
    expect(movesOf({ couriers: [courier('busy', { freeAtS: 500 })] })).toEqual([])
  })

  test('nobody is moved where the rules do not have it', () => {
    expect(plan({ expected, couriers }).moves).toEqual([])
  })
})

describe('nearest, the baseline', () => {
  const nearest = (given: Partial<TickInput>) => planTick(tick(given), nearestPolicy)

  test('the nearest is asked when the food stands ready, and the next when they have declined', () => {
    const couriers = [courier('near'), courier('next', { freeFrom: { x: 0, y: 500 } })]
    expect(nearest({ nowS: 1199, orders: [order('a')], couriers }).orders[0]!.reason).toBe(
      'not_near_ready',
    )
    const ready = nearest({ nowS: 1200, orders: [order('a')], couriers })
    expect(ready.offers[0]!.courierId).toBe('near')
    expect(ready.orders[0]!.runnersUp[0]!.courierId).toBe('next')
    const declined = [order('a', { declinedBy: ['near'] })]
    expect(nearest({ nowS: 1200, orders: declined, couriers }).offers[0]!.courierId).toBe('next')
  })

  test('at one distance the better rated goes first, then the less laden; 15 km is the limit', () => {
    const couriers = [
      courier('a', { rating: 4, load: 0 }),
      courier('b', { rating: 5, load: 1 }),
      courier('c', { rating: 5, load: 0 }),
    ]
    expect(nearest({ nowS: 1200, orders: [order('a')], couriers }).offers[0]!.courierId).toBe('c')
    const away = [courier('away', { freeFrom: { x: 0, y: 15_001 } })]
    expect(nearest({ nowS: 1200, orders: [order('a')], couriers: away }).orders[0]!.reason).toBe(
      'no_courier_in_reach',
    )
  })
})
