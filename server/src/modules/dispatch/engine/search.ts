/**
 * Looking for the cheapest plan: start from what the last tick had in mind, put every new order
 * where it costs least, then take out a few related orders at a time and put them back better.
 */
import { chanceFrom } from './chance.ts'
import {
  bestSlot,
  type Draft,
  draftCost,
  emptyDraft,
  type Slot,
  setRoute,
  takeOut,
} from './draft.ts'
import type { Problem } from './problem.ts'
import { IMPOSSIBLE } from './route.ts'

/** With so many couriers or fewer, all of them are weighed for every order. */
const WEIGHED = 40

/** The best plan found within the policy's rounds. */
export function searchPlan(problem: Problem): Draft {
  const draft = emptyDraft(problem)
  const weighed = weighedCouriers(problem)
  const known = startFromBefore(draft)
  putIn(draft, openOf(draft), weighed)
  const { perOrder, most } = problem.policy.rounds
  const hasNews = known < problem.orders.length
  const rounds = Math.min(most, perOrder * problem.orders.length) * (hasNews ? 1 : 0.25)
  const chance = chanceFrom(problem.policy.seed + problem.input.nowS)
  for (let round = 0; round < rounds; round += 1) improve(draft, weighed, chance)
  return draft
}

/** Orders that no courier is meant for. */
export function openOf(draft: Draft): number[] {
  const open: number[] = []
  for (let o = 0; o < draft.courierOf.length; o += 1) if (draft.courierOf[o]! < 0) open.push(o)
  return open
}

/** The couriers that are weighed for each order: those who can be at the kitchen with least loss. */
export function weighedCouriers(problem: Problem): Int32Array[] {
  const { couriers, orders, kitchens, policy } = problem
  const all = Int32Array.from(couriers.keys())
  return orders.map((_, o) => {
    const able = all.filter((c) => problem.mayTake[o * couriers.length + c] === 1)
    if (able.length <= WEIGHED) return able
    const loss = new Float64Array(couriers.length)
    for (const c of able) {
      const way = problem.toKitchen[c * kitchens.length + problem.kitchenOf[o]!]!
      const waits = problem.startAt[c]! + way + problem.halfKitchen - problem.readyAt[o]!
      loss[c] = Math.max(0, waits) * (1 + policy.foodWaits) + way * policy.courierTime
    }
    return able.sort((a, b) => loss[a]! - loss[b]! || a - b).slice(0, WEIGHED)
  })
}

/** Take over what is still possible of the last plan; how many orders it knew. */
function startFromBefore(draft: Draft): number {
  const { problem } = draft
  const indexOfOrder = new Map(problem.orders.map(({ id }, index) => [id, index]))
  const indexOfCourier = new Map(problem.couriers.map(({ id }, index) => [id, index]))
  let known = 0
  for (const { courierId, trips } of problem.input.before ?? []) {
    const courier = indexOfCourier.get(courierId)
    const route = trips
      .map((ids) => ids.flatMap((id) => indexOfOrder.get(id) ?? []))
      .filter((trip) => trip.length > 0)
    const orders = route.flat()
    known += orders.length
    if (courier === undefined || route.length === 0) continue
    const isFree = orders.every(
      (o) =>
        draft.courierOf[o]! < 0 && problem.mayTake[o * problem.couriers.length + courier] === 1,
    )
    const cost = isFree ? draftCost(problem, courier, route) : IMPOSSIBLE
    if (cost < IMPOSSIBLE) setRoute(draft, courier, route, cost)
  }
  return known
}

/** Put orders in, always the one next that would lose most by waiting for the others (regret). */
function putIn(draft: Draft, orders: readonly number[], weighed: readonly Int32Array[]): void {
  const left = new Set(orders)
  const slots = new Map<number, Map<number, Slot>>()
  for (const o of left) {
    const own = new Map<number, Slot>()
    for (const c of weighed[o]!) {
      const slot = bestSlot(draft, c, o)
      if (slot) own.set(c, slot)
    }
    slots.set(o, own)
  }
  while (left.size > 0) {
    const next = mostRegretted(left, slots)
    if (!next) return
    const { order, slot } = next
    setRoute(draft, slot.courier, slot.route, draft.costs[slot.courier]! + slot.added)
    left.delete(order)
    for (const o of left) {
      const own = slots.get(o)
      if (!own?.has(slot.courier)) continue
      const again = bestSlot(draft, slot.courier, o)
      if (again) own.set(slot.courier, again)
      else own.delete(slot.courier)
    }
  }
}

function mostRegretted(
  left: ReadonlySet<number>,
  slots: ReadonlyMap<number, ReadonlyMap<number, Slot>>,
): { readonly order: number; readonly slot: Slot } | undefined {
  let found: { readonly order: number; readonly slot: Slot } | undefined
  let most = Number.NEGATIVE_INFINITY
  for (const order of left) {
    let best: Slot | undefined
    let second = Number.POSITIVE_INFINITY
    for (const slot of slots.get(order)?.values() ?? []) {
      if (!best || slot.added < best.added) {
        second = best?.added ?? second
        best = slot
      } else if (slot.added < second) second = slot.added
    }
    if (!best) continue
    const regret = second - best.added
    if (regret > most || (regret === most && best.added < (found?.slot.added ?? Infinity))) {
      most = regret
      found = { order, slot: best }
    }
  }
  return found
}

/** One round: take a few related orders out, put them back, keep it unless it costs more. */
function improve(draft: Draft, weighed: readonly Int32Array[], chance: () => number): void {
  const out = chooseRelated(draft.problem, chance)
  const open = openOf(draft)
  const costBefore = draftTotal(draft)
  const routes = [...draft.routes]
  const costs = draft.costs.slice()
  const courierOf = draft.courierOf.slice()
  const chosen = new Set(out)
  for (const c of new Set(out.map((o) => courierOf[o]!))) if (c >= 0) takeOut(draft, c, chosen)
  putIn(draft, [...new Set([...out, ...open])], weighed)
  if (draftTotal(draft) <= costBefore + 1e-6) return
  for (const [c, route] of routes.entries()) draft.routes[c] = route
  draft.costs.set(costs)
  draft.courierOf.set(courierOf)
}

/** The cost of the whole plan, orders without a courier included. */
export function draftTotal(draft: Draft): number {
  let cost = 0
  for (const routeCost of draft.costs) cost += routeCost
  for (const c of draft.courierOf) if (c < 0) cost += draft.problem.policy.unserved
  return cost
}

const MOST_OUT = 6

/** An order by chance, and those that are near to it in time and place. */
function chooseRelated(problem: Problem, chance: () => number): number[] {
  const count = problem.orders.length
  const seed = Math.floor(chance() * count)
  const size = Math.min(count, 1 + Math.floor(chance() * MOST_OUT))
  const kitchens = problem.kitchens.length
  const near: { readonly order: number; readonly distance: number }[] = []
  for (let o = 0; o < count; o += 1) {
    if (o === seed) continue
    const between =
      problem.kitchenToKitchen[problem.kitchenOf[seed]! * kitchens + problem.kitchenOf[o]!]!
    const apart = Math.abs(problem.readyAt[seed]! - problem.readyAt[o]!)
    near.push({ order: o, distance: (between + apart / 2) * (0.2 + chance()) })
  }
  near.sort((a, b) => a.distance - b.distance || a.order - b.order)
  return [seed, ...near.slice(0, size - 1).map(({ order }) => order)]
}
