/** What is sorted once per tick, so that the search looks at the promising first. */
import type { Problem } from './problem.ts'
import { worthOf } from './problem.ts'

export interface Ranking {
  readonly problem: Problem
  /** For each order the couriers who may take it, by the least that each could add to the cost. */
  readonly couriers: readonly Int32Array[]
  /** That least, in the same order: no place in the courier's route adds less. */
  readonly least: readonly Float64Array[]
  /** For each order those that are nearest to it in time and place. */
  readonly neighbours: readonly Int32Array[]
}

const MOST_NEIGHBOURS = 16

/** Sort couriers and neighbours for every order. */
export function rankingOf(problem: Problem): Ranking {
  const ranked = problem.orders.map((_, o) => rankedCouriers(problem, o))
  return {
    problem,
    couriers: ranked.map(({ couriers }) => couriers),
    least: ranked.map(({ least }) => least),
    neighbours: problem.orders.map((_, o) => neighboursOf(problem, o)),
  }
}

/**
 * A courier cannot be at the kitchen before driving there straight; what then is lost, less the
 * most that the guarantee makes of one order, is a bound for every place in the route.
 */
function rankedCouriers(problem: Problem, o: number) {
  const { policy, kitchenOf, couriers: all, kitchens } = problem
  const kitchen = kitchenOf[o]!
  const straight =
    problem.kitchenToDoor[kitchen * problem.orders.length + o]! +
    problem.halfKitchen +
    problem.halfDoor
  const bound = new Float64Array(all.length)
  const able: number[] = []
  for (let c = 0; c < all.length; c += 1) {
    if (problem.mayTake[o * all.length + c] !== 1) continue
    const arriveAt = problem.startAt[c]! + problem.toKitchen[c * kitchens.length + kitchen]!
    const pickupAt = Math.max(problem.readyAt[o]!, arriveAt + problem.halfKitchen)
    if (pickupAt > problem.offAt[c]!) continue
    const dropoffAt = pickupAt + straight
    const late = Math.max(0, dropoffAt - problem.dueAt[o]!)
    bound[c] =
      policy.foodWaits * (pickupAt - problem.readyAt[o]!) +
      (dropoffAt - problem.placedAt[o]!) +
      policy.late * late -
      policy.pay * worthOf(problem, c, 1)
    able.push(c)
  }
  const couriers = byLeast(able, bound)
  return { couriers, least: Float64Array.from(couriers, (c) => bound[c]!) }
}

function neighboursOf(problem: Problem, order: number): Int32Array {
  const { readyAt, kitchenOf, kitchenToKitchen } = problem
  const from = kitchenOf[order]! * problem.kitchens.length
  const nearest = new Int32Array(MOST_NEIGHBOURS)
  const distance = new Float64Array(MOST_NEIGHBOURS)
  let count = 0
  for (let o = 0; o < readyAt.length; o += 1) {
    if (o === order) continue
    const apart = Math.abs(readyAt[order]! - readyAt[o]!)
    const far = kitchenToKitchen[from + kitchenOf[o]!]! + apart / 2
    if (count === MOST_NEIGHBOURS && far >= distance[count - 1]!) continue
    let at = count < MOST_NEIGHBOURS ? count++ : count - 1
    for (; at > 0 && distance[at - 1]! > far; at -= 1) {
      distance[at] = distance[at - 1]!
      nearest[at] = nearest[at - 1]!
    }
    distance[at] = far
    nearest[at] = o
  }
  return nearest.slice(0, count)
}

/** Finer than any time that matters, so that value and index fit into one number. */
const STEPS_PER_SECOND = 1024
const INDEXES = 65_536

/** Indexes by their value, the smaller index first among equals; sorted as plain numbers for speed. */
function byLeast(indexes: readonly number[], value: Float64Array): Int32Array {
  const keys = Float64Array.from(
    indexes,
    (index) => Math.round(value[index]! * STEPS_PER_SECOND) * INDEXES + index,
  ).sort()
  return Int32Array.from(keys, (key) => key - Math.floor(key / INDEXES) * INDEXES)
}
