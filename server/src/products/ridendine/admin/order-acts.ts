import type { WorkInputOf } from '#contract/endpoint'
import type {
  assignOrder as assignDoor,
  callOffOrder as callOffDoor,
  dismissDispute as dismissDoor,
  extendOrder as extendDoor,
  Order,
  refundDeskOrder as refundDoor,
  unassignOrder as unassignDoor,
} from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { addMs, minutes } from '#foundation/time'
import { recordAudit } from '#modules/audit'
import { assignDriver, unassignDriver } from '../deliveries/assign.ts'
import * as cancelling from '../orders/cancel-order.ts'
import * as finishing from '../orders/finish-order.ts'
import { fromWireLegs } from '../orders/legs.ts'
import { EtaChanged } from '../orders/order.events.ts'
import { lockOrder, noteOrder, type OrderRow } from '../orders/orders.sql.ts'
import { onlyFor, partiesOf, subjectOf } from '../orders/parties.ts'
import { viewOrder } from '../orders/view-order.ts'
import { refuse } from '../refusals.ts'

/** Call an order off before it is delivered, saying who pays what goes back. Audited. */
export async function callOffOrder(tx: Tx, input: WorkInputOf<typeof callOffDoor>): Promise<Order> {
  const legs = input.legs && fromWireLegs(input.legs)
  return viewOrder(tx, await cancelling.callOff(tx, { ...input, legs }))
}

/** Give money back after the delivery, each part with its payer. Audited. */
export async function refundDeskOrder(
  tx: Tx,
  input: WorkInputOf<typeof refundDoor>,
): Promise<Order> {
  const legs = fromWireLegs(input.legs)
  return viewOrder(tx, await finishing.refundByDesk(tx, { ...input, legs }))
}

/** The delivery stands. Audited. */
export async function dismissDispute(
  tx: Tx,
  input: WorkInputOf<typeof dismissDoor>,
): Promise<Order> {
  return viewOrder(tx, await finishing.dismissDispute(tx, input))
}

/** Give an order to a driver by hand. Audited. */
export async function assignOrder(tx: Tx, input: WorkInputOf<typeof assignDoor>): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)

  onlyFor(tx, order, 'operations')
  refuseStale(order, input.version)
  if (order.picked_up_at) throw refuse.not_assignable({ state: order.state })

  const before = order.driver_id
  if (before === input.driverId) return viewOrder(tx, order)
  const free = before
    ? await unassignDriver(tx, order, { by: 'desk', reason: input.reason ?? 'given to another' })
    : order
  const assigned = await assignDriver(tx, free, input.driverId)
  await recordAudit(tx, {
    action: 'ridendine.order.assign',
    about: subjectOf(order.id),
    before: { driverId: before },
    after: { driverId: input.driverId },
    reason: input.reason,
  })
  return viewOrder(tx, assigned)
}

/** Take an order from its driver; the dispatcher looks for another. Audited. */
export async function unassignOrder(
  tx: Tx,
  input: WorkInputOf<typeof unassignDoor>,
): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)

  onlyFor(tx, order, 'operations')
  refuseStale(order, input.version)
  if (!order.driver_id) throw refuse.no_driver_yet()

  const free = await unassignDriver(tx, order, { by: 'desk', reason: input.reason })
  await recordAudit(tx, {
    action: 'ridendine.order.unassign',
    about: subjectOf(order.id),
    before: { driverId: order.driver_id },
    after: { driverId: null },
    reason: input.reason,
  })
  return viewOrder(tx, free)
}

/** Move the time of arrival; one event tells both sides. Audited. */
export async function extendOrder(tx: Tx, input: WorkInputOf<typeof extendDoor>): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)

  onlyFor(tx, order, 'operations')
  refuseStale(order, input.version)
  const { eta_from: from, eta_to: to } = order
  if (!from || !to || order.delivered_at || order.state === 'cancelled') throw refuse.no_eta_yet()

  const later = (at: Date) => addMs(at, minutes(input.minutes))
  const changed = await noteOrder(tx, order.id, { eta_from: later(from), eta_to: later(to) })
  await tell(tx, EtaChanged, subjectOf(order.id), {
    ...partiesOf(order),
    etaFrom: later(from).toISOString(),
    etaTo: later(to).toISOString(),
  })
  await recordAudit(tx, {
    action: 'ridendine.order.extend',
    about: subjectOf(order.id),
    before: { etaTo: to },
    after: { etaTo: later(to) },
    reason: input.reason,
  })
  return viewOrder(tx, changed)
}

function refuseStale(order: OrderRow, version: number | undefined): void {
  if (version !== undefined && version !== order.version)
    throw refuse.order_changed({ version: order.version })
}
