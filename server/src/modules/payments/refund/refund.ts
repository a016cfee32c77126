import type { Tx } from '#foundation/db'
import { begin, move } from '#foundation/lifecycle'
import { type Money, money, toWire } from '#foundation/money'
import { postTransfer } from '#modules/ledger'
import { namesOf } from '../payment/capture.ts'
import {
  addRefundAsked,
  lockPayment,
  type PaymentRow,
  readPaymentRow,
} from '../payment/payments.sql.ts'
import { keepShares, linesOf, providerAccounts, refuseLoss, type Share } from '../payment/split.ts'
import { refuse } from '../refusals.ts'
import { RefundAsked } from './events.ts'
import { refundLifecycle } from './refund.lifecycle.ts'
import { findRefundByKey, lockRefund, type RefundRow } from './refunds.sql.ts'

export interface Refund {
  readonly paymentId: string
  readonly amount: Money
  /** Why, in a few words; kept, and on the statement. */
  readonly reason: string
  /** One refund per key. */
  readonly key: string
  /** Who pays for it: parts that add up to the amount. */
  readonly paidBy: readonly Share[]
}

/**
 * Give money back, all or part. It leaves the accounts of those who pay for it now, so that
 * nobody spends it meanwhile; the provider is asked outside. The same key again answers the
 * refund that is there. Throws payments.not_refundable, more_than_captured,
 * split_does_not_add_up, ledger.too_little.
 */
export async function refund(tx: Tx, input: Refund): Promise<{ refundId: string; state: string }> {
  const payment = await lockPayment(tx, input.paymentId)
  const known = await findRefundByKey(tx, input.key)
  if (known) return answerKnown(known, input)

  if (input.amount.minor <= 0n) throw refuse.not_an_amount()
  refuseLoss(input.amount, input.paidBy)
  if (payment.state !== 'captured' && payment.state !== 'partially_refunded') {
    throw refuse.not_refundable({ paymentId: payment.id, state: payment.state })
  }
  const left = payment.captured_minor - payment.refund_asked_minor
  if (input.amount.minor > left || input.amount.currency !== payment.currency) {
    throw refuse.more_than_captured({ paymentId: payment.id, left: left.toString() })
  }

  await addRefundAsked(tx, payment.id, input.amount.minor)
  const row = await begin(
    tx,
    refundLifecycle,
    {
      payment_id: payment.id,
      key: input.key,
      amount_minor: input.amount.minor,
      currency: input.amount.currency,
      reason: input.reason,
      paid_by: keepShares(input.paidBy),
      asked_at: tx.now,
    },
    RefundAsked,
    (refundId) => ({ refundId, ...namesOf(payment), amount: toWire(input.amount) }),
  )
  await postAsked(tx, payment, row.id, input)

  return { refundId: row.id, state: row.state }
}

async function postAsked(
  tx: Tx,
  payment: PaymentRow,
  refundId: string,
  input: Refund,
): Promise<void> {
  const { transit } = await providerAccounts(tx, payment.provider, payment.currency)
  await postTransfer(tx, {
    key: `payments.refund:${refundId}:asked`,
    about: payment.about,
    reason: `refund: ${input.reason}`,
    entries: [
      ...(await linesOf(tx, input.paidBy, -1n)),
      { account: transit, amount: input.amount, what: 'refund on its way' },
    ],
  })
}

function answerKnown(known: RefundRow, input: Refund): { refundId: string; state: string } {
  if (known.payment_id !== input.paymentId || known.amount_minor !== input.amount.minor) {
    throw refuse.key_reused({ refundId: known.id })
  }
  return { refundId: known.id, state: known.state }
}

/** The clock's move: a refund that nobody answered for is asked again. */
export async function askRefundAgain(tx: Tx, id: string): Promise<void> {
  const row = await lockRefund(tx, id)
  if (row.state !== 'requested') return
  const payment = await readPaymentRow(tx, row.payment_id)
  await move(tx, refundLifecycle, 'ask_again', row, {
    say: {
      refundId: row.id,
      ...namesOf(payment),
      amount: toWire(money(row.amount_minor, row.currency)),
    },
  })
}
