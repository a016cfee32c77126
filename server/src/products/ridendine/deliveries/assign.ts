import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { move } from '#foundation/lifecycle'
import { assignByHand, releaseTask } from '#modules/dispatch'
import { DriverChanged } from '../orders/order.events.ts'
import { orderLifecycle } from '../orders/order.lifecycle.ts'
import { noteOrder, type OrderRow } from '../orders/orders.sql.ts'
import { partiesOf, subjectOf } from '../orders/parties.ts'
import { refuse } from '../refusals.ts'
import { readDriverRow } from './drivers.sql.ts'
import { refreshRunEta } from './run-eta.ts'
import { endSharing, shareIfDue } from './sharing.ts'
import { addStep } from './steps.sql.ts'
import { postOrderTask } from './task-of-order.ts'

/** States in which an order can be given to a driver. */
export const ASSIGNABLE: readonly string[] = ['accepted', 'preparing', 'ready_for_pickup']

/**
 * The desk gives an order, which the caller has locked, to a driver: an offer that waits is taken
 * back. The driver's position is shared from their first step on.
 */
export async function assignDriver(tx: Tx, order: OrderRow, driverId: string): Promise<OrderRow> {
  const driver = await readDriverRow(tx, driverId)
  if (driver.verification_status === 'suspended') throw refuse.driver_suspended({ driverId })
  if (driver.verification_status !== 'approved') throw refuse.driver_not_approved({ driverId })
  if (order.driver_id || !ASSIGNABLE.includes(order.state))
    throw refuse.not_assignable({ state: order.state })

  await postOrderTask(tx, order)
  await assignByHand(tx, subjectOf(order.id), { courierId: driverId })
  return giveTo(tx, order, { driverId, step: 'assigned_by_desk' })
}

/**
 * The run is this driver's: at once when the food is ready, else as a fact that becomes the story's
 * next chapter with the kitchen's “ready” (D-R3). The caller has the order and its task.
 */
export async function giveTo(
  tx: Tx,
  order: OrderRow,
  to: { readonly driverId: string; readonly step: 'accepted' | 'assigned_by_desk' },
): Promise<OrderRow> {
  const { driverId } = to
  await addStep(tx, { orderId: order.id, driverId, step: to.step, doneAt: tx.now })
  const noted = await noteOrder(tx, order.id, { driver_id: driverId })
  if (order.state === 'ready_for_pickup') {
    const assigned = await move(tx, orderLifecycle, 'assign', noted, { say: partiesOf(noted) })
    await shareIfDue(tx, assigned)
    return refreshRunEta(tx, assigned)
  }
  await tell(tx, DriverChanged, subjectOf(order.id), partiesOf(noted))
  return refreshRunEta(tx, noted)
}

/**
 * Take an order, which the caller has locked, from its driver before the pickup: it is offered to
 * others, and the driver is seen no longer.
 */
export async function unassignDriver(
  tx: Tx,
  order: OrderRow,
  why: { readonly by: 'driver' | 'desk'; readonly reason: string },
): Promise<OrderRow> {
  const { driver_id: driverId } = order
  if (!driverId) throw refuse.no_driver_yet()
  if (order.picked_up_at) throw refuse.not_assignable({ state: order.state })

  const step = why.by === 'driver' ? 'dropped_out' : 'taken_away'
  await addStep(tx, { orderId: order.id, driverId, step, doneAt: tx.now, note: why.reason })
  await endSharing(tx, order, step)
  const about = subjectOf(order.id)
  const free =
    order.state === 'assigned_to_driver'
      ? await move(tx, orderLifecycle, 'unassign', order, {
          reason: why.reason,
          set: { driver_id: null },
          say: { ...partiesOf(order), ...why },
        })
      : await noteOrder(tx, order.id, { driver_id: null })
  if (order.state !== 'assigned_to_driver') await tell(tx, DriverChanged, about, partiesOf(free))
  await releaseTask(tx, about, { reason: why.reason, mayAskAgain: false })
  return free
}
