import type { WorkInputOf } from '#contract/endpoint'
import type {
  arriveDoor as arriveDoorDoor,
  arriveKitchen as arriveKitchenDoor,
  deliver as deliverDoor,
  depart as departDoor,
  dropOut as dropOutDoor,
  pickUp as pickUpDoor,
  Run,
  reportUnreachable as unreachableDoor,
} from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { move } from '#foundation/lifecycle'
import { carryTask } from '#modules/dispatch'
import { attachFile } from '#modules/files'
import { deliverOrder } from '../orders/finish-order.ts'
import { orderLifecycle } from '../orders/order.lifecycle.ts'
import { lockOrder, type OrderRow } from '../orders/orders.sql.ts'
import { onlyFor, partiesOf, subjectOf } from '../orders/parties.ts'
import { refuse } from '../refusals.ts'
import { unassignDriver } from './assign.ts'
import { RunStepDone } from './driver.events.ts'
import { readSelf } from './drivers.sql.ts'
import { endRun } from './end-run.ts'
import { hasDone, MOST_WRONG_CODES, stepsSince, unreachableOf, viewRun } from './run.ts'
import { refreshRunEta } from './run-eta.ts'
import { agreeToBeSeen, shareIfDue } from './sharing.ts'
import { addStep, listSteps, type Step, type StepRow } from './steps.sql.ts'

/** What every step begins with: the order, locked and the driver's own, and what they did on it so far. */
interface OnRun {
  readonly order: OrderRow
  readonly driverId: string
  readonly steps: readonly StepRow[]
  /** When it was done, by the device's clock, as far as that can be. */
  readonly doneAt: Date
}

/** States before the food is in the driver's hands. */
const BEFORE_PICKUP: readonly string[] = [
  'accepted',
  'preparing',
  'ready_for_pickup',
  'assigned_to_driver',
]
/** What a driver's phone sends again after the answer was lost is answered as if it were the first time. */
const AFTER_PICKUP: readonly string[] = ['picked_up', 'in_transit', 'delivered']
const AFTER_DEPARTURE: readonly string[] = ['in_transit', 'delivered']

async function onRun(
  tx: Tx,
  input: { readonly orderId: string; readonly at?: string | undefined },
): Promise<OnRun> {
  const driver = await readSelf(tx)
  const order = await lockOrder(tx, input.orderId)
  onlyFor(tx, order, 'driver')
  const all = (await listSteps(tx, [order.id])).filter((step) => step.driver_id === driver.id)
  return {
    order,
    driverId: driver.id,
    steps: stepsSince(all, order.id),
    doneAt: momentOf(tx, input.at, order),
  }
}

/** A device's clock is believed between the order's beginning and now; outside of that, ours. */
function momentOf(tx: Tx, said: string | undefined, order: OrderRow): Date {
  const at = said === undefined ? tx.now : new Date(said)
  return at > tx.now || at < order.placed_at ? tx.now : at
}

/** At the kitchen. Said again, it changes nothing. */
export async function arriveKitchen(
  tx: Tx,
  input: WorkInputOf<typeof arriveKitchenDoor>,
): Promise<Run> {
  const run = await onRun(tx, input)

  if (BEFORE_PICKUP.includes(run.order.state)) {
    await beSeen(tx, run)
    await note(tx, run, 'arrived_kitchen')
  }
  return viewRun(tx, run.driverId)
}

/**
 * The food is in hand, checked by the code on its bag. A wrong code is counted, and stays counted
 * although the request is refused.
 */
export async function pickUp(tx: Tx, input: WorkInputOf<typeof pickUpDoor>): Promise<Run> {
  const run = await onRun(tx, input)
  const { order, driverId, doneAt } = run
  if (AFTER_PICKUP.includes(order.state)) return viewRun(tx, driverId)

  if (order.ready_since === null) throw refuse.food_not_ready({ readyAt: order.ready_at })
  const wrong = run.steps.filter((each) => each.step === 'wrong_code').length
  if (wrong >= MOST_WRONG_CODES) throw refuse.too_many_pickup_codes()
  if (order.state === 'assigned_to_driver' && input.code !== order.pickup_code) {
    await addStep(tx, { orderId: order.id, driverId, step: 'wrong_code', doneAt })
    throw refuse.wrong_pickup_code({ left: MOST_WRONG_CODES - wrong - 1 }, { keep: true })
  }

  await beSeen(tx, run)
  await note(tx, run, 'arrived_kitchen')
  const taken = await move(tx, orderLifecycle, 'pick_up', order, {
    set: { picked_up_at: tx.now },
    say: partiesOf(order),
  })
  await carryTask(tx, subjectOf(order.id))
  await addStep(tx, { orderId: order.id, driverId, step: 'picked_up', doneAt })
  await refreshRunEta(tx, taken)
  return viewRun(tx, driverId)
}

