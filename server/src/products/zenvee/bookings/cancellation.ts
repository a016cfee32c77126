import { type Money, money, shareOf } from '#foundation/money'
import { addMs, hours, minutes } from '#foundation/time'
import type { BookingRow } from './bookings.sql.ts'

/** Until so long before the start, the share of the price (basis points) that calling it off costs. */
const LADDER = [
  { beforeMs: hours(24), basisPoints: 0, says: 'Free until 24 hours before the visit' },
  { beforeMs: hours(2), basisPoints: 1000, says: '10 % of the price until 2 hours before' },
  { beforeMs: minutes(0), basisPoints: 2500, says: '25 % of the price until the visit begins' },
] as const
const AT_THE_DOOR = {
  basisPoints: 5000,
  says: 'Half the price once the technician is at the door or the time has come',
}
/** The ladder as it is said before a booking is made. */
export const ladderInWords = (): string[] => [...LADDER.map((step) => step.says), AT_THE_DOOR.says]

/** A booking made for now cannot be free for 24 hours: so long after the technician said yes it is. */
const SECOND_THOUGHTS_MS = minutes(5)
/** What a customer who is not there pays, basis points of the price. */
export const NO_SHOW_BASIS_POINTS = 5000

export interface CancellationTerms {
  readonly fee: Money
  readonly says: string
  readonly ladder: readonly {
    readonly until: Date | null
    readonly fee: Money
    readonly says: string
  }[]
}

/** What calling the booking off would cost its customer at a time. Before anybody said yes it is free. */
export function cancellationTerms(booking: BookingRow, now: Date): CancellationTerms {
  const price = money(booking.price_minor, booking.currency)
  const free = money(0n, booking.currency)
  const ladder = [
    ...LADDER.map((step) => ({
      until: addMs(booking.starts_at, -step.beforeMs),
      fee: shareOf(price, step.basisPoints),
      says: step.says,
    })),
    { until: null, fee: shareOf(price, AT_THE_DOOR.basisPoints), says: AT_THE_DOOR.says },
  ]
  if (!booking.accepted_at) return { fee: free, says: 'Free: nobody has said yes yet', ladder }
  // No card was confirmed, so there is nothing to take a fee from.
  if (booking.payment_state !== 'authorised')
    return { fee: free, says: 'Free: your card was not charged', ladder }
  if (booking.state === 'accepted' && now <= addMs(booking.accepted_at, SECOND_THOUGHTS_MS)) {
    return { fee: free, says: 'Free within five minutes of the yes', ladder }
  }
  const last = ladder.at(-1) ?? { fee: free, says: '' }
  const step =
    booking.state === 'arrived'
      ? last
      : (ladder.find((each) => each.until !== null && now < each.until) ?? last)
  return { fee: step.fee, says: step.says, ladder }
}
