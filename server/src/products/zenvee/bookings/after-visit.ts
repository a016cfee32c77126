import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type {
  Booking,
  reviewBooking as reviewDoor,
  shareOnMyWay as shareDoor,
  tipBooking as tipDoor,
} from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { fromWire } from '#foundation/money'
import { addMs, days } from '#foundation/time'
import { leaveReview, type ReviewPolicy } from '#modules/reviews'
import { linkToSharing } from '#modules/tracking'
import { refuse } from '../refusals.ts'
import { TipGiven } from './booking.events.ts'
import { lockBooking, noteBooking } from './bookings.sql.ts'
import { onlyFor, partiesOf, subjectOf } from './parties.ts'
import { takeTip } from './payment.ts'
import { viewBooking } from './view-booking.ts'

const TIP_UNTIL_MS = days(14)
/** Double-blind, thirty days; one question beside the stars: whether the promise of the card was kept. */
const reviewPolicy: ReviewPolicy = {
  windowMs: days(30),
  doubleBlind: true,
  aspects: { driver_kept: { asks: 'Did they keep what their card promised?', scale: 'yes-no' } },
}
const FINISHED: readonly string[] = ['completed', 'settled']
const UNDER_WAY: readonly string[] = ['en_route', 'arrived', 'in_service']

/** A tip is a payment of its own: all of it is the technician's, at once. */
export async function tipBooking(tx: Tx, input: WorkInputOf<typeof tipDoor>): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'customer')

  const tip = fromWire(input.amount)
  if (!FINISHED.includes(booking.state)) throw refuse.not_finished({ state: booking.state })
  if (booking.tip_minor > 0n) throw refuse.tip_given()
  if (!booking.completed_at || tx.now > addMs(booking.completed_at, TIP_UNTIL_MS))
    throw refuse.tip_too_late()
  if (tip.currency !== booking.currency) throw refuse.wrong_currency({ currency: booking.currency })
  if (tip.minor === 0n || tip.minor > 2n * (booking.price_minor + booking.extras_minor))
    throw refuse.tip_too_much()

  const payment = await takeTip(tx, booking, tip)
  const tipped = await noteBooking(tx, booking.id, {
    tip_minor: tip.minor,
    tip_payment_id: payment.id,
  })
  await tell(tx, TipGiven, subjectOf(booking.id), { ...partiesOf(booking), amount: input.amount })
  return viewBooking(tx, tipped)
}

/** Each side rates the other once; neither sees the other's before both have spoken or the time is over. */
export async function reviewBooking(
  tx: Tx,
  input: WorkInputOf<typeof reviewDoor>,
): Promise<{ done: true }> {
  const booking = await lockBooking(tx, input.bookingId)

  const side = onlyFor(tx, booking, 'customer', 'technician')

  if (!booking.completed_at || !booking.technician_id)
    throw refuse.not_finished({ state: booking.state })

  await leaveReview(tx, {
    about: subjectOf(booking.id),
    subjectId: side === 'customer' ? booking.technician_id : booking.customer_id,
    authorName: side === 'customer' ? shortName(booking.customer_name) : 'Technician',
    endedAt: booking.completed_at,
    policy: reviewPolicy,
    rating: input.rating,
    text: input.text,
    aspects: answersOf(side, input.driverKept),
  })
  await noteBooking(
    tx,
    booking.id,
    side === 'customer' ? { customer_reviewed_at: tx.now } : { technician_reviewed_at: tx.now },
  )
  return { done: true }
}

/** A link for somebody without an account: it shows the arrival and dies with it. */
export async function shareOnMyWay(
  tx: Tx,
  input: WorkInputOf<typeof shareDoor>,
): Promise<OutputOf<typeof shareDoor>> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'customer', 'technician')

  if (!UNDER_WAY.includes(booking.state)) throw refuse.nothing_shared({ state: booking.state })

  const { token } = await linkToSharing(tx, subjectOf(booking.id))
  return { path: `/zenvee/on-my-way/${token}`, until: 'the end of the visit' }
}

function answersOf(
  side: 'customer' | 'technician' | 'operations',
  driverKept: boolean | null,
): Record<string, number> {
  return side === 'customer' && driverKept !== null ? { driver_kept: driverKept ? 1 : 0 } : {}
}

/** First name and initial: Maya T. */
function shortName(name: string): string {
  const [first = '', last = ''] = name.split(' ')
  return last ? `${first} ${last.charAt(0)}.` : first
}
