import { z } from 'zod'
import { Money } from '#contract/money'
import { event } from '#foundation/events'

const refund = {
  refundId: z.uuid(),
  paymentId: z.uuid(),
  about: z.string(),
  payerId: z.uuid(),
  amount: Money,
}

/** Money is to go back; it has left the accounts of those who pay for it. */
export const RefundAsked = event('payments.refund_asked', 1, z.object(refund))
/** The provider has sent it. */
export const RefundSucceeded = event('payments.refund_succeeded', 1, z.object(refund))
/** It could not be sent, or came back: who paid for it has it again. */
export const RefundFailed = event(
  'payments.refund_failed',
  1,
  z.object({ ...refund, says: z.string() }),
)
