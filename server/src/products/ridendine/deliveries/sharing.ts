import type { Tx } from '#foundation/db'
import { agreeToShare, closeSharing, hasAgreed, openSharing } from '#modules/tracking'
import type { OrderRow } from '../orders/orders.sql.ts'
import { subjectOf } from '../orders/parties.ts'

const GEOFENCE_METRES = 80

/** States in which the driver's position is shared: from the run that is theirs to the door, never otherwise. */
const SHARED: readonly string[] = ['assigned_to_driver', 'picked_up', 'in_transit']

/** Whether the driver of this order is seen now. */
export function isShared(order: Pick<OrderRow, 'state' | 'driver_id'>): boolean {
  return order.driver_id !== null && SHARED.includes(order.state)
}

/** Saying yes to a run is saying yes to be seen on it, once the food is ready to go. */
export function agreeToBeSeen(tx: Tx, order: OrderRow, driverId: string): Promise<void> {
  return agreeToShare(tx, { subject: subjectOf(order.id), personId: driverId })
}

/**
 * Open the driver's position to customer and kitchen, when it is time and the driver has agreed:
 * with the offer, or with the first step of a run that the desk gave them.
 */
export async function shareIfDue(tx: Tx, order: OrderRow): Promise<void> {
  const { driver_id: driverId } = order
  if (!driverId || !isShared(order)) return
  const subject = subjectOf(order.id)
  if (tx.actor.id !== driverId && !(await hasAgreed(tx, subject, driverId))) return
  const door = { lat: order.drop_lat, lng: order.drop_lng }
  await openSharing(tx, {
    subject,
    personId: driverId,
    viewers: [order.customer_id, order.chef_id],
    destination: door,
    geofence: { point: door, radiusMetres: GEOFENCE_METRES },
  })
}

/** Whatever ends a run ends the sharing, in the same transaction. */
export function endSharing(tx: Tx, order: Pick<OrderRow, 'id'>, reason: string): Promise<boolean> {
  return closeSharing(tx, subjectOf(order.id), reason)
}
