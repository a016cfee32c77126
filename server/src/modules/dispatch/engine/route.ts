/** What it costs when one courier makes these trips, one after another. */
import { type Problem, worthOf } from './problem.ts'

/** Orders by index, in the order of their doors. */
export type Trip = readonly number[]

/** Where a courier stands while a route is followed: before the first trip, or at a door. */
export interface Cursor {
  readonly problem: Problem
  readonly courier: number
  at: number
  /** The order at whose door; -1 at the start. */
  door: number
  cost: number
}

/** Where a courier begins. */
export const cursorAt = (problem: Problem, courier: number): Cursor => ({
  problem,
  courier,
  at: problem.startAt[courier]!,
  door: -1,
  cost: 0,
})

/** A cost that no feasible route has. */
export const IMPOSSIBLE = Number.POSITIVE_INFINITY

/** The cost of all trips of a courier in weighted seconds, or `IMPOSSIBLE`. */
export function routeCost(problem: Problem, courier: number, trips: readonly Trip[]): number {
  if (trips.length === 0) return 0
  const cursor = cursorAt(problem, courier)
  let count = 0
  for (const trip of trips) {
    if (!follow(cursor, trip)) return IMPOSSIBLE
    count += trip.length
  }
  return cursor.cost - problem.policy.pay * worthOf(problem, courier, count)
}

/** Follow one trip; false when it cannot be made. */
export function follow(cursor: Cursor, trip: Trip): boolean {
  const { problem } = cursor
  const second = secondKitchen(problem, trip)
  if (second < 0) {
    const kitchen = problem.kitchenOf[trip[0]!]!
    return followVia(cursor, trip, kitchen, -1)
  }
  const first = problem.kitchenOf[trip[0]!]!
  const other: Cursor = { ...cursor }
  const ok = followVia(cursor, trip, first, second)
  if (!followVia(other, trip, second, first)) return ok
  if (!ok || other.cost < cursor.cost) Object.assign(cursor, other)
  return true
}

/** The kitchen of a trip that is not its first order's, or -1. */
export function secondKitchen(problem: Problem, trip: Trip): number {
  const kitchen = problem.kitchenOf[trip[0]!]!
  for (let i = 1; i < trip.length; i += 1) {
    const other = problem.kitchenOf[trip[i]!]!
    if (other !== kitchen) return other
  }
  return -1
}

function followVia(cursor: Cursor, trip: Trip, kitchen: number, next: number): boolean {
  const { problem, courier } = cursor
  const kitchens = problem.kitchens.length
  const beganAt = cursor.at
  const toFirst =
    cursor.door < 0
      ? problem.toKitchen[courier * kitchens + kitchen]!
      : problem.doorToKitchen[cursor.door * kitchens + kitchen]!
  const leaveAt = Math.max(beganAt, readyOf(problem, trip, kitchen) - problem.halfKitchen - toFirst)
  cursor.at = leaveAt + toFirst
  if (!pickUp(cursor, trip, kitchen)) return false
  let last = kitchen
  if (next >= 0) {
    cursor.at += problem.kitchenToKitchen[kitchen * kitchens + next]!
    if (!pickUp(cursor, trip, next)) return false
    last = next
  }
  if (!deliver(cursor, trip, last)) return false
  // After the shift a courier is of no further use, so that time costs nothing.
  const taken = Math.min(cursor.at, problem.offAt[courier]!) - leaveAt
  if (taken > 0) cursor.cost += problem.courierTime * taken
  return true
}

function readyOf(problem: Problem, trip: Trip, kitchen: number): number {
  let readyAt = 0
  for (let i = 0; i < trip.length; i += 1) {
    const o = trip[i]!
    if (problem.kitchenOf[o] === kitchen && problem.readyAt[o]! > readyAt) {
      readyAt = problem.readyAt[o]!
    }
  }
  return readyAt
}

function pickUp(cursor: Cursor, trip: Trip, kitchen: number): boolean {
  const { problem, courier } = cursor
  const pickupAt = Math.max(readyOf(problem, trip, kitchen), cursor.at + problem.halfKitchen)
  if (pickupAt > problem.offAt[courier]!) return false
  const { foodWaits } = problem.policy
  for (let i = 0; i < trip.length; i += 1) {
    const o = trip[i]!
    if (problem.kitchenOf[o] === kitchen) {
      cursor.cost += foodWaits * (pickupAt - problem.readyAt[o]!)
    }
  }
  cursor.at = pickupAt + problem.halfKitchen
  return true
}

function deliver(cursor: Cursor, trip: Trip, kitchen: number): boolean {
  const { problem } = cursor
  const orders = problem.orders.length
  const { late } = problem.policy
  let door = -1
  for (let i = 0; i < trip.length; i += 1) {
    const o = trip[i]!
    cursor.at +=
      door < 0
        ? problem.kitchenToDoor[kitchen * orders + o]!
        : problem.doorToDoor[door * orders + o]!
    const dropoffAt = cursor.at + problem.halfDoor
    if (dropoffAt > problem.lastAt[o]!) return false
    cursor.cost += dropoffAt - problem.placedAt[o]!
    if (dropoffAt > problem.dueAt[o]!) cursor.cost += late * (dropoffAt - problem.dueAt[o]!)
    cursor.at = dropoffAt + problem.halfDoor
    door = o
  }
  cursor.door = door
  return true
}
