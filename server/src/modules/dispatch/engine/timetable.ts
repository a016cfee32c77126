import type { Travel } from './travel.ts'
import type { OpenOrder, Place, PlannedStop, PlannedTrip, TickRules } from './types.ts'

export interface TripStart {
  readonly place: Place
  /** Not before this. */
  readonly atS: number
}

/**
 * The timetable of one trip: the kitchens in the given order, then the doors in the order of
 * `orders`. Nothing is picked up before it is ready, nor before half of the service is done.
 */
export function timetableOf(
  orders: readonly OpenOrder[],
  kitchenIds: readonly string[],
  start: TripStart,
  world: { readonly travel: Travel; readonly rules: TickRules },
): PlannedTrip {
  const { travel, rules } = world
  const leaveByS = latestStart(orders, kitchenIds, start, world)
  const stops: PlannedStop[] = []
  let here = start.place
  let nowS = Math.max(start.atS, Math.min(leaveByS, Number.MAX_SAFE_INTEGER))
  for (const kitchenId of kitchenIds) {
    const taken = orders.filter((order) => order.kitchenId === kitchenId)
    const [first] = taken
    if (!first) continue
    const arriveAtS = nowS + travel.seconds(here, first.kitchen)
    const readyAtS = Math.max(...taken.map((order) => order.readyAtS))
    const atS = Math.max(readyAtS, arriveAtS + rules.serviceAtKitchenS / 2)
    here = first.kitchen
    nowS = atS + rules.serviceAtKitchenS / 2
    const orderIds = taken.map((order) => order.id)
    stops.push({ kind: 'pickup', orderIds, place: here, arriveAtS, atS, leaveAtS: nowS })
  }
  for (const order of orders) {
    const arriveAtS = nowS + travel.seconds(here, order.dropoff)
    const atS = arriveAtS + rules.serviceAtDoorS / 2
    here = order.dropoff
    nowS = atS + rules.serviceAtDoorS / 2
    stops.push({
      kind: 'dropoff',
      orderIds: [order.id],
      place: here,
      arriveAtS,
      atS,
      leaveAtS: nowS,
    })
  }
  return { orderIds: orders.map((order) => order.id), leaveByS, stops }
}

/** The latest moment to set out so that the first food to be picked up does not wait. */
function latestStart(
  orders: readonly OpenOrder[],
  kitchenIds: readonly string[],
  start: TripStart,
  { travel, rules }: { readonly travel: Travel; readonly rules: TickRules },
): number {
  const taken = orders.filter((order) => order.kitchenId === kitchenIds[0])
  const [first] = taken
  if (!first) return start.atS
  const readyAtS = Math.max(...taken.map((order) => order.readyAtS))
  return readyAtS - rules.serviceAtKitchenS / 2 - travel.seconds(start.place, first.kitchen)
}
