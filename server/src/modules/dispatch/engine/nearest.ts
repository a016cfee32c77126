import { timetableOf } from './timetable.ts'
import { type Travel, travelOf } from './travel.ts'
import type {
  Courier,
  CourierVerdict,
  NearestPolicy,
  Offer,
  OpenOrder,
  OrderReason,
  OrderVerdict,
  TickInput,
  TickPlan,
} from './types.ts'

interface Candidate {
  readonly courier: Courier
  readonly metres: number
  readonly pickupAtS: number
}

/**
 * The source's rule (R250 to R261): an order is looked at when its food stands ready; of the free
 * couriers within reach the first ten are taken by distance, then rating, then load, and the first
 * of them is asked. Who has declined is passed over. Orders are asked for one by one, oldest first.
 */
export function planNearest(input: TickInput, policy: NearestPolicy): TickPlan {
  const travel = travelOf(input.travel)
  const taken = new Map<string, Offer>()
  const open = [...input.orders].sort(
    (a, b) => a.readyAtS - b.readyAtS || a.placedAtS - b.placedAtS || (a.id < b.id ? -1 : 1),
  )
  const orders = open.map((order): OrderVerdict => {
    const found = candidatesFor(order, { input, travel, policy, taken })
    const [first, ...others] = found.candidates
    if (!first) return { orderId: order.id, reason: found.reason, runnersUp: [] }
    const trip = timetableOf(
      [order],
      [order.kitchenId],
      { place: first.courier.freeFrom, atS: input.nowS },
      { travel, rules: input.rules },
    )
    taken.set(first.courier.id, { courierId: first.courier.id, trip })
    return {
      orderId: order.id,
      reason: 'offered',
      courierId: first.courier.id,
      pickupAtS: first.pickupAtS,
      dropoffAtS: trip.stops.at(-1)?.atS,
      leaveByS: trip.leaveByS,
      cost: first.metres,
      runnersUp: others.slice(0, 3).map(({ courier, metres, pickupAtS }) => ({
        courierId: courier.id,
        pickupAtS,
        extraCost: metres - first.metres,
      })),
    }
  })
  return {
    nowS: input.nowS,
    policy: policy.name,
    offers: [...taken.values()],
    moves: [],
    orders,
    couriers: input.couriers.map((courier) => courierVerdict(courier, input, taken)),
    intentions: [],
    cost: orders.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
  }
}

interface Looking {
  readonly input: TickInput
  readonly travel: Travel
  readonly policy: NearestPolicy
  readonly taken: ReadonlyMap<string, Offer>
}

function candidatesFor(
  order: OpenOrder,
  { input, travel, policy, taken }: Looking,
): { readonly reason: OrderReason; readonly candidates: readonly Candidate[] } {
  const none = (reason: OrderReason) => ({ reason, candidates: [] })
  if (order.heldBy !== undefined) return none('kept')
  if (order.readyAtS > input.nowS) return none('not_near_ready')
  const onDuty = input.couriers.filter((courier) => isOnShift(courier, input.nowS))
  if (onDuty.length === 0) return none('no_courier_on_duty')
  const willing = onDuty.filter(({ id }) => !order.declinedBy?.includes(id))
  if (willing.length === 0) return none('all_declined')
  const free = willing.filter(({ id, freeAtS }) => freeAtS <= input.nowS && !taken.has(id))
  if (free.length === 0) return none('couriers_all_busy')
  const reachM = Math.min(policy.withinM, input.rules.reachM ?? policy.withinM)
  const near = free
    .map((courier) => candidate(courier, order, { input, travel }))
    .filter(({ metres }) => metres <= reachM)
  if (near.length === 0) return none('no_courier_in_reach')
  const able = near.filter(({ courier, pickupAtS }) => pickupAtS <= courier.offShiftAtS)
  if (able.length === 0) return none('shifts_end_too_soon')
  return { reason: 'offered', candidates: able.sort(byTheRule).slice(0, policy.first) }
}

function candidate(
  courier: Courier,
  order: OpenOrder,
  { input, travel }: Pick<Looking, 'input' | 'travel'>,
): Candidate {
  const arriveAtS = input.nowS + travel.seconds(courier.freeFrom, order.kitchen)
  const pickupAtS = Math.max(order.readyAtS, arriveAtS + input.rules.serviceAtKitchenS / 2)
  return { courier, metres: travel.metres(courier.freeFrom, order.kitchen), pickupAtS }
}

const byTheRule = (a: Candidate, b: Candidate) =>
  a.metres - b.metres ||
  (b.courier.rating ?? 0) - (a.courier.rating ?? 0) ||
  a.courier.load - b.courier.load ||
  (a.courier.id < b.courier.id ? -1 : 1)

const isOnShift = (courier: Courier, nowS: number) =>
  courier.onShiftAtS <= nowS && nowS <= courier.offShiftAtS

function courierVerdict(
  courier: Courier,
  input: TickInput,
  taken: ReadonlyMap<string, Offer>,
): CourierVerdict {
  const offer = taken.get(courier.id)
  const told = (reason: CourierVerdict['reason']) => ({ courierId: courier.id, reason, trips: [] })
  if (offer) return { courierId: courier.id, reason: 'offered', trips: [offer.trip] }
  if (!isOnShift(courier, input.nowS)) return told('not_on_shift')
  if (courier.freeAtS > input.nowS) return told('busy')
  if (!input.orders.some((order) => order.readyAtS <= input.nowS)) return told('no_open_orders')
  return told('others_match_better')
}
