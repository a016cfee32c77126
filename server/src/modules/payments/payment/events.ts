import { z } from 'zod'
import { Money } from '#contract/money'
import { event } from '#foundation/events'

const about = { paymentId: z.uuid(), about: z.string(), payerId: z.uuid() }
const plain = z.object(about)
const priced = z.object({ ...about, amount: Money })

/** Somebody is to pay; the card has not been asked. */
export const PaymentRequested = event('payments.payment_requested', 1, priced)
/** The payer's bank asks first: at `actionUrl`, which only the payer may see. */
export const PaymentNeedsAction = event('payments.payment_needs_action', 1, plain)
/** The card has set the money aside. */
export const PaymentAuthorised = event('payments.payment_authorised', 1, priced)
export const PaymentFailed = event(
  'payments.payment_failed',
  1,
  z.object({
    ...about,
    code: z.string(),
    says: z.string(),
  }),
)
/** The money is to be taken; the provider has not done it yet. */
export const PaymentCaptureAsked = event('payments.payment_capture_asked', 1, priced)
/** The money was taken and stands in the ledger, split. */
export const PaymentCaptured = event('payments.payment_captured', 1, priced)
export const PaymentVoidAsked = event('payments.payment_void_asked', 1, plain)
export const PaymentVoided = event('payments.payment_voided', 1, plain)
/** The payer came back from their bank; the provider is to be asked how it went. */
export const PaymentReturned = event('payments.payment_returned', 1, plain)
export const PaymentRefunded = event(
  'payments.payment_refunded',
  1,
  z.object({
    ...about,
    refunded: Money,
    isWhole: z.boolean(),
  }),
)
/** A refund came back: the bank would not take it. */
export const PaymentRefundBounced = event('payments.payment_refund_bounced', 1, priced)
/** The payer's bank has taken the money back until it is settled who was right. */
export const PaymentDisputed = event('payments.payment_disputed', 1, priced)
export const PaymentDisputeAwaited = event('payments.payment_dispute_awaited', 1, plain)
export const PaymentDisputeWon = event('payments.payment_dispute_won', 1, priced)
export const PaymentDisputeLost = event('payments.payment_dispute_lost', 1, priced)

export const paymentEvents = [
  PaymentRequested,
  PaymentNeedsAction,
  PaymentAuthorised,
  PaymentFailed,
  PaymentCaptureAsked,
  PaymentCaptured,
  PaymentVoidAsked,
  PaymentVoided,
  PaymentReturned,
  PaymentRefunded,
  PaymentRefundBounced,
  PaymentDisputed,
  PaymentDisputeAwaited,
  PaymentDisputeWon,
  PaymentDisputeLost,
] as const
