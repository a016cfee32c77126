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
  routeWith,
  type Slot,
  setRoute,
  takeOut,
} from './draft.ts'
import type { Ranking } from './ranking.ts'
import { IMPOSSIBLE, type Trip } from './route.ts'

/** The best plan found within the policy's rounds. */
export function searchPlan(ranking: Ranking): Draft {
  const { problem } = ranking
  const draft = emptyDraft(problem)
  const known = startFromBefore(draft)
  const chance = chanceFrom(problem.policy.seed + problem.input.nowS)
  putByRegret(draft, openOf(draft), ranking)
  const { roundsPerOrder, mostWeighed } = problem.policy
  const hasNews = known < problem.orders.length
  const rounds = roundsPerOrder * problem.orders.length * (hasNews ? 1 : 0.25)
  for (let round = 0; round < rounds && draft.weighed < mostWeighed; round += 1) {
    improve(draft, ranking, chance)
  }
  return draft
}

/** Orders that no courier is meant for. */
export function openOf(draft: Draft): number[] {
  const open: number[] = []
  for (let o = 0; o < draft.courierOf.length; o += 1) if (draft.courierOf[o]! < 0) open.push(o)
  return open
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

/** Put orders in one after another, each where it adds least. */
function putInTurn(draft: Draft, orders: readonly number[], ranking: Ranking, log?: Log): void {
  for (const order of orders) {
    const { best } = twoCheapest(draft, order, ranking, false)
    if (best) putAt(draft, best, log)
  }
}

/** Put orders in, always the one next that would lose most by waiting for the others (regret). */
function putByRegret(draft: Draft, orders: readonly number[], ranking: Ranking, log?: Log): void {
  const left = orders.map((order) => ({ order, ...twoCheapest(draft, order, ranking, true) }))
  while (left.length > 0) {
    let chosen = 0
    for (let i = 1; i < left.length; i += 1) {
      if (regretOf(left[i]!) > regretOf(left[chosen]!)) chosen = i
    }
    const { best } = left[chosen]!
    left.splice(chosen, 1)
    if (!best) continue
    putAt(draft, best, log)
    for (const other of left) look(draft, other, best.courier, ranking)
  }
}

interface TwoSlots {
  best: Slot | undefined
  second: Slot | undefined
}

function regretOf({ best, second }: TwoSlots): number {
  if (!best) return Number.NEGATIVE_INFINITY
  return second ? second.added - best.added : Number.MAX_VALUE
}

/** A courier's route has changed: what that means for an order that is still to be put in. */
function look(
  draft: Draft,
  waiting: TwoSlots & { readonly order: number },
  courier: number,
  ranking: Ranking,
): void {
  if (waiting.best?.courier === courier || waiting.second?.courier === courier) {
    Object.assign(waiting, twoCheapest(draft, waiting.order, ranking, true))
    return
  }
  const slot = bestSlot(draft, courier, waiting.order)
  if (slot) keepCheapest(waiting, slot)
}

function keepCheapest(slots: TwoSlots, slot: Slot): void {
  if (!slots.best || slot.added < slots.best.added) {
    slots.second = slots.best
    slots.best = slot
  } else if (!slots.second || slot.added < slots.second.added) slots.second = slot
}

function putAt(draft: Draft, slot: Slot, log: Log | undefined): void {
  if (slot.added >= draft.problem.policy.unserved) return
  if (log) note(log, draft, slot.courier)
  setRoute(draft, slot.courier, routeWith(draft, slot), draft.costs[slot.courier]! + slot.added)
}

/** Couriers are looked at by the least that each could add, until no other can do better. */
function twoCheapest(
  draft: Draft,
  order: number,
  ranking: Ranking,
  needsSecond: boolean,
): TwoSlots {
  const couriers = ranking.couriers[order]!
  const least = ranking.least[order]!
  const slots: TwoSlots = { best: undefined, second: undefined }
  for (let i = 0; i < couriers.length; i += 1) {
    const beaten = needsSecond ? slots.second : slots.best
    if (beaten && least[i]! >= beaten.added) break
    const slot = bestSlot(draft, couriers[i]!, order)
    if (slot) keepCheapest(slots, slot)
  }
  return slots
}

/** What a round has changed, so that it can be taken back. */
interface Log {
  readonly couriers: number[]
  readonly routes: (readonly Trip[])[]
  readonly costs: number[]
}

function note(log: Log, draft: Draft, courier: number): void {
  log.couriers.push(courier)
  log.routes.push(draft.routes[courier]!)
  log.costs.push(draft.costs[courier]!)
}

const TOLERANCE = 1e-6
const REGRET_SHARE = 0.5
const MOST_OUT = 8

/** One round: take a few related orders out, put them back, keep it unless it costs more. */
function improve(draft: Draft, ranking: Ranking, chance: () => number): void {
  const chosen = new Set(chooseRelated(ranking, chance))
  const open = openOf(draft)
  const totalBefore = draft.total
  const log: Log = { couriers: [], routes: [], costs: [] }
  const orders = [...new Set([...chosen, ...open])]
  for (const o of chosen) {
    const c = draft.courierOf[o]!
    if (c < 0) continue
    note(log, draft, c)
    takeOut(draft, c, chosen)
  }
  if (chance() < REGRET_SHARE) putByRegret(draft, orders, ranking, log)
  else putInTurn(draft, arranged(ranking, orders, chance), ranking, log)
  if (draft.total <= totalBefore + TOLERANCE) return
  for (let i = log.couriers.length - 1; i >= 0; i -= 1) {
    setRoute(draft, log.couriers[i]!, [], 0)
  }
  for (let i = log.couriers.length - 1; i >= 0; i -= 1) {
    setRoute(draft, log.couriers[i]!, log.routes[i]!, log.costs[i]!)
  }
  draft.total = totalBefore
}

/** Half of the time by chance, else the soonest ready first. */
function arranged({ problem }: Ranking, orders: number[], chance: () => number): number[] {
  if (chance() < 0.5) return orders.sort((a, b) => problem.readyAt[a]! - problem.readyAt[b]!)
  for (let i = orders.length - 1; i > 0; i -= 1) {
    const j = Math.floor(chance() * (i + 1))
    const held = orders[i]!
    orders[i] = orders[j]!
    orders[j] = held
  }
  return orders
}

/** An order by chance, and some of those that are near to it in time and place. */
function chooseRelated(ranking: Ranking, chance: () => number): number[] {
  const { problem, neighbours } = ranking
  const seed = Math.floor(chance() * problem.orders.length)
  const near = neighbours[seed]!
  const size = Math.floor(chance() * MOST_OUT)
  const chosen = [seed]
  for (let i = 0; i < near.length && chosen.length <= size; i += 1) {
    if (chance() < 0.6) chosen.push(near[i]!)
  }
  return chosen
}
