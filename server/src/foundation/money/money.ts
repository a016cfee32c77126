import type { Money as WireMoney } from '#contract/money'

/** Whole minor units of one currency. */
export interface Money {
  readonly minor: bigint
  readonly currency: string
}

export function money(minor: bigint | number, currency: string): Money {
  return { minor: BigInt(minor), currency }
}

/** Nothing, in a currency. */
export const nothing = (currency: string): Money => money(0n, currency)

/** a + b. Throws when the currencies differ: that is a bug, never an input. */
export function add(a: Money, b: Money): Money {
  sameCurrency(a, b)
  return money(a.minor + b.minor, a.currency)
}

/** a − b; may be negative. */
export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b)
  return money(a.minor - b.minor, a.currency)
}

export const negate = (a: Money): Money => money(-a.minor, a.currency)

export function sum(parts: readonly Money[], currency: string): Money {
  return parts.reduce(add, nothing(currency))
}

export function isMore(a: Money, b: Money): boolean {
  sameCurrency(a, b)
  return a.minor > b.minor
}

/**
 * Divide by weights so that the parts always add up to the whole: each part is rounded down
 * and the cents left over go one each to the first parts that have a weight.
 * Throws on negative money, negative weights or weights that sum to zero.
 */
export function split(whole: Money, weights: readonly bigint[]): Money[] {
  const total = weights.reduce((running, weight) => running + weight, 0n)
  if (total <= 0n || weights.some((weight) => weight < 0n)) {
    throw new Error('split needs weights of zero or more, with a positive sum')
  }
  if (whole.minor < 0n) throw new Error('split takes money of zero or more')

  const parts = weights.map((weight) => (whole.minor * weight) / total)
  let left = whole.minor - parts.reduce((running, part) => running + part, 0n)
  return parts.map((part, index) => {
    const extra = left > 0n && (weights[index] ?? 0n) > 0n ? 1n : 0n
    left -= extra
    return money(part + extra, whole.currency)
  })
}

/** A share in basis points (1250 = 12.5 %), rounded half up. Money must be zero or more. */
export function shareOf(whole: Money, basisPoints: number): Money {
  if (whole.minor < 0n) throw new Error('shareOf takes money of zero or more')
  return money((whole.minor * BigInt(basisPoints) + 5000n) / 10_000n, whole.currency)
}

/** As it goes over the wire. Throws beyond 2^53 minor units, which no marketplace reaches. */
export function toWire(a: Money): WireMoney {
  const amount = Number(a.minor)
  if (!Number.isSafeInteger(amount)) throw new Error('money beyond what JSON can carry')
  return { amount, currency: a.currency }
}

export function fromWire(wire: WireMoney): Money {
  return money(BigInt(wire.amount), wire.currency)
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) throw new Error(`${a.currency} and ${b.currency} do not mix`)
}
