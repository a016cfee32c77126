import { add, type Money, money, shareOf, subtract } from '#foundation/money'
import type { BookingRow } from './bookings.sql.ts'

/** Sales tax on service and extra work, basis points (Massachusetts taxes goods at 6.25 %; the demo charges it on the visit). */
export const TAX_BASIS_POINTS = 625
/** The platform's share of service and extra work, basis points. */
export const FEE_BASIS_POINTS = 1500

/** What a booking costs and who gets what of it. `total = service + extras + tax + tip`, `service + extras = earned + fee − tip`. */
export interface PriceParts {
  readonly service: Money
  readonly extras: Money
  readonly tax: Money
  readonly tip: Money
  readonly total: Money
  readonly fee: Money
  /** The technician's: service and extras less the fee, and the whole tip. */
  readonly earned: Money
}

export function priceOf(
  row: Pick<
    BookingRow,
    'currency' | 'price_minor' | 'extras_minor' | 'tax_minor' | 'tip_minor' | 'fee_minor'
  >,
): PriceParts {
  const of = (minor: bigint) => money(minor, row.currency)
  const work = of(row.price_minor + row.extras_minor)
  return {
    service: of(row.price_minor),
    extras: of(row.extras_minor),
    tax: of(row.tax_minor),
    tip: of(row.tip_minor),
    fee: of(row.fee_minor),
    total: add(add(work, of(row.tax_minor)), of(row.tip_minor)),
    earned: add(subtract(work, of(row.fee_minor)), of(row.tip_minor)),
  }
}

/** Tax and fee for so much work; both rounded half up, both follow the work. */
export function taxAndFee(work: Money): { tax: Money; fee: Money } {
  return { tax: shareOf(work, TAX_BASIS_POINTS), fee: shareOf(work, FEE_BASIS_POINTS) }
}

/** The same for a visit and its extra work, which are charged apart and so rounded apart. */
export function taxAndFeeOfBoth(visit: Money, extras: Money): { tax: Money; fee: Money } {
  const [a, b] = [taxAndFee(visit), taxAndFee(extras)]
  return { tax: add(a.tax, b.tax), fee: add(a.fee, b.fee) }
}

/** What an offering costs for so many minutes: by the hour (whole minutes), or one price. */
export function estimate(
  mode: 'hourly' | 'fixed' | 'from',
  rate: Money,
  durationMinutes: number,
): Money {
  if (mode !== 'hourly') return rate
  return money((rate.minor * BigInt(durationMinutes) + 30n) / 60n, rate.currency)
}
