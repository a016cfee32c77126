import type { Tx } from '#foundation/db'
import { type Subscriber, subscribe, tell } from '#foundation/events'
import { move } from '#foundation/lifecycle'
import { money, toWire } from '#foundation/money'
import { addMs, hours, minutes } from '#foundation/time'
import {
  PaymentCaptured,
  PaymentFailed,
  PaymentNeedsAction,
  PaymentVoided,
  RefundFailed,
} from '#modules/payments'
import { keepBounced } from './bounced-refund.ts'
import { refundFromEscrow, totalOf } from './money.ts'
import { OrderPaymentProblem, OrderTipped, orderEvents } from './order.events.ts'
import { orderLifecycle } from './order.lifecycle.ts'
import { readOrderRules } from './order-rules.ts'
import { lockOrderOfPayment, noteOrder, type OrderRow } from './orders.sql.ts'
import { partiesOf, subjectOf } from './parties.ts'
import { tellPeople } from './tell-people.ts'

/** An order that is wanted later can be answered later, within half of the time that is left. */
const LONGEST_SILENCE_MS = hours(12)

export const subscribers: readonly Subscriber[] = [
  subscribe({
    name: 'ridendine.note_payment',
    to: [PaymentNeedsAction, PaymentFailed, PaymentCaptured, PaymentVoided],
    work: notePayment,
  }),
  subscribe({ name: 'ridendine.keep_bounced_refund', to: [RefundFailed], work: keepBounced }),
  subscribe({ name: 'ridendine.tell_people', to: orderEvents, work: tellPeople }),
]

interface Heard {
  readonly paymentId: string
  readonly says?: string | undefined
  readonly amount?: { readonly amount: number } | undefined
}

/** What became of the card: a paid order reaches its kitchen, whichever way the news came. */
async function notePayment(tx: Tx, said: Heard, message: { name: string }): Promise<void> {
  const order = await lockOrderOfPayment(tx, said.paymentId)
  if (!order) return
  if (order.tip_payment_id === said.paymentId) return noteTip(tx, order, said, message.name)

  switch (message.name) {
    case PaymentCaptured.name:
      return order.state === 'pending' ? confirmPayment(tx, order) : giveBackLate(tx, order)
    case PaymentVoided.name:
      await noteOrder(tx, order.id, { payment_state: 'voided' })
      return
    case PaymentNeedsAction.name:
      await noteOrder(tx, order.id, { payment_state: 'needs_action' })
      return
    default: {
      const reason = said.says ?? 'declined'
      await noteOrder(tx, order.id, { payment_state: 'failed', payment_reason: reason })
      if (order.state !== 'pending') return
      await tell(tx, OrderPaymentProblem, subjectOf(order.id), { ...partiesOf(order), reason })
    }
  }
}

async function confirmPayment(tx: Tx, order: OrderRow): Promise<void> {
  await move(tx, orderLifecycle, 'confirm_payment', order, {
    set: {
      paid_at: tx.now,
      pay_by: null,
      payment_state: 'captured',
      payment_reason: null,
      answer_by: await answerBy(tx, order),
    },
    say: { ...partiesOf(order), total: toWire(totalOf(order)) },
  })
}

/** How long the chef may stay silent (D-R2). */
async function answerBy(tx: Tx, order: OrderRow): Promise<Date> {
  const rules = await readOrderRules(tx)
  const soon = addMs(tx.now, minutes(rules.acceptMinutes))
  if (!order.scheduled_for || !order.ready_at) return soon
  const begins = addMs(order.ready_at, -minutes(order.prep_minutes))
  const half = (begins.getTime() - tx.now.getTime()) / 2
  const later = addMs(tx.now, Math.min(half, LONGEST_SILENCE_MS))
  return later > soon ? later : soon
}

/** The order was let go while the card was being charged: what came too late goes back by itself. */
async function giveBackLate(tx: Tx, order: OrderRow): Promise<void> {
  if (order.state !== 'cancelled' || order.refunded_minor > 0n || order.settled_at) return
  const noted = await noteOrder(tx, order.id, { payment_state: 'captured' })
  await refundFromEscrow(tx, noted, {
    cause: 'paid_too_late',
    reason: 'the order was let go before the payment came',
    key: 'whole',
  })
}

/** A tip is told when it was really taken; one that was declined can be given again. */
async function noteTip(tx: Tx, order: OrderRow, said: Heard, name: string): Promise<void> {
  if (name === PaymentCaptured.name) {
    const amount = money(BigInt(said.amount?.amount ?? 0), order.currency)
    await noteOrder(tx, order.id, { tip_later_minor: amount.minor })
    await tell(tx, OrderTipped, subjectOf(order.id), {
      ...partiesOf(order),
      amount: toWire(amount),
    })
  }
  if (name === PaymentFailed.name || name === PaymentVoided.name) {
    await noteOrder(tx, order.id, { tip_payment_id: null })
    await tell(tx, OrderPaymentProblem, subjectOf(order.id), {
      ...partiesOf(order),
      reason: said.says ?? 'declined',
    })
  }
}
