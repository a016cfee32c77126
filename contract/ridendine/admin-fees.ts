import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Money } from '../money.ts'

/** Shares in basis points: 1500 is fifteen per cent. */
const BasisPoints = z.int().min(0).max(5000)

/** What is charged for, to whom and how much (RC5: a policy, not a constant). */
export const FeePolicy = z.object({
  /** What the platform's fee is a share of. */
  base: z.enum(['subtotal_tax_delivery', 'subtotal']),
  feeBasisPoints: BasisPoints,
  /** Out of the chef's part (the source's rule), or on top of what the customer pays. */
  payer: z.enum(['chef', 'customer']),
  taxBasisPoints: BasisPoints,
  /** Minor units of the organisation's currency: what a delivery costs at least, and each kilometre. */
  deliveryBaseMinor: z.int().min(0).max(100_000),
  deliveryPerKmMinor: z.int().min(0).max(100_000),
})
export type FeePolicy = z.infer<typeof FeePolicy>

export const readFees = endpoint({
  method: 'GET',
  path: '/admin/fees',
  summary: 'The fee policy in force',
  output: FeePolicy.extend({ currency: z.string(), changedAt: z.iso.datetime().nullable() }),
})

export const setFees = endpoint({
  method: 'PUT',
  path: '/admin/fees',
  summary: 'Change the fee policy; orders placed before keep theirs',
  input: FeePolicy.extend({
    reason: z
      .string()
      .trim()
      .min(3)
      .max(500)
      .regex(/^[^\p{Cs}\u0000]+$/u),
  }),
  output: FeePolicy.extend({ currency: z.string(), changedAt: z.iso.datetime().nullable() }),
  refuses: ['organisations.no_such_organisation', 'organisations.bad_settings'],
})

const side = z.object({
  /** What customers paid, without tips. */
  customersPay: Money,
  chefsEarn: Money,
  driversEarn: Money,
  platformFee: Money,
  tax: Money,
})

export const previewFees = endpoint({
  method: 'POST',
  path: '/admin/fees/preview',
  summary:
    'What the last days would have been under another policy: every delivered order priced again',
  rate: 'search',
  input: FeePolicy.extend({ days: z.int().min(1).max(92).default(30) }),
  output: z.object({
    since: z.iso.datetime(),
    orders: z.int(),
    /** Fewer than `orders` when there are too many: the newest. */
    priced: z.int(),
    was: side,
    wouldBe: side,
    perOrder: z.object({ was: side, wouldBe: side }),
    /** Orders whose kitchen would have earned nothing or less. */
    underwater: z.int(),
  }),
})
