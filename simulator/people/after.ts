import {
  type Booking,
  confirmBooking,
  disputeBooking,
  readReceipt,
  reviewBooking,
  tipBooking,
} from '#contract/zenvee'
import type { Customer } from './customer.ts'

const COMPLAINTS = ['poor_quality', 'not_done', 'overcharged', 'damage'] as const
/** Share of visits that their customers complain about. */
const DISPUTE_SHARE = 0.06
const PRAISE = ['Came on time and did it well.', 'Friendly, quick, clean.', ''] as const

/** The visit is over: follow nobody any more, then tip, review, confirm or complain. */
export async function afterVisit(me: Customer, booking: Booking): Promise<void> {
  if (me.hasLookedBack || me.agenda.has('after')) return
  if (me.followed) await me.ear.leave(`tracking.session:${me.followed.sessionId}`)
  me.followed = undefined
  me.agenda.forget('peek', 'door', 'extra')
  // What became of a complaint is heard by mail; nobody sits and waits for it.
  if (booking.state === 'disputed') return me.goHome()
  me.plan('after', [40, 300], () => closeBook(me, booking))
}

async function closeBook(me: Customer, booking: Booking): Promise<void> {
  const { id: bookingId } = booking
  me.hasLookedBack = true
  if (me.dice.chance(DISPUTE_SHARE)) {
    const reason = me.dice.pick(COMPLAINTS)
    const text = 'It is not as it was promised, and I would like somebody to look at it.'
    const { answer } = await me.tries(disputeBooking, { bookingId, reason, text })
    if (answer) me.city.tally.add('disputes')
    return me.goHome()
  }
  if (me.dice.chance(0.3)) {
    const { answer } = await me.tries(readReceipt, { bookingId })
    if (answer) me.city.tally.add('receipts.read')
  }
  if (me.dice.chance(0.45)) await tip(me, booking)
  if (me.dice.chance(0.7)) await review(me, bookingId)
  if (me.dice.chance(0.5)) me.plan('confirm', [20, 120], () => confirm(me, bookingId, 3))
  else await me.goHome()
}

async function tip(me: Customer, booking: Booking): Promise<void> {
  const { currency } = booking.price.service
  const amount = { amount: me.dice.pick([300, 500, 800, 1000, 1500]), currency }
  const { answer } = await me.tries(tipBooking, { bookingId: booking.id, amount })
  if (answer) me.city.tally.add('tips')
}

async function review(me: Customer, bookingId: string): Promise<void> {
  const rating = me.dice.pick([5, 5, 5, 5, 4, 4, 4, 3, 2])
  const driverKept = me.dice.chance(0.85)
  const text = me.dice.pick(PRAISE)
  const { answer } = await me.tries(reviewBooking, { bookingId, rating, driverKept, text })
  if (answer) me.city.tally.add('reviews')
}

/** All is well. While the card is still being charged it is too early; try again. */
async function confirm(me: Customer, bookingId: string, tries: number): Promise<void> {
  const { answer } = await me.tries(confirmBooking, { bookingId })
  if (answer) me.city.tally.add('confirmed')
  if (answer || tries <= 1) return me.goHome()
  me.plan('confirm', [60, 180], () => confirm(me, bookingId, tries - 1))
}
