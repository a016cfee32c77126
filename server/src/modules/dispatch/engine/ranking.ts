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
  able.sort((a, b) => bound[a]! - bound[b]! || a - b)
  return { couriers: Int32Array.from(able), least: Float64Array.from(able, (c) => bound[c]!) }
}

function neighboursOf(problem: Problem, order: number): Int32Array {
  const kitchens = problem.kitchens.length
  const from = problem.kitchenOf[order]! * kitchens
  const distance = Float64Array.from(problem.orders, (_, o) => {
    const apart = Math.abs(problem.readyAt[order]! - problem.readyAt[o]!)
    return problem.kitchenToKitchen[from + problem.kitchenOf[o]!]! + apart / 2
  })
  return Int32Array.from(problem.orders.keys())
    .filter((o) => o !== order)
    .sort((a, b) => distance[a]! - distance[b]! || a - b)
    .slice(0, MOST_NEIGHBOURS)
}
