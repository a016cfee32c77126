import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Courier,
  kontorPolicy,
  nearestPolicy,
  type OpenOrder,
  type Policy,
  planTick,
  type TickInput,
  type TickPlan,
  travelOf,
} from './index.ts'

const NOW_S = 36_000
const KITCHENS = [0, 1, 2, 3, 4].map((k) => ({ x: 900 * k, y: (k * 1700) % 3100 }))

const place = fc.record({
  x: fc.integer({ min: 0, max: 6000 }),
  y: fc.integer({ min: 0, max: 6000 }),
})

const orderOf = fc.record({
  kitchen: fc.nat({ max: KITCHENS.length - 1 }),
  dropoff: place,
  placedAgoS: fc.integer({ min: 0, max: 2400 }),
  prepS: fc.integer({ min: 0, max: 2400 }),
  declined: fc.array(fc.nat({ max: 7 }), { maxLength: 3 }),
  held: fc.option(fc.nat({ max: 7 }), { freq: 4 }),
})

const courierOf = fc.record({
  freeFrom: place,
  freeInS: fc.integer({ min: -600, max: 1800 }),
  onAgoS: fc.integer({ min: -1800, max: 14_400 }),
  leftS: fc.integer({ min: -300, max: 14_400 }),
  given: fc.nat({ max: 9 }),
  rating: fc.integer({ min: 1, max: 5 }),
})

const tick = fc
  .record({
    orders: fc.array(orderOf, { maxLength: 14 }),
    couriers: fc.array(courierOf, { maxLength: 8 }),
    reachM: fc.option(fc.integer({ min: 500, max: 6000 }), { nil: undefined }),
    kitchensWithinM: fc.constantFrom(0, 2500),
    mostOrders: fc.integer({ min: 1, max: 3 }),
    leadS: fc.constantFrom(0, 90),
  })
  .map(
    (given): TickInput => ({
      nowS: NOW_S,
      orders: given.orders.map(
        (order, i): OpenOrder => ({
          id: `o${String(i).padStart(2, '0')}`,
          kitchenId: `k${order.kitchen}`,
          kitchen: KITCHENS[order.kitchen]!,
          dropoff: order.dropoff,
          placedAtS: NOW_S - order.placedAgoS,
          readyAtS: NOW_S - order.placedAgoS + order.prepS,
          declinedBy: order.declined.map((c) => `c${c}`),
          heldBy: order.held === null ? undefined : `c${order.held}`,
        }),
      ),
      couriers: given.couriers.map(
        (courier, i): Courier => ({
          id: `c${i}`,
          freeFrom: courier.freeFrom,
          freeAtS: NOW_S + courier.freeInS,
          onShiftAtS: NOW_S - courier.onAgoS,
          offShiftAtS: NOW_S - courier.onAgoS + Math.max(600, courier.onAgoS + courier.leftS),
          given: courier.given,
          load: 0,
          rating: courier.rating,
        }),
      ),
      travel: { kind: 'plane', metresPerStep: 320, stepS: 60, wholeSteps: true },
      rules: {
        serviceAtKitchenS: 240,
        serviceAtDoorS: 240,
        tickS: 60,
        leadS: given.leadS,
        reachM: given.reachM,
        bundle: {
          mostOrders: given.mostOrders,
          kitchensWithinM: given.kitchensWithinM,
          readyWithinS: 1200,
        },
        pay: { perOrder: 10, perHour: 15 },
      },
    }),
  )

/** A plan, and a second one that goes on from what the first had in mind. */
const lived = (input: TickInput, policy: Policy): readonly [TickInput, TickPlan][] => {
  const plan = planTick(input, policy)
  const again = { ...input, before: plan.intentions }
  return [
    [input, plan],
    [again, planTick(again, policy)],
  ]
}

const everywhere = (check: (input: TickInput, plan: TickPlan) => void) =>
  fc.assert(
    fc.property(tick, fc.constantFrom<Policy>(kontorPolicy, nearestPolicy), (input, policy) => {
      for (const [asked, plan] of lived(input, policy)) check(asked, plan)
    }),
    { numRuns: 150 },
  )

const once = (ids: readonly string[]) => expect(new Set(ids).size).toBe(ids.length)

test('no order is in two trips, and no courier in two offers', () => {
  everywhere((_, plan) => {
    once(plan.couriers.flatMap(({ trips }) => trips.flatMap(({ orderIds }) => orderIds)))
    once(plan.intentions.flatMap(({ trips }) => trips.flat()))
    once(plan.offers.map(({ courierId }) => courierId))
  })
})

