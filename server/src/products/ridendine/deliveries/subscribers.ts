import type { Tx } from '#foundation/db'
import { type Subscriber, subscribe, tell } from '#foundation/events'
import { CourierRested, changeTask, OfferMade } from '#modules/dispatch'
import { notify, type Template } from '#modules/notifications'
import { GeofenceEntered, PresenceChanged } from '#modules/tracking'
import { CredentialApproved, CredentialExpired, CredentialRevoked } from '#modules/verification'
import { readFeePolicy } from '../orders/fee-policy.ts'
import {
  CookingStarted,
  DriverAssigned,
  FoodReady,
  OrderAccepted,
  OrderCancelled,
  ReadyTimeChanged,
} from '../orders/order.events.ts'
import { lockOrder, readOrderRow } from '../orders/orders.sql.ts'
import { orderOf, subjectOf } from '../orders/parties.ts'
import { followDocuments } from './approval.ts'
import {
  DriverApproved,
  DriverReinstated,
  DriverSuspended,
  DriverUnapproved,
  RunStepDone,
} from './driver.events.ts'
import { endRun } from './end-run.ts'
import { readOrders } from './in-hand.sql.ts'
import { driverNotices } from './notices.ts'
import { followPresence } from './own-account.ts'
import { payOf, sumOfPay } from './pay.ts'
import { hasDone, stepsSince } from './run.ts'
import { shareIfDue } from './sharing.ts'
import { addStep, listSteps } from './steps.sql.ts'
import { postOrderTask } from './task-of-order.ts'

export const subscribers: readonly Subscriber[] = [
  subscribe({
    name: 'ridendine.post_task',
    to: [OrderAccepted],
    work: async (tx, { orderId }) => postOrderTask(tx, await readOrderRow(tx, orderId)),
  }),
  subscribe({
    name: 'ridendine.change_task',
    to: [CookingStarted, FoodReady, ReadyTimeChanged],
    work: (tx, { orderId }) => changeOrderTask(tx, orderId),
  }),
  subscribe({
    name: 'ridendine.end_run',
    to: [OrderCancelled],
    work: (tx, { orderId }) => endRun(tx, { id: orderId }, 'called_off'),
  }),
  // The kitchen's “ready” is not the driver's own act: what they agreed to before begins now.
  subscribe({
    name: 'ridendine.share_position',
    to: [DriverAssigned],
    work: async (tx, { orderId }) => shareIfDue(tx, await lockOrder(tx, orderId)),
  }),
  subscribe({ name: 'ridendine.notice_door', to: [GeofenceEntered], work: noticeDoor }),
  subscribe({ name: 'ridendine.follow_presence', to: [PresenceChanged], work: followPresence }),
  subscribe({
    name: 'ridendine.follow_driver_documents',
    to: [CredentialApproved, CredentialExpired, CredentialRevoked],
    work: (tx, { personId }) => followDocuments(tx, personId),
  }),
  subscribe({ name: 'ridendine.tell_of_offer', to: [OfferMade], work: tellOfOffer }),
  subscribe({
    name: 'ridendine.tell_rested',
    to: [CourierRested],
    work: (tx, { courierId, missed }) => say(tx, driverNotices.rested, courierId, String(missed)),
  }),
  subscribe({
    name: 'ridendine.tell_driver',
    to: [DriverApproved, DriverUnapproved, DriverSuspended, DriverReinstated],
    work: (tx, said, message) => tellStanding(tx, said, message.name),
  }),
]

async function changeOrderTask(tx: Tx, orderId: string): Promise<void> {
  const order = await readOrderRow(tx, orderId)
  await changeTask(tx, subjectOf(orderId), {
    readyAt: order.ready_at ?? tx.now,
    isReady: order.ready_since !== null,
    promisedBy: order.promised_by,
  })
}

/** The position came within the fence of the door: the driver need not say so. */
async function noticeDoor(tx: Tx, said: { subject: string; personId: string }): Promise<void> {
  const orderId = orderOf(said.subject)
  if (!orderId) return
  const order = await lockOrder(tx, orderId)
  const { driver_id: driverId } = order
  if (order.state !== 'in_transit' || driverId !== said.personId) return
  const steps = stepsSince(await listSteps(tx, [orderId]), orderId)
  if (hasDone(steps, 'arrived_door')) return
  await addStep(tx, { orderId, driverId, step: 'arrived_door', doneAt: tx.now, note: 'geofence' })
  await tell(tx, RunStepDone, subjectOf(orderId), {
    driverId,
    orderId,
    chefId: order.chef_id,
    customerId: order.customer_id,
    step: 'arrived_door',
  })
}

async function tellOfOffer(
  tx: Tx,
  said: { courierId: string; abouts: readonly string[] },
): Promise<void> {
  const orders = await readOrders(
    tx,
    said.abouts.flatMap((about) => orderOf(about) ?? []),
  )
  const [first] = orders
  if (!first) return
  const policy = await readFeePolicy(tx)
  const { total } = sumOfPay(
    orders.map((order) => payOf(order, policy)),
    first.currency,
  )
  const pays = new Intl.NumberFormat('en-US', { style: 'currency', currency: total.currency })
  const km = Math.max(...orders.map((order) => order.distance_metres)) / 1000
  const count = orders.length === 1 ? '1 order' : `${orders.length} orders`
  await say(
    tx,
    driverNotices.offered,
    said.courierId,
    `${pays.format(total.amount / 100)} for ${count}, ${km.toFixed(1)} km`,
  )
}

async function tellStanding(
  tx: Tx,
  said: { readonly driverId: string; readonly reason?: string },
  name: string,
): Promise<void> {
  const notices = {
    [DriverApproved.name]: driverNotices.approved,
    [DriverUnapproved.name]: driverNotices.unapproved,
    [DriverSuspended.name]: driverNotices.suspended,
    [DriverReinstated.name]: driverNotices.reinstated,
  }
  const notice = notices[name]
  if (notice) await say(tx, notice, said.driverId, said.reason ?? '')
}

async function say(
  tx: Tx,
  template: Template<{ more: string; orderId: string }>,
  personId: string,
  more: string,
): Promise<void> {
  const about = `ridendine.driver:${personId}`
  await notify(tx, { to: { personId }, template, data: { more, orderId: '' }, about })
}
