/** From a finished draft to the plan: what is offered now, what waits, and why for each. */
import { bestSlot, type Draft, draftCost, routeWith, type Slot } from './draft.ts'
import type { Ranking } from './ranking.ts'
import { planMoves, type Waiting } from './reposition.ts'
import { secondKitchen, type Trip } from './route.ts'
import { timetableOf } from './timetable.ts'
import type {
  CourierReason,
  CourierVerdict,
  Offer,
  OrderReason,
  OrderVerdict,
  Place,
  PlannedTrip,
  RunnerUp,
  TickPlan,
} from './types.ts'

const MOST_RUNNERS_UP = 3

/** The plan with a reason for every order and every courier. */
export function explain(draft: Draft, ranking: Ranking): TickPlan {
  const { problem } = draft
  const { input, policy } = problem
  const planned = draft.routes.map((route, c) => tripsOf(draft, c, route))
  const offers = planned.flatMap((trips, c) => offerOf(draft, c, trips))
  const offered = new Map(offers.map((offer) => [offer.courierId, offer]))
  return {
    nowS: input.nowS,
    policy: policy.name,
    offers,
    moves: planMoves(problem, waitingOf(draft, planned)),
    orders: problem.orders.map((_, o) => orderVerdict(draft, o, { planned, offered, ranking })),
    couriers: courierVerdicts(draft, planned, offered),
    intentions: draft.routes.flatMap((route, c) => {
      const courierId = problem.couriers[c]!.id
      if (route.length === 0) return []
      return [{ courierId, trips: route.map((trip) => idsOf(draft, trip)) }]
    }),
    cost: draft.total,
  }
}

/** Where each courier will next be free, and who has nothing to do until then. */
function waitingOf(draft: Draft, planned: Told['planned']): Waiting[] {
  const { problem } = draft
  const { nowS, rules } = problem.input
  return problem.couriers.flatMap((courier, c) => {
    const last = planned[c]!.at(-1)?.stops.at(-1)
    const atS = last?.leaveAtS ?? problem.startAt[c]!
    const leftS = courier.offShiftAtS - atS
    if (leftS <= 0) return []
    const isIdle = !last && atS <= nowS && leftS > (rules.reposition?.staysS ?? 0)
    return [{ courier: c, place: last?.place ?? courier.freeFrom, afterS: atS - nowS, isIdle }]
  })
}

const idsOf = (draft: Draft, trip: Trip) => trip.map((o) => draft.problem.orders[o]!.id)

function tripsOf(draft: Draft, courier: number, route: readonly Trip[]): PlannedTrip[] {
  const { problem } = draft
  let place: Place = problem.couriers[courier]!.freeFrom
  let atS = problem.startAt[courier]!
  return route.map((trip) => {
    const orders = trip.map((o) => problem.orders[o]!)
    const start = { place, atS }
    const world = { travel: problem.travel, rules: problem.input.rules }
    const ids = [...new Set(orders.map((order) => order.kitchenId))]
    const ways = secondKitchen(problem, trip) < 0 ? [ids] : [ids, [...ids].reverse()]
    const [first, other] = ways.map((way) => timetableOf(orders, way, start, world))
    const planned = other && endOf(other) < endOf(first!) ? other : first!
    place = orders.at(-1)!.dropoff
    atS = endOf(planned)
    return planned
  })
}

const endOf = (trip: PlannedTrip) => trip.stops.at(-1)?.leaveAtS ?? 0

/** The first trip of a courier who is free, when it cannot wait for the next tick without loss. */
function offerOf(draft: Draft, courier: number, trips: readonly PlannedTrip[]): Offer[] {
  const { nowS, rules } = draft.problem.input
  const [trip] = trips
  if (!trip || draft.problem.startAt[courier]! > nowS) return []
  if (trip.leaveByS - rules.leadS >= nowS + rules.tickS) return []
  const holds = draft.routes[courier]![0]!.every((o) => draft.problem.heldBy[o] === courier)
  return holds ? [] : [{ courierId: draft.problem.couriers[courier]!.id, trip }]
}

interface Told {
  readonly planned: readonly (readonly PlannedTrip[])[]
  readonly offered: ReadonlyMap<string, Offer>
  readonly ranking: Ranking
}

function orderVerdict(draft: Draft, order: number, told: Told): OrderVerdict {
  const { problem } = draft
  const orderId = problem.orders[order]!.id
  const c = draft.courierOf[order]!
  if (c < 0) return { orderId, reason: whyNobody(draft, order), runnersUp: [] }
  const index = draft.routes[c]!.findIndex((trip) => trip.includes(order))
  const trip = told.planned[c]![index]!
  const pickup = trip.stops.find(
    (stop) => stop.kind === 'pickup' && stop.orderIds.includes(orderId),
  )
  const dropoff = trip.stops.find((s) => s.kind === 'dropoff' && s.orderIds.includes(orderId))
  const without = draftCost(
    problem,
    c,
    draft.routes[c]!.map((t) => t.filter((o) => o !== order)).filter((t) => t.length > 0),
  )
  const cost = draft.costs[c]! - without
  return {
    orderId,
    reason: whyThen(draft, order, {
      index,
      trip,
      offer: told.offered.get(problem.couriers[c]!.id),
    }),
    courierId: problem.couriers[c]!.id,
    pickupAtS: pickup?.atS,
    dropoffAtS: dropoff?.atS,
    leaveByS: trip.leaveByS,
    cost,
    runnersUp: runnersUp(draft, order, cost, told.ranking),
  }
}

