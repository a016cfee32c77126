import { z } from 'zod'
import { Money } from '#contract/money'
import { event } from '#foundation/events'

const line = z.object({
  accountId: z.uuid(),
  ownerKind: z.enum(['person', 'platform', 'external']),
  ownerId: z.string().nullable(),
  purpose: z.string(),
  what: z.string(),
  amount: Money,
})

/** Money moved; credits are positive. */
export const TransferPosted = event(
  'ledger.transfer_posted',
  1,
  z.object({
    transferId: z.uuid(),
    reason: z.string(),
    about: z.string().nullable(),
    lines: z.array(line),
  }),
)

const hold = z.object({
  holdId: z.uuid(),
  accountId: z.uuid(),
  amount: Money,
  about: z.string().nullable(),
})

export const HoldPlaced = event('ledger.hold_placed', 1, hold)
export const HoldCaptured = event('ledger.hold_captured', 1, hold)
export const HoldReleased = event('ledger.hold_released', 1, hold)
export const HoldExpired = event('ledger.hold_expired', 1, hold)
