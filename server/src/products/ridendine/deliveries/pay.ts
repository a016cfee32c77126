import type { FeePolicy, RunPay } from '#contract/ridendine'
import { money, toWire } from '#foundation/money'
import type { OrderRow } from '../orders/orders.sql.ts'

type Paid = Pick<OrderRow, 'driver_minor' | 'tip_minor' | 'tip_later_minor' | 'currency'>

/** What one delivery pays, line by line: the base, what the way adds, and the tip, whole. */
export function payOf(order: Paid, policy: Pick<FeePolicy, 'deliveryBaseMinor'>): RunPay {
  const base = least(BigInt(policy.deliveryBaseMinor), order.driver_minor)
  const tip = order.tip_minor + order.tip_later_minor
  const of = (minor: bigint) => toWire(money(minor, order.currency))
  return {
    base: of(base),
    distance: of(order.driver_minor - base),
    tip: of(tip),
    total: of(order.driver_minor + tip),
  }
}

/** Several deliveries of one run together. */
export function sumOfPay(pays: readonly RunPay[], currency: string): RunPay {
  const total = (line: keyof RunPay) => ({
    amount: pays.reduce((sum, pay) => sum + pay[line].amount, 0),
    currency,
  })
  return {
    base: total('base'),
    distance: total('distance'),
    tip: total('tip'),
    total: total('total'),
  }
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