function whyThen(
  draft: Draft,
  order: number,
  { index, trip, offer }: { index: number; trip: PlannedTrip; offer: Offer | undefined },
): OrderReason {
  const c = draft.courierOf[order]!
  const holder = draft.problem.heldBy[order]!
  const { id } = draft.problem.orders[order]!
  if (holder === c) return 'kept'
  if (offer?.trip.orderIds.includes(id)) return holder < 0 ? 'offered' : 'reassigned'
  if (holder >= 0) return 'kept'
  if (index > 0) return 'queued_behind'
  const isFree = draft.problem.startAt[c]! <= draft.problem.input.nowS
  const isEarly = trip.leaveByS >= draft.problem.startAt[c]!
  return isFree || isEarly ? 'not_near_ready' : 'waiting_better_match'
}

function whyNobody(draft: Draft, order: number): OrderReason {
  const { problem } = draft
  const { input, couriers } = problem
  const { declinedBy = [], kitchenId } = problem.orders[order]!
  if (!couriers.some((courier) => courier.onShiftAtS <= input.nowS)) return 'no_courier_on_duty'
  const willing = couriers.filter(({ id }) => !declinedBy.includes(id))
  if (willing.length === 0) return 'all_declined'
  const kitchen = problem.kitchens[problem.kitchenOf[order]!]!
  const reachM = input.rules.reachM ?? Number.POSITIVE_INFINITY
  const near = willing.filter((c) => problem.travel.metres(c.freeFrom, kitchen) <= reachM)
  if (near.length === 0) return 'no_courier_in_reach'
  const inTime = near.some((courier) => {
    const way = problem.travel.seconds(courier.freeFrom, kitchen)
    const from = Math.max(courier.freeAtS, courier.onShiftAtS, input.nowS)
    const pickupAt = Math.max(problem.readyAt[order]!, from + way + problem.halfKitchen)
    return pickupAt <= courier.offShiftAtS
  })
  return inTime && kitchenId ? 'couriers_all_busy' : 'shifts_end_too_soon'
}

/** What the next best couriers would add if they took the order. */
function runnersUp(draft: Draft, order: number, cost: number, ranking: Ranking): RunnerUp[] {
  const { problem } = draft
  const id = problem.orders[order]!.id
  return nextBest(draft, order, ranking).map((slot) => {
    const stop = tripsOf(draft, slot.courier, routeWith(draft, slot))
      .flatMap(({ stops }) => stops)
      .find(({ kind, orderIds }) => kind === 'pickup' && orderIds.includes(id))
    return {
      courierId: problem.couriers[slot.courier]!.id,
      pickupAtS: stop?.atS ?? 0,
      extraCost: slot.added - cost,
    }
  })
}

function nextBest(draft: Draft, order: number, ranking: Ranking): Slot[] {
  const least = ranking.least[order]!
  const best: Slot[] = []
  for (const [i, c] of ranking.couriers[order]!.entries()) {
    if (best.length === MOST_RUNNERS_UP && least[i]! >= best.at(-1)!.added) break
    const slot = c === draft.courierOf[order] ? undefined : bestSlot(draft, c, order)
    if (!slot) continue
    best.push(slot)
    best.sort((a, b) => a.added - b.added || a.courier - b.courier)
    best.length = Math.min(best.length, MOST_RUNNERS_UP)
  }
  return best
}

function courierVerdicts(
  draft: Draft,
  planned: Told['planned'],
  offered: Told['offered'],
): CourierVerdict[] {
  const { problem } = draft
  const indexOf = new Map(problem.couriers.map(({ id }, index) => [id, index]))
  return problem.input.couriers.map((courier): CourierVerdict => {
    const c = indexOf.get(courier.id)
    const trips = c === undefined ? [] : planned[c]!
    const verdict = (reason: CourierReason) => ({ courierId: courier.id, reason, trips })
    if (offered.has(courier.id)) return verdict('offered')
    if (trips.length > 0) return verdict('meant_for_later')
    if (problem.input.nowS < courier.onShiftAtS || problem.input.nowS > courier.offShiftAtS) {
      return verdict('not_on_shift')
    }
    if (c === undefined) return verdict('shift_ends_too_soon')
    if (courier.freeAtS > problem.input.nowS) return verdict('busy')
    if (problem.orders.length === 0) return verdict('no_open_orders')
    const able = problem.orders.some(
      (_, o) => problem.mayTake[o * problem.couriers.length + c] === 1,
    )
    return verdict(able ? 'others_match_better' : 'out_of_reach')
  })
}
