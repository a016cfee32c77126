import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { addMs, minutes } from '#foundation/time'
import { movePortions } from '../kitchens/take-portions.ts'
import { arrivalOf } from './eta.ts'
import { ReadyTimeChanged } from './order.events.ts'
import { noteOrder, type OrderRow } from './orders.sql.ts'
import { partiesOf, subjectOf } from './parties.ts'

/** Where an order begins and ends its way. */
export function pointsOf(order: OrderRow) {
  return {
    pickup: { lat: order.pickup_lat, lng: order.pickup_lng },
    drop: { lat: order.drop_lat, lng: order.drop_lng },
  }
}

/**
 * The food will be ready so many minutes later than was said: its place in the kitchen, the pickup
 * and the arrival move with it, and one event tells everybody whom it concerns.
 */
export async function changeReadyTime(
  tx: Tx,
  order: OrderRow,
  minutesLater: number,
): Promise<OrderRow> {
  const readyAt = addMs(order.ready_at ?? tx.now, minutes(minutesLater))
  const arrival = arrivalOf(readyAt, pointsOf(order))
  const noted = await noteOrder(tx, order.id, {
    ready_at: readyAt,
    eta_from: arrival.etaFrom,
    eta_to: arrival.etaTo,
  })
  await movePortions(tx, order.id, readyAt)
  await tell(tx, ReadyTimeChanged, subjectOf(order.id), {
    ...partiesOf(order),
    readyAt: readyAt.toISOString(),
    minutesLater,
  })
  return noted
}
