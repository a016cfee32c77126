import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type * as contract from '#contract/payments'
import type { Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { fromWire, toWire } from '#foundation/money'
import { listPayments } from './payment/read-payment.ts'
import { listPayouts, readPayoutHealth } from './payout/list-payouts.ts'
import { paymentOnWire, payoutOnWire } from './presented.ts'
import { refund } from './refund/refund.ts'

type Answer<E extends keyof typeof contract> = Promise<OutputOf<(typeof contract)[E]>>
type Wish<E extends keyof typeof contract> = WorkInputOf<(typeof contract)[E]>

export async function listAllPayments(
  tx: Tx,
  input: Wish<'listAllPayments'>,
): Answer<'listAllPayments'> {
  const { items, nextCursor } = await listPayments(tx, input)
  return { items: items.map((payment) => paymentOnWire(payment, tx.actor.id)), nextCursor }
}

export async function listAllPayouts(
  tx: Tx,
  input: Wish<'listAllPayouts'>,
): Answer<'listAllPayouts'> {
  const { items, nextCursor } = await listPayouts(tx, input)
  return { items: items.map(payoutOnWire), nextCursor }
}

export async function showPayoutHealth(tx: Tx): Answer<'readPayoutHealth'> {
  const health = await readPayoutHealth(tx)
  return {
    since: health.since.toISOString(),
    paidShare: health.paidShare,
    states: health.states.map((each) => ({ ...each, amount: toWire(each.amount) })),
  }
}

/** An operator's goodwill: the platform pays, nobody who earned anything. */
export async function refundPayment(tx: Tx, input: Wish<'refundPayment'>): Answer<'refundPayment'> {
  const amount = fromWire(input.amount)
  const answer = await refund(tx, {
    paymentId: input.paymentId,
    amount,
    reason: input.reason,
    key: `operator:${newId()}`,
    paidBy: [{ owner: { kind: 'platform' }, purpose: 'goodwill', amount, what: 'goodwill refund' }],
  })
  return { refundId: answer.refundId, state: 'requested' }
}
