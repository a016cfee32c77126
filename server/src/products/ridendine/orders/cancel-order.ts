import type { WorkInputOf } from '#contract/endpoint'
import type {
  cancelOrder as cancelDoor,
  Order,
  withdrawOrder as withdrawDoor,
} from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { money, toWire } from '#foundation/money'
import { Refusal } from '#foundation/refusals'
import { recordAudit } from '#modules/audit'
import { voidPayment } from '#modules/payments'
import { endRun } from '../deliveries/end-run.ts'
import { givePortionsBack } from '../kitchens/take-portions.ts'
import { refuse } from '../refusals.ts'
import { earnedOf, type Legs, PAYERS, sumOf } from './legs.ts'
import { refundFromEscrow, refundOrder, releaseEarnings, settleOrder, totalOf } from './money.ts'
import { orderLifecycle } from './order.lifecycle.ts'
import { lockOrder, type OrderRow } from './orders.sql.ts'
import { onlyFor, partiesOf, subjectOf } from './parties.ts'
import { viewOrder } from './view-order.ts'

/** The customer (or the desk) lets an order go that nobody has paid for. */
export async function withdrawOrder(
  tx: Tx,
  input: WorkInputOf<typeof withdrawDoor>,
): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)

  const side = onlyFor(tx, order, 'customer', 'operations')

  const ended = await endUnpaid(tx, order, {
    move: 'withdraw',
    version: input.version,
    by: side,
    reason: 'WITHDRAWN',
  })
  return viewOrder(tx, ended)
}

/**
 * An order that was never paid ends: its portions are free again and the card is let go. Money that
 * the provider takes all the same goes back by itself (subscribers.ts).
 */
export async function endUnpaid(
  tx: Tx,
  order: OrderRow,
  how: { move: 'withdraw' | 'expire'; version?: number | undefined; by: string; reason: string },
): Promise<OrderRow> {
  const ended = await move(tx, orderLifecycle, how.move, order, {
    version: how.version,
    reason: how.reason,
    set: { cancelled_by: how.by, cancel_reason: how.reason, pay_by: null },
    say: {
      ...partiesOf(order),
      by: how.by,
      reason: how.reason,
      refunded: toWire(money(0n, order.currency)),
    },
  })
  await givePortionsBack(tx, order.id)
  await letCardGo(tx, ended)
  return ended
}

/** A card that is being charged right now cannot be let go: its money comes back when it has come. */
async function letCardGo(tx: Tx, order: OrderRow): Promise<void> {
  const { payment_id: paymentId } = order
  if (!paymentId) return
  await tx
    .attempt(() => voidPayment(tx, { paymentId, reason: 'the order was let go' }))
    .catch((error: unknown) => {
      const isTaken = error instanceof Refusal && error.reason === 'lifecycle.not_from_here'
      if (!isTaken) throw error
    })
}

/** The customer calls it off. Once the cooking has begun only the desk can (D-R2). */
export async function cancelOrder(tx: Tx, input: WorkInputOf<typeof cancelDoor>): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)

  onlyFor(tx, order, 'customer')
  if (['preparing', 'ready_for_pickup', 'assigned_to_driver'].includes(order.state))
    throw refuse.food_cooking({ state: order.state })

  const ended = await endUncooked(tx, order, {
    move: 'cancel',
    version: input.version,
    by: 'customer',
    reason: input.reason,
    cause: 'cancelled_by_customer',
  })
  return viewOrder(tx, ended)
}

/** A paid order ends before anything was cooked: all of it goes back out of escrow. */
export async function endUncooked(
  tx: Tx,
  order: OrderRow,
  how: {
    move: 'cancel' | 'reject' | 'lapse'
    version?: number | undefined
    by: string
    reason: string
    note?: string
    cause: string
  },
): Promise<OrderRow> {
  const ended = await move(tx, orderLifecycle, how.move, order, {
    version: how.version,
    reason: how.note ? `${how.reason}: ${how.note}` : how.reason,
    set: {
      cancelled_by: how.by,
      cancel_reason: how.reason,
      cancel_note: how.note ?? null,
      answer_by: null,
    },
    say: {
      ...partiesOf(order),
      by: how.by,
      reason: how.reason,
      refunded: toWire(totalOf(order)),
    },
  })
  await givePortionsBack(tx, order.id)
  await endRun(tx, ended, 'called_off')
  return refundFromEscrow(tx, ended, { cause: how.cause, reason: how.reason, key: 'whole' })
}

/** How the desk calls an order off. */
export interface CallOff {
  readonly orderId: string
  readonly version?: number | undefined
  readonly reason: string
  readonly note: string
  /** Who pays which part of what goes back; left out: each gives up their own, so all of it goes back. */
  readonly legs?: Legs | undefined
}

/**
 * The desk calls an order off before it is delivered, and says who pays (D-R2). Each gives up at
 * most what they would have got, the platform as much as it likes; what a leg leaves with somebody
 * is theirs at once, as if it had been delivered. What no driver has earned always goes back.
 */
export async function callOff(tx: Tx, input: CallOff): Promise<OrderRow> {
  const order = await lockOrder(tx, input.orderId)

  onlyFor(tx, order, 'operations')

  const legs = legsOf(order, input.legs)
  const ended = await move(tx, orderLifecycle, 'call_off', order, {
    version: input.version,
    reason: `${input.reason}: ${input.note}`,
    set: {
      cancelled_by: 'desk',
      cancel_reason: input.reason,
      cancel_note: input.note,
      answer_by: null,
    },
    say: {
      ...partiesOf(order),
      by: 'desk',
      reason: input.reason,
      refunded: toWire(money(sumOf(legs), order.currency)),
    },
  })
  if (['payment_confirmed', 'accepted'].includes(order.state)) await givePortionsBack(tx, order.id)
  await endRun(tx, ended, 'called_off')
  const paid = await payBack(tx, ended, legs, input)
  await recordAudit(tx, {
    action: 'ridendine.called_off',
    about: subjectOf(order.id),
    after: { amount: toWire(money(sumOf(legs), order.currency)) },
    reason: `${input.reason}: ${input.note}`,
  })
  return paid
}

function legsOf(order: OrderRow, asked: Legs | undefined): Legs {
  const all = earnedOf(order)
  if (!asked) return all
  if (order.driver_id) return asked
  return { ...asked, driver: all.driver, tip: all.tip }
}

async function payBack(
  tx: Tx,
  order: OrderRow,
  legs: Legs,
  { reason, note }: CallOff,
): Promise<OrderRow> {
  const why = { cause: 'called_off', reason: `${reason}: ${note}`, key: 'called_off' }
  const all = earnedOf(order)
  const isWhole = PAYERS.every((payer) => legs[payer] === all[payer])
  if (isWhole) return refundFromEscrow(tx, order, why)

  const settled = await settleOrder(tx, order)
  const refunded = sumOf(legs) > 0n ? await refundOrder(tx, settled, legs, why) : settled
  return releaseEarnings(tx, refunded)
}
