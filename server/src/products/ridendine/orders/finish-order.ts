import type { WorkInputOf } from '#contract/endpoint'
import type { completeOrder as completeDoor, Order } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { move } from '#foundation/lifecycle'
import { money, toWire } from '#foundation/money'
import { addMs, hours } from '#foundation/time'
import { recordAudit } from '#modules/audit'
import { refuse } from '../refusals.ts'
import { type Legs, paidOf, sumOf } from './legs.ts'
import { refundOrder, releaseEarnings, settleOrder, totalOf, type Why } from './money.ts'
import { PartRefunded } from './order.events.ts'
import { orderLifecycle } from './order.lifecycle.ts'
import { readOrderRules } from './order-rules.ts'
import { lockOrder, type OrderRow } from './orders.sql.ts'
import { onlyFor, partiesOf, refuseStale, subjectOf } from './parties.ts'
import { viewOrder } from './view-order.ts'

/** What the driver leaves as proof. */
export interface Handed {
  readonly version?: number | undefined
  readonly note: string
  readonly fileId: string | null
}

/**
 * The food is in the customer's hands, or at their door. The five legs leave escrow in the same
 * transaction, so of two “delivered” exactly one pays. The caller has looked at the proof and knows
 * that the run is the driver's.
 */
export async function deliverOrder(tx: Tx, order: OrderRow, proof: Handed): Promise<OrderRow> {
  const rules = await readOrderRules(tx)
  const delivered = await move(tx, orderLifecycle, 'deliver', order, {
    version: proof.version,
    set: {
      delivered_at: tx.now,
      completes_at: addMs(tx.now, hours(rules.completeHours)),
      proof_note: proof.note,
      proof_file_id: proof.fileId,
    },
    say: { ...partiesOf(order), total: toWire(totalOf(order)) },
  })
  return settleOrder(tx, delivered)
}

/** The customer is content: chef and driver have their money now instead of a day later. */
export async function completeOrder(
  tx: Tx,
  input: WorkInputOf<typeof completeDoor>,
): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)

  onlyFor(tx, order, 'customer')
  if (order.completed_at) throw refuse.completed_already()

  return viewOrder(tx, await complete(tx, order, { version: input.version }))
}

/** Once: pending becomes everybody's own. Also the clock's move, when the time to complain is over. */
export async function complete(
  tx: Tx,
  order: OrderRow,
  how: { version?: number | undefined; reason?: string },
): Promise<OrderRow> {
  const done = await move(tx, orderLifecycle, 'complete', order, {
    version: how.version,
    reason: how.reason,
    set: { completes_at: null, completed_at: tx.now },
    say: partiesOf(order),
  })
  return releaseEarnings(tx, done)
}

/** How the desk gives money back. */
export interface DeskRefund {
  readonly orderId: string
  readonly version?: number | undefined
  readonly legs: Legs
  readonly reason: string
}

/**
 * The desk gives money back after the delivery. What decides a dispute, or leaves nothing of the
 * price, ends the order as refunded; any other part is given back and the order stands.
 */
export async function refundByDesk(tx: Tx, input: DeskRefund): Promise<OrderRow> {
  const order = await lockOrder(tx, input.orderId)

  onlyFor(tx, order, 'operations')
  refuseStale(order, input.version)

  const amount = money(sumOf(input.legs), order.currency)
  const left = paidOf(order) - order.refunded_minor - amount.minor
  const isEnd = order.state === 'disputed' || left <= order.tip_minor
  const why = {
    cause: order.problem_kind ?? 'goodwill',
    reason: input.reason,
    key: `desk:${order.version}`,
  }
  const refunded = isEnd
    ? await endRefunded(tx, order, { ...input, why })
    : await refundPart(tx, order, input.legs, why)
  await recordAudit(tx, {
    action: 'ridendine.refunded',
    about: subjectOf(order.id),
    after: { amount: toWire(amount) },
    reason: input.reason,
  })
  return refunded
}

async function endRefunded(
  tx: Tx,
  order: OrderRow,
  of: DeskRefund & { why: Why },
): Promise<OrderRow> {
  const ended = await move(tx, orderLifecycle, 'refund', order, {
    version: of.version,
    reason: of.reason,
    set: {
      completes_at: null,
      ...(order.problem_at ? { problem_outcome: `refunded: ${of.reason}` } : {}),
    },
    say: { ...partiesOf(order), amount: toWire(money(sumOf(of.legs), order.currency)) },
  })
  const refunded = await refundOrder(tx, ended, of.legs, of.why)
  // What the legs leave with chef and driver is theirs: nothing can be reported any more.
  return releaseEarnings(tx, refunded)
}

/** A part is given back, and the order stands. Throws ridendine.not_delivered. */
export async function refundPart(tx: Tx, order: OrderRow, legs: Legs, why: Why): Promise<OrderRow> {
  if (order.state !== 'delivered') throw refuse.not_delivered({ state: order.state })
  const refunded = await refundOrder(tx, order, legs, why)
  await tell(tx, PartRefunded, subjectOf(order.id), {
    ...partiesOf(order),
    amount: toWire(money(sumOf(legs), order.currency)),
    reason: why.reason,
  })
  return refunded
}

/** The desk decides a dispute: the delivery stands, and the time to complete it runs again. */
export async function dismissDispute(
  tx: Tx,
  input: { orderId: string; version?: number | undefined; reason: string },
): Promise<OrderRow> {
  const order = await lockOrder(tx, input.orderId)

  onlyFor(tx, order, 'operations')

  const stands = await move(tx, orderLifecycle, 'dismiss', order, {
    version: input.version,
    reason: input.reason,
    set: { problem_outcome: `dismissed: ${input.reason}`, completes_at: tx.now },
    say: { ...partiesOf(order), reason: input.reason },
  })
  await recordAudit(tx, {
    action: 'ridendine.dispute_dismissed',
    about: subjectOf(order.id),
    reason: input.reason,
  })
  return stands
}