test('every order and every courier is told why, once', () => {
  everywhere((input, plan) => {
    const sorted = (ids: readonly string[]) => [...ids].sort()
    expect(sorted(plan.orders.map(({ orderId }) => orderId))).toEqual(
      sorted(input.orders.map(({ id }) => id)),
    )
    expect(sorted(plan.couriers.map(({ courierId }) => courierId))).toEqual(
      sorted(input.couriers.map(({ id }) => id)),
    )
    const inOffers = sorted(plan.offers.flatMap(({ trip }) => trip.orderIds))
    const told = plan.orders.filter(({ reason, courierId, orderId }) => {
      const isHolder = input.orders.find(({ id }) => id === orderId)?.heldBy === courierId
      return ['offered', 'reassigned'].includes(reason) || (isHolder && inOffers.includes(orderId))
    })
    expect(sorted(told.map(({ orderId }) => orderId))).toEqual(inOffers)
  })
})

test('food is picked up before it is dropped, never before it is ready, and never after a shift', () => {
  everywhere((input, plan) => {
    const travel = travelOf(input.travel)
    for (const { courierId, trips } of plan.couriers) {
      const courier = input.couriers.find(({ id }) => id === courierId)!
      let at = Math.max(courier.freeAtS, courier.onShiftAtS, input.nowS)
      let from = courier.freeFrom
      for (const { stops, orderIds } of trips) {
        const dropped = stops.flatMap((s) => (s.kind === 'dropoff' ? s.orderIds : []))
        const picked = stops.flatMap((s) => (s.kind === 'pickup' ? s.orderIds : []))
        expect(dropped).toEqual(orderIds)
        expect([...picked].sort()).toEqual([...orderIds].sort())
        expect(stops.map(({ kind }) => kind)).toEqual(
          stops
            .map(({ kind }) => kind)
            .sort()
            .reverse(),
        )
        for (const stop of stops) {
          expect(stop.arriveAtS).toBeGreaterThanOrEqual(at + travel.seconds(from, stop.place))
          expect(stop.atS).toBeGreaterThanOrEqual(stop.arriveAtS + 120)
          expect(stop.leaveAtS).toBe(stop.atS + 120)
          if (stop.kind === 'pickup') {
            expect(stop.atS).toBeLessThanOrEqual(courier.offShiftAtS)
            for (const id of stop.orderIds) {
              expect(stop.atS).toBeGreaterThanOrEqual(
                input.orders.find((o) => o.id === id)!.readyAtS,
              )
            }
          }
          at = stop.leaveAtS
          from = stop.place
        }
      }
    }
  })
})

test('only who is on shift and free is asked, and nobody who has declined', () => {
  everywhere((input, plan) => {
    for (const { courierId, trip } of plan.offers) {
      const courier = input.couriers.find(({ id }) => id === courierId)!
      expect(courier.freeAtS).toBeLessThanOrEqual(input.nowS)
      expect(courier.onShiftAtS).toBeLessThanOrEqual(input.nowS)
      expect(courier.offShiftAtS).toBeGreaterThanOrEqual(input.nowS)
      for (const id of trip.orderIds) {
        expect(input.orders.find((o) => o.id === id)!.declinedBy).not.toContain(courierId)
      }
    }
  })
})

test('a trip keeps to the rules of bundling and of reach', () => {
  everywhere((input, plan) => {
    const travel = travelOf(input.travel)
    const { bundle, reachM = Number.POSITIVE_INFINITY } = input.rules
    for (const { courierId, trips } of plan.couriers) {
      for (const [index, { orderIds }] of trips.entries()) {
        const orders = orderIds.map((id) => input.orders.find((o) => o.id === id)!)
        const kitchens = [...new Map(orders.map((o) => [o.kitchenId, o.kitchen])).values()]
        const ready = orders.map(({ readyAtS }) => readyAtS)
        expect(orders.length).toBeLessThanOrEqual(bundle.mostOrders)
        expect(kitchens.length).toBeLessThanOrEqual(bundle.kitchensWithinM > 0 ? 2 : 1)
        if (kitchens.length === 2) {
          expect(travel.metres(kitchens[0]!, kitchens[1]!)).toBeLessThanOrEqual(2500)
        }
        expect(Math.max(...ready) - Math.min(...ready)).toBeLessThanOrEqual(bundle.readyWithinS)
        const courier = input.couriers.find(({ id }) => id === courierId)!
        if (index === 0 && orders.length === 1) {
          expect(travel.metres(courier.freeFrom, kitchens[0]!)).toBeLessThanOrEqual(reachM)
        }
      }
    }
  })
})

test('the same tick gives the same plan, in whatever order it is told', () => {
  everywhere((input, plan) => {
    const policy = plan.policy === 'kontor' ? kontorPolicy : nearestPolicy
    const turned = {
      ...input,
      orders: [...input.orders].reverse(),
      couriers: [...input.couriers].reverse(),
    }
    const bySight = ({ offers, cost }: TickPlan) => ({
      cost: Math.round(cost * 1000),
      offers: [...offers].sort((a, b) => (a.courierId < b.courierId ? -1 : 1)),
    })
    expect(planTick(input, policy)).toEqual(plan)
    expect(bySight(planTick(turned, policy))).toEqual(bySight(plan))
  })
})
