import type { WorkInputOf } from '#contract/endpoint'
import type { quoteOrder as door, Quote } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { money, shareOf, toWire } from '#foundation/money'
import { TIP_PRESETS } from './order-rules.ts'
import { priceWish } from './price-wish.ts'

/** The itemised checkout. Nothing is kept: prices and portions are looked at again at placing. */
export async function quoteOrder(tx: Tx, input: WorkInputOf<typeof door>): Promise<Quote> {
  const { cart, priced, policy, distance, times } = await priceWish(tx, input)

  return {
    chefId: cart.chef.id,
    businessName: cart.chef.business_name,
    items: cart.lines.map((line) => ({
      menuItemId: line.menuItemId,
      name: line.name,
      quantity: line.quantity,
      unitPrice: toWire(money(line.unitMinor, policy.currency)),
      lineTotal: toWire(money(line.unitMinor * BigInt(line.quantity), policy.currency)),
      instructions: line.instructions,
      forName: line.forName,
    })),
    price: {
      subtotal: toWire(priced.subtotal),
      tax: toWire(priced.tax),
      deliveryFee: toWire(priced.delivery),
      serviceFee: toWire(priced.service),
      tip: toWire(priced.tip),
      total: toWire(priced.total),
    },
    distanceKm: distance / 1000,
    readyAt: times.readyAt.toISOString(),
    etaFrom: times.etaFrom.toISOString(),
    etaTo: times.etaTo.toISOString(),
    feePaidBy: policy.payer,
    tipPresets: TIP_PRESETS.map((share) => toWire(shareOf(priced.subtotal, share))),
  }
}
