import {
  acceptBooking,
  type Booking,
  cancelBooking,
  counterBooking,
  declineBooking,
  readBooking,
} from '#contract/zenvee'
import { afterJob } from './duty.ts'
import { END_STATES } from './states.ts'
import type { Technician } from './technician.ts'
import { setOut, timeToGo } from './trip.ts'
import { endVisit, onService, waitAtTheDoor } from './visit.ts'

const QUARTER_MS = 15 * 60_000
/** Somebody so late does not set out any more, but says so. */
const TOO_LATE_MS = 25 * 60_000
const SOON_S = 12
/** Manners towards people at a screen. */
const OBLIGING = { ignores: 0, declines: 0, counters: 0.1 }
const BUSY_S = [60, 120] as const

/** Look at a booking as it is now. One that went to somebody else is not there any more. */
export async function lookAtJob(me: Technician, bookingId: string): Promise<void> {
  const { answer } = await me.tries(readBooking, { bookingId })
  if (answer) considerJob(me, answer)
  else dropJob(me, bookingId)
}

/** What a booking in this state asks of its technician. */
export function considerJob(me: Technician, booking: Booking): void {
  const before = me.jobs.get(booking.id)
  me.jobs.set(booking.id, booking)
  const { id } = booking
  switch (booking.state) {
    case 'requested':
      // A proposal of the customer is a request once more.
      if (before?.version === booking.version && me.agenda.has(`answer:${id}`)) return
      me.plan(`answer:${id}`, [4, quickness(me, booking)], () => answer(me, booking))
      return
    case 'countered':
      return
    case 'accepted':
      onAgreed(me, booking, before)
      return
    case 'en_route':
      if (me.current === undefined) me.plan(`go:${id}`, [5, 20], () => setOut(me, booking))
      return
    case 'arrived':
      waitAtTheDoor(me, booking)
      return
    case 'in_service':
      onService(me, booking)
      return
    default:
      finished(me, booking)
  }
}

/** Seconds to an answer at most. Whoever sits at a screen and waits is answered soon. */
function quickness(me: Technician, { customer }: Booking): number {
  return me.city.door.isOfTheCity(customer.id) ? me.manners.slownessS : SOON_S
}

function finished(me: Technician, booking: Booking): void {
  const isDone = END_STATES.has(booking.state) || ['completed', 'disputed'].includes(booking.state)
  if (isDone) dropJob(me, booking.id)
}

function dropJob(me: Technician, bookingId: string): void {
  me.jobs.delete(bookingId)
  me.agenda.forget(`answer:${bookingId}`, `go:${bookingId}`)
  if (me.current !== bookingId) return
  endVisit(me)
  afterJob(me)
}

/** Yes, no, other terms, or nothing at all. */
async function answer(me: Technician, booking: Booking): Promise<void> {
  const { id: bookingId } = booking
  const isOfTheCity = me.city.door.isOfTheCity(booking.customer.id)
  const { ignores, declines, counters } = isOfTheCity ? me.manners : OBLIGING
  const drawn = me.dice.next()
  if (drawn < ignores) return me.city.tally.add('answers.ignored')
  if (drawn < ignores + declines) {
    return settle(
      me,
      bookingId,
      'declined',
      await me.tries(declineBooking, {
        bookingId,
        reason: 'I have too much on just now.',
      }),
    )
  }
  if (drawn < ignores + declines + counters) {
    return settle(
      me,
      bookingId,
      'countered',
      await me.tries(counterBooking, otherTerms(me, booking)),
    )
  }
  return settle(me, bookingId, 'accepted', await me.tries(acceptBooking, { bookingId }))
}

function otherTerms(me: Technician, { id: bookingId, price, startsAt }: Booking) {
  const { amount, currency } = price.service
  const dearer = {
    amount: Math.round((amount * me.dice.between(1.05, 1.25)) / 100) * 100,
    currency,
  }
  const later = new Date(Date.parse(startsAt) + QUARTER_MS * me.dice.whole(1, 3)).toISOString()
  return me.dice.chance(0.5)
    ? { bookingId, price: dearer, note: 'It needs a part that I have to bring.' }
    : { bookingId, startsAt: later, note: 'I can be there a little later.' }
}

function settle(
  me: Technician,
  bookingId: string,
  how: string,
  outcome: { answer?: Booking },
): void {
  if (outcome.answer) {
    me.city.tally.add(`answers.${how}`)
    considerJob(me, outcome.answer)
    return
  }
  me.plan(`over:${bookingId}`, [1, 5], () => lookAtJob(me, bookingId))
}

/** Agreed and paid for: set out in time. */
function onAgreed(me: Technician, booking: Booking, before: Booking | undefined): void {
  if (booking.payment.state !== 'authorised') return
  const wasReady = before?.state === 'accepted' && before.payment.state === 'authorised'
  if (wasReady && me.agenda.has(`go:${booking.id}`)) return
  if (!wasReady && me.dice.chance(me.manners.forgets)) {
    me.city.tally.add('visits.forgotten')
    return
  }
  const at = timeToGo(me, booking)
  me.planAt(`go:${booking.id}`, at, () => goIfFree(me, booking))
}

async function goIfFree(me: Technician, booking: Booking): Promise<void> {
  if (me.current === undefined) return setOut(me, booking)
  if (me.city.now() < Date.parse(booking.startsAt) + TOO_LATE_MS) {
    me.plan(`go:${booking.id}`, BUSY_S, () => goIfFree(me, booking))
    return
  }
  const reason = 'The visit before took longer than it should have.'
  const { answer: called } = await me.tries(cancelBooking, { bookingId: booking.id, reason })
  if (called) me.city.tally.add('called_off.by_technician')
  dropJob(me, booking.id)
}
