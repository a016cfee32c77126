import type { RefundLegs } from '#contract/ridendine'
import { money, split } from '#foundation/money'
import { refuse } from '../refusals.ts'
import type { OrderRow } from './orders.sql.ts'
import type { RefundRow } from './refunds.sql.ts'

/** A sum that is given back, in the parts of those who pay it; minor units. */
export interface Legs {
  readonly chef: bigint
  readonly driver: bigint
  readonly platform: bigint
  readonly tax: bigint
  readonly tip: bigint
}

export const PAYERS = ['chef', 'driver', 'platform', 'tax', 'tip'] as const
export type Payer = (typeof PAYERS)[number]

export const NO_LEGS: Legs = { chef: 0n, driver: 0n, platform: 0n, tax: 0n, tip: 0n }

export function sumOf(legs: Legs): bigint {
  return PAYERS.reduce((running, payer) => running + legs[payer], 0n)
}

export function fromWireLegs(legs: RefundLegs): Legs {
  return {
    chef: BigInt(legs.chef),
    driver: BigInt(legs.driver),
    platform: BigInt(legs.platform),
    tax: BigInt(legs.tax),
    tip: BigInt(legs.tip),
  }
}

export function toWireLegs(legs: Legs): RefundLegs {
  return {
    chef: Number(legs.chef),
    driver: Number(legs.driver),
    platform: Number(legs.platform),
    tax: Number(legs.tax),
    tip: Number(legs.tip),
  }
}

/** What everybody got from an order: all of it together is what the customer paid. */
export function earnedOf(order: OrderRow): Legs {
  return {
    chef: order.chef_minor,
    driver: order.driver_minor,
    platform: order.fee_minor,
    tax: order.tax_minor,
    tip: order.tip_minor,
  }
}

/** What each has paid back already. */
export function paidBackOf(refunds: readonly RefundRow[]): Legs {
  return refunds.reduce<Legs>(
    (so, row) => ({
      chef: so.chef + row.chef_minor,
      driver: so.driver + row.driver_minor,
      platform: so.platform + row.platform_minor,
      tax: so.tax + row.tax_minor,
      tip: so.tip + row.tip_minor,
    }),
    NO_LEGS,
  )
}

/** What each has left of an order. The platform may have given more than its fee: then nothing. */
export function leftOf(order: OrderRow, refunds: readonly RefundRow[]): Legs {
  const [earned, paid] = [earnedOf(order), paidBackOf(refunds)]
  const left = (payer: Payer) => (earned[payer] > paid[payer] ? earned[payer] - paid[payer] : 0n)
  return {
    chef: left('chef'),
    driver: left('driver'),
    platform: left('platform'),
    tax: left('tax'),
    tip: left('tip'),
  }
}

/** All that the customer paid for the order itself; a tip given later is a payment of its own. */
export function paidOf(order: OrderRow): bigint {
  return (
    order.subtotal_minor +
    order.tax_minor +
    order.delivery_minor +
    order.service_minor +
    order.tip_minor
  )
}

/**
 * Nobody pays more than they got from this order, but the platform, whose goodwill ends only
 * where there is nothing left to give back.
 */
export function refuseTooMuch(order: OrderRow, refunds: readonly RefundRow[], legs: Legs): void {
  const amount = sumOf(legs)
  if (amount <= 0n) throw refuse.refund_of_nothing()
  const most = paidOf(order) - order.refunded_minor
  if (amount > most) throw refuse.refund_too_large({ most: Number(most) })
  const left = leftOf(order, refunds)
  const over = PAYERS.find((payer) => payer !== 'platform' && legs[payer] > left[payer])
  if (over) throw refuse.refund_exceeds_payer({ payer: over, most: Number(left[over]) })
}

/**
 * A part of the food is given back with its share of the tax: by chef and platform in the
 * proportion in which they earned it, or by the platform alone. What one of them has no longer, the
 * platform adds.
 */
export function legsForFood(
  order: OrderRow,
  refunds: readonly RefundRow[],
  food: bigint,
  payer: 'chef' | 'platform',
): Legs {
  const left = leftOf(order, refunds)
  const whole = order.subtotal_minor
  const tax = least((order.tax_minor * food) / whole, left.tax)
  if (payer === 'platform') return { ...NO_LEGS, platform: food, tax }
  const [ofChef] = split(money(food, order.currency), [order.chef_minor, whole - order.chef_minor])
  const chef = least(ofChef?.minor ?? 0n, left.chef)
  return { ...NO_LEGS, chef, platform: food - chef, tax }
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
