import { z } from 'zod'
import type { FeePolicy } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { add, isMore, type Money, money, nothing, shareOf, subtract, sum } from '#foundation/money'
import { readOrganisation, readSettings, settingsSection } from '#modules/organisations'

/** What is charged for, to whom and how much, as an organisation has set it (RC5: a policy, not a constant). */
export const feeSettings = settingsSection(
  'ridendine_fees',
  z.object({
    base: z.enum(['subtotal_tax_delivery', 'subtotal']).default('subtotal_tax_delivery'),
    feeBasisPoints: z.int().min(0).max(5000).default(1500),
    payer: z.enum(['chef', 'customer']).default('chef'),
    taxBasisPoints: z.int().min(0).max(5000).default(800),
    deliveryBaseMinor: z.int().min(0).max(100_000).default(300),
    deliveryPerKmMinor: z.int().min(0).max(100_000).default(80),
  }),
)

/** The policy in force. */
export async function readFeePolicy(tx: Tx): Promise<FeePolicy & { currency: string }> {
  const { currency } = await readOrganisation(tx)
  return { ...(await readSettings(tx, feeSettings)), currency }
}

/** What an order costs, and who gets what of it: `total = subtotal + tax + delivery + service + tip = fee + chef + driver + tax + tip`. */
export interface PricedOrder {
  readonly subtotal: Money
  readonly tax: Money
  readonly delivery: Money
  /** The platform's fee where the customer pays it on top; else nothing. */
  readonly service: Money
  readonly tip: Money
  readonly total: Money
  readonly fee: Money
  readonly chef: Money
  /** The driver's fee; the tip is theirs beside it, whole. */
  readonly driver: Money
}

/**
 * Price an order under a policy. Shares are rounded half up; the fee of a very small order stops
 * at its subtotal, so that no kitchen pays for cooking.
 */
export function priceOrder(
  policy: FeePolicy,
  { subtotal, distanceMetres, tip }: { subtotal: Money; distanceMetres: number; tip?: Money },
): PricedOrder {
  const { currency } = subtotal
  const tipped = tip ?? nothing(currency)
  const tax = shareOf(subtotal, policy.taxBasisPoints)
  const delivery = deliveryFee(policy, distanceMetres, currency)
  const base = policy.base === 'subtotal' ? subtotal : sum([subtotal, tax, delivery], currency)
  const share = shareOf(base, policy.feeBasisPoints)
  const byChef = policy.payer === 'chef'
  const fee = byChef && isMore(share, subtotal) ? subtotal : share
  const service = byChef ? nothing(currency) : fee

  return {
    subtotal,
    tax,
    delivery,
    service,
    tip: tipped,
    total: sum([subtotal, tax, delivery, service, tipped], currency),
    fee,
    chef: byChef ? subtract(subtotal, fee) : subtotal,
    driver: delivery,
  }
}

/** A base, and so much for each kilometre of the great circle, rounded half up to the minor unit. */
export function deliveryFee(
  policy: Pick<FeePolicy, 'deliveryBaseMinor' | 'deliveryPerKmMinor'>,
  distanceMetres: number,
  currency: string,
): Money {
  const metres = BigInt(Math.max(0, Math.round(distanceMetres)))
  const perKm = BigInt(policy.deliveryPerKmMinor)
  return add(
    money(BigInt(policy.deliveryBaseMinor), currency),
    money((metres * perKm + 500n) / 1000n, currency),
  )
}
