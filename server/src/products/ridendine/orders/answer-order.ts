import type { WorkInputOf } from '#contract/endpoint'
import type {
  acceptOrder as acceptDoor,
  delayOrder as delayDoor,
  Order,
  markReady as readyDoor,
  rejectOrder as rejectDoor,
  startPreparing as startDoor,
} from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { addMs, minutes } from '#foundation/time'
import { readChefRow } from '../kitchens/chefs.sql.ts'
import { refuseUnlessLive } from '../kitchens/live.ts'
import { movePortions } from '../kitchens/take-portions.ts'
import { refuse } from '../refusals.ts'
import { endUncooked } from './cancel-order.ts'
import { arrivalOf, canDelay } from './eta.ts'
import { orderLifecycle } from './order.lifecycle.ts'
import { lockOrder, type OrderRow } from './orders.sql.ts'
import { onlyFor, partiesOf, refuseStale } from './parties.ts'
import { changeReadyTime, pointsOf } from './ready-time.ts'
import { viewOrder } from './view-order.ts'

/** A promise is kept when the food comes no later than this after what was shown at acceptance. */
const PROMISE_SLACK_MS = minutes(5)

/**
 * The kitchen takes the order. From here times are promised: food that was ordered for now is ready
 * when its dishes say, or when the chef says; a scheduled order keeps its time.
 */
export async function acceptOrder(tx: Tx, input: WorkInputOf<typeof acceptDoor>): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)

  onlyFor(tx, order, 'chef')
  refuseUnlessLive(tx, await readChefRow(tx, order.chef_id))

  const readyAt = readyTimeOf(tx, order, input.prepMinutes)
  const arrival = arrivalOf(readyAt, pointsOf(order))
  const accepted = await move(tx, orderLifecycle, 'accept', order, {
    version: input.version,
    set: {
      accepted_at: tx.now,
      ready_at: readyAt,
      eta_from: arrival.etaFrom,
      eta_to: arrival.etaTo,
      promised_by: addMs(arrival.etaTo, PROMISE_SLACK_MS),
    },
    say: { ...partiesOf(order), readyAt: readyAt.toISOString() },
  })
  await movePortions(tx, order.id, readyAt)
  return viewOrder(tx, accepted)
}

function readyTimeOf(tx: Tx, order: OrderRow, ownMinutes: number | undefined): Date {
  const soonest = addMs(tx.now, minutes(ownMinutes ?? order.prep_minutes))
  const planned = order.ready_at
  return planned && planned > soonest ? planned : soonest
}

/** The kitchen says no, with a reason: before it cooks, all of it goes back. */
export async function rejectOrder(tx: Tx, input: WorkInputOf<typeof rejectDoor>): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)

  onlyFor(tx, order, 'chef')

  const ended = await endUncooked(tx, order, {
    move: 'reject',
    version: input.version,
    by: 'chef',
    reason: input.reason,
    note: input.note,
    cause: 'cancelled_by_chef',
  })
  return viewOrder(tx, ended)
}

export async function startPreparing(tx: Tx, input: WorkInputOf<typeof startDoor>): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)

  onlyFor(tx, order, 'chef')

  const cooking = await move(tx, orderLifecycle, 'start_preparing', order, {
    version: input.version,
    set: { preparing_at: tx.now },
    say: { ...partiesOf(order), readyAt: (order.ready_at ?? tx.now).toISOString() },
  })
  return viewOrder(tx, cooking)
}

/**
 * The food waits for its driver. One who has said yes while it was cooked has it now (D-R3): both
 * moves are made here, so that nobody sees food without the driver it has.
 */
export async function markReady(tx: Tx, input: WorkInputOf<typeof readyDoor>): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)

  onlyFor(tx, order, 'chef')

  const arrival = arrivalOf(tx.now, pointsOf(order))
  const ready = await move(tx, orderLifecycle, 'mark_ready', order, {
    version: input.version,
    set: {
      ready_since: tx.now,
      ready_at: tx.now,
      eta_from: arrival.etaFrom,
      eta_to: arrival.etaTo,
    },
    say: partiesOf(order),
  })
  return viewOrder(tx, ready.driver_id ? await assignNow(tx, ready) : ready)
}

/** The driver of the fact becomes the driver of the story. */
function assignNow(tx: Tx, ready: OrderRow): Promise<OrderRow> {
  return move(tx, orderLifecycle, 'assign', ready, {
    say: partiesOf(ready),
    reason: 'the driver had said yes before the food was ready',
  })
}

/** The food needs longer. Pickup and arrival move with it; customer and driver hear of it once. */
export async function delayOrder(tx: Tx, input: WorkInputOf<typeof delayDoor>): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)

  onlyFor(tx, order, 'chef')
  refuseStale(order, input.version)
  if (!canDelay(order, tx.now)) throw refuse.too_late_to_delay({ state: order.state })

  return viewOrder(tx, await changeReadyTime(tx, order, input.minutes))
}