/** On the way to the door. */
export async function depart(tx: Tx, input: WorkInputOf<typeof departDoor>): Promise<Run> {
  const run = await onRun(tx, input)
  const { order, driverId, doneAt } = run
  if (AFTER_DEPARTURE.includes(order.state)) return viewRun(tx, driverId)

  const going = await move(tx, orderLifecycle, 'depart', order, { say: partiesOf(order) })
  await addStep(tx, { orderId: order.id, driverId, step: 'departed', doneAt })
  await refreshRunEta(tx, going)
  return viewRun(tx, driverId)
}

/** At the door: said by the driver, or noticed by the geofence. Said again, it changes nothing. */
export async function arriveDoor(tx: Tx, input: WorkInputOf<typeof arriveDoorDoor>): Promise<Run> {
  const run = await onRun(tx, input)

  if (run.order.state === 'in_transit') await note(tx, run, 'arrived_door')
  return viewRun(tx, run.driverId)
}

/** Nobody opens: a call or a text is logged. After both the time to wait begins. */
export async function reportUnreachable(
  tx: Tx,
  input: WorkInputOf<typeof unreachableDoor>,
): Promise<Run> {
  const run = await onRun(tx, input)

  if (run.order.state !== 'in_transit' || !hasDone(run.steps, 'arrived_door'))
    throw refuse.not_at_the_door()

  await note(tx, run, input.how === 'call' ? 'called' : 'texted')
  return viewRun(tx, run.driverId)
}

/**
 * Delivered: handed over, or left as the customer asked, or left because nobody could be reached
 * after a call, a text and the wait. What is left is shown on a photo. Pays everybody, and ends
 * the sharing of the position, in this transaction.
 */
export async function deliver(tx: Tx, input: WorkInputOf<typeof deliverDoor>): Promise<Run> {
  const run = await onRun(tx, input)
  const { order, driverId, doneAt } = run
  if (order.state === 'delivered') return viewRun(tx, driverId)

  if (input.how !== 'handed_over') refuseToLeave(tx, run, input)

  if (input.photoId) await attachFile(tx, { fileId: input.photoId, about: subjectOf(order.id) })
  if (order.state === 'in_transit') await note(tx, run, 'arrived_door')
  const delivered = await deliverOrder(tx, order, { note: input.note, fileId: input.photoId })
  await addStep(tx, { orderId: order.id, driverId, step: 'delivered', doneAt, note: input.how })
  await endRun(tx, delivered, 'delivered')
  return viewRun(tx, driverId)
}

function refuseToLeave(
  tx: Tx,
  { order, steps }: OnRun,
  input: { readonly how: string; readonly photoId: string | null },
): void {
  if (input.photoId === null) throw refuse.proof_photo_needed()
  if (input.how === 'left_at_door' && order.drop_off === 'leave_at_door') return
  const { leaveAt } = unreachableOf(steps)
  if (!leaveAt || leaveAt > tx.now)
    throw refuse.wait_before_leaving({ leaveAt: leaveAt?.toISOString() ?? null })
}

/** Give the run back before the pickup; others are asked. Said again, it changes nothing. */
export async function dropOut(tx: Tx, input: WorkInputOf<typeof dropOutDoor>): Promise<Run> {
  const driver = await readSelf(tx)
  const order = await lockOrder(tx, input.orderId)
  const left = (await listSteps(tx, [order.id])).filter((step) => step.driver_id === driver.id)
  if (order.driver_id !== driver.id && left.at(-1)?.step === 'dropped_out')
    return viewRun(tx, driver.id)
  onlyFor(tx, order, 'driver')

  const reason = input.note ? `${input.reason}: ${input.note}` : input.reason
  await unassignDriver(tx, order, { by: 'driver', reason })
  return viewRun(tx, driver.id)
}

/** Whoever does the first step of a run lets themselves be seen on it, also when the desk gave it to them. */
async function beSeen(tx: Tx, { order, driverId }: OnRun): Promise<void> {
  await agreeToBeSeen(tx, order, driverId)
  await shareIfDue(tx, order)
}

/** A step that is a fact and no chapter; once. */
async function note(tx: Tx, run: OnRun, step: Step): Promise<void> {
  if (hasDone(run.steps, step)) return
  const { order, driverId, doneAt } = run
  await addStep(tx, { orderId: order.id, driverId, step, doneAt })
  await tell(tx, RunStepDone, subjectOf(order.id), {
    driverId,
    orderId: order.id,
    chefId: order.chef_id,
    customerId: order.customer_id,
    step,
  })
}
