import type { PaymentOnWire, PayoutOnWire } from '#contract/payments'
import { toWire } from '#foundation/money'
import type { Payment } from './payment/read-payment.ts'
import type { Payout } from './payout/list-payouts.ts'

/** A payment on the wire; where to answer the bank only for the payer. */
export function paymentOnWire(payment: Payment, viewerId: string | null): PaymentOnWire {
  return {
    id: payment.id,
    about: payment.about,
    payerId: payment.payerId,
    state: payment.state,
    version: payment.version,
    description: payment.description,
    amount: toWire(payment.amount),
    captured: toWire(payment.captured),
    refunded: toWire(payment.refunded),
    actionUrl: viewerId === payment.payerId ? payment.actionUrl : null,
    failure: payment.failure,
    requestedAt: payment.requestedAt.toISOString(),
    authorisedAt: payment.authorisedAt?.toISOString() ?? null,
    capturedAt: payment.capturedAt?.toISOString() ?? null,
  }
}

/** A payout on the wire. */
export function payoutOnWire(payout: Payout): PayoutOnWire {
  return {
    ...payout,
    amount: toWire(payout.amount),
    askedAt: payout.askedAt.toISOString(),
    arrivesAt: payout.arrivesAt?.toISOString() ?? null,
  }
}
