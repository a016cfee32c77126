import { z } from 'zod'
import { Money } from '#contract/money'
import { event } from '#foundation/events'

const payout = { payoutId: z.uuid(), personId: z.uuid(), amount: Money }

/** Money is to be paid out; it has left the person's balance. */
export const PayoutAsked = event('payments.payout_asked', 1, z.object(payout))
export const PayoutSent = event('payments.payout_sent', 1, z.object(payout))
/** It has arrived at the person's bank. */
export const PayoutPaid = event('payments.payout_paid', 1, z.object(payout))
/** It did not arrive: the person's balance has it again. */
export const PayoutFailed = event(
  'payments.payout_failed',
  1,
  z.object({ ...payout, says: z.string() }),
)
export const PayoutAwaited = event('payments.payout_awaited', 1, z.object(payout))
/** Somebody can be paid out from now on, or no longer. */
export const PayoutAccountChanged = event(
  'payments.payout_account_changed',
  1,
  z.object({
    personId: z.uuid(),
    payoutsEnabled: z.boolean(),
  }),
)
