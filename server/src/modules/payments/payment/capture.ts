import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { type Money, money, toWire } from '#foundation/money'
import { refuse } from '../refusals.ts'
import { paymentLifecycle } from './payment.lifecycle.ts'
import { lockPayment, type PaymentRow } from './payments.sql.ts'
import { keepShares, refuseLoss, type Share } from './split.ts'

export interface Capture {
  readonly paymentId: string
  /** At most what was authorised; the rest is let go. */
  readonly amount: Money
  /** Who gets it: parts that add up to the amount. */
  readonly split: readonly Share[]
}

/**
 * Take what was set aside. The wish and its split are kept; when the provider has done it the
 * ledger has it and PaymentCaptured is told. Throws payments.more_than_authorised,
 * split_does_not_add_up, lifecycle.not_from_here.
 */
export async function capture(
  tx: Tx,
  input: Capture,
): Promise<{ paymentId: string; state: PaymentRow['state'] }> {
  const payment = await lockPayment(tx, input.paymentId)

  if (input.amount.minor <= 0n) throw refuse.not_an_amount()
  refuseLoss(input.amount, input.split)
  if (input.amount.minor > payment.amount_minor || input.amount.currency !== payment.currency) {
    throw refuse.more_than_authorised({ paymentId: payment.id })
  }

  const moved = await move(tx, paymentLifecycle, 'capture', payment, {
    set: { capture_minor: input.amount.minor, split: keepShares(input.split) },
    say: { ...namesOf(payment), amount: toWire(input.amount) },
  })
  return { paymentId: moved.id, state: moved.state }
}

/** The ids that every event of a payment carries. */
export function namesOf(payment: PaymentRow): {
  paymentId: string
  about: string
  payerId: string
} {
  return { paymentId: payment.id, about: payment.about, payerId: payment.payer_id }
}

/** What was asked of the card. */
export function amountOf(payment: PaymentRow): Money {
  return money(payment.amount_minor, payment.currency)
}
