/** A plan in the making: who makes which trips, and what it costs. Trips are replaced, never changed. */
import { type Problem, worthOf } from './problem.ts'
import {
  type Cursor,
  cursorAt,
  follow,
  IMPOSSIBLE,
  routeCost,
  secondKitchen,
  type Trip,
} from './route.ts'

export interface Draft {
  readonly problem: Problem
  readonly routes: (readonly Trip[])[]
  readonly costs: Float64Array
  /** The courier of each order, or -1. */
  readonly courierOf: Int32Array
  /** The sum of all costs, orders without a courier included. */
  total: number
  /** How many places for orders have been weighed. */
  weighed: number
}

/** Where an order can go into a courier's route, and what it adds to the cost. */
export interface Slot {
  readonly courier: number
  readonly added: number
  /** The trip that it makes or joins, and where that stands in the route. */
  readonly trip: Trip
  readonly at: number
  /** How many trips of the route it stands instead of: 1 when it joins one. */
  readonly replaces: number
}

/** An empty plan. */
export function emptyDraft(problem: Problem): Draft {
  return {
    problem,
    routes: problem.couriers.map(() => []),
    costs: new Float64Array(problem.couriers.length),
    courierOf: new Int32Array(problem.orders.length).fill(-1),
    total: problem.orders.length * problem.policy.unserved,
    weighed: 0,
  }
}
/** Give a courier a route that is known to cost `cost`. */
export function setRoute(
  draft: Draft,
  courier: number,
  route: readonly Trip[],
  cost: number,
): void {
  let served = 0
  for (const trip of draft.routes[courier]!) {
    for (const o of trip) {
      draft.courierOf[o] = -1
      served -= 1
    }
  }
  for (const trip of route) {
    for (const o of trip) {
      draft.courierOf[o] = courier
      served += 1
    }
  }
  draft.total += cost - draft.costs[courier]! - served * draft.problem.policy.unserved
  draft.routes[courier] = route
  draft.costs[courier] = cost
}

/** Take orders out of a courier's route; the doors that remain keep their order. */
export function takeOut(draft: Draft, courier: number, out: ReadonlySet<number>): void {
  const route = draft.routes[courier]!.map((trip) => trip.filter((o) => !out.has(o))).filter(
    (trip) => trip.length > 0,
  )
  setRoute(draft, courier, route, draftCost(draft.problem, courier, route))
}

/** The cost of a route, the price of taking accepted orders from others included. */
export function draftCost(problem: Problem, courier: number, route: readonly Trip[]): number {
  let cost = routeCost(problem, courier, route)
  for (const trip of route) for (const o of trip) cost += reassignCost(problem, courier, o)
  return cost
}

function reassignCost(problem: Problem, courier: number, order: number): number {
  const holder = problem.heldBy[order]!
  return holder >= 0 && holder !== courier ? problem.policy.reassignS : 0
}

/** The best place for an order in a courier's route, or nothing where it cannot be. */
export function bestSlot(draft: Draft, courier: number, order: number): Slot | undefined {
  const { problem } = draft
  if (problem.mayTake[order * problem.couriers.length + courier] !== 1) return undefined
  const route = draft.routes[courier]!
  draft.weighed += 1
  const alone: Trip = [order]
  let bestCost = IMPOSSIBLE
  let bestTrip = alone
  let bestAt = -1
  let replaces = 0
  const gain = problem.policy.pay * worthOf(problem, courier, countOf(route) + 1)
  const before = cursorAt(problem, courier)
  for (let at = 0; at <= route.length; at += 1) {
    const cost = costWith({ before, trip: alone, rest: route, from: at })
    if (cost < bestCost) {
      bestCost = cost
      bestTrip = alone
      bestAt = at
      replaces = 0
    }
    const trip = route[at]
    if (!trip) break
    for (const joined of joinings(problem, trip, order)) {
      const together = { before, trip: joined, rest: route, from: at + 1 }
      const joinedCost = costWith(together)
      if (joinedCost < bestCost) {
        bestCost = joinedCost
        bestTrip = joined
        bestAt = at
        replaces = 1
      }
    }
    if (!follow(before, trip)) break
  }
  if (bestAt < 0) return undefined
  const added = bestCost - gain - draft.costs[courier]! + reassigned(problem, courier, route, order)
  return { courier, added, trip: bestTrip, at: bestAt, replaces }
}

/** What is paid for orders that others hold, in this route and with the new order. */
function reassigned(
  problem: Problem,
  courier: number,
  route: readonly Trip[],
  order: number,
): number {
  let cost = reassignCost(problem, courier, order)
  for (const trip of route) for (const o of trip) cost += reassignCost(problem, courier, o)
  return cost
}

/** A trip in the place where `before` stands, and the rest of the route from `from` on. */
interface Attempt {
  readonly before: Cursor
  readonly trip: Trip
  readonly rest: readonly Trip[]
  readonly from: number
}

function costWith({ before, trip, rest, from }: Attempt): number {
  const cursor: Cursor = { ...before }
  if (!follow(cursor, trip)) return IMPOSSIBLE
  for (let i = from; i < rest.length; i += 1) {
    if (!follow(cursor, rest[i]!)) return IMPOSSIBLE
  }
  return cursor.cost
}

const NO_JOININGS: readonly Trip[] = []

/** The trip with one more order, at each place among its doors, where the rules let them go together. */
function joinings(problem: Problem, trip: Trip, order: number): readonly Trip[] {
  if (!mayJoin(problem, trip, order)) return NO_JOININGS
  const all: Trip[] = []
  for (let at = 0; at <= trip.length; at += 1) {
    all.push([...trip.slice(0, at), order, ...trip.slice(at)])
  }
  return all
}

function mayJoin(problem: Problem, trip: Trip, order: number): boolean {
  const { bundle } = problem.input.rules
  if (trip.length >= bundle.mostOrders) return false
  const readyAt = problem.readyAt[order]!
  for (const o of trip) {
    if (Math.abs(problem.readyAt[o]! - readyAt) > bundle.readyWithinS) return false
  }
  const first = problem.kitchenOf[trip[0]!]!
  const kitchen = problem.kitchenOf[order]!
  if (kitchen === first) return true
  const second = secondKitchen(problem, trip)
  if (second >= 0) return kitchen === second
  const metres = problem.travel.metres(problem.kitchens[first]!, problem.kitchens[kitchen]!)
  return bundle.kitchensWithinM > 0 && metres <= bundle.kitchensWithinM
}

/** The route of the slot's courier with the order in its place. */
export function routeWith(draft: Draft, { courier, trip, at, replaces }: Slot): readonly Trip[] {
  const route = draft.routes[courier]!
  return [...route.slice(0, at), trip, ...route.slice(at + replaces)]
}

function countOf(route: readonly Trip[]): number {
  let count = 0
  for (const trip of route) count += trip.length
  return count
}
