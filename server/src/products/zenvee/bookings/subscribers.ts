import type { Tx } from '#foundation/db'
import { subscribe, tell } from '#foundation/events'
import { addMs } from '#foundation/time'
import {
  PaymentAuthorised,
  PaymentCaptured,
  PaymentFailed,
  PaymentNeedsAction,
  PaymentVoided,
} from '#modules/payments'
import { GeofenceEntered, setOnline } from '#modules/tracking'
import { countHired, countMissedOffer } from '../technicians/technicians.sql.ts'
import {
  BookingCompleted,
  BookingDeclined,
  BookingExpired,
  BookingPaid,
  bookingEvents,
  PaymentProblem,
} from './booking.events.ts'
import { SETTLES_AFTER_MS } from './booking.lifecycle.ts'
import { type BookingRow, lockBooking, lockBookingOfPayment, noteBooking } from './bookings.sql.ts'
import { settleBooking } from './finish-booking.ts'
import { partiesOf, subjectOf } from './parties.ts'
import { reofferBooking } from './reoffer-booking.ts'
import { tellPeople } from './tell-people.ts'
import { arrive } from './visit.ts'

/** An offer that nobody answered so often in a row takes the technician off duty (UX: after three). */
const MISSED_BEFORE_OFFLINE = 3

export const bookingSubscribers = [
  subscribe({
    name: 'zenvee.ask_the_next',
    to: [BookingDeclined, BookingExpired],
    work: (tx, { bookingId }) => reofferBooking(tx, { bookingId }),
  }),
  subscribe({ name: 'zenvee.count_missed_offers', to: [BookingExpired], work: countMissed }),
  subscribe({
    name: 'zenvee.note_payment',
    to: [PaymentAuthorised, PaymentNeedsAction, PaymentFailed, PaymentCaptured, PaymentVoided],
    work: notePayment,
  }),
  subscribe({ name: 'zenvee.notice_arrival', to: [GeofenceEntered], work: noticeArrival }),
  subscribe({
    name: 'zenvee.count_hired',
    to: [BookingCompleted],
    work: async (tx, said) => {
      if (said.technicianId) await countHired(tx, said.technicianId)
    },
  }),
  subscribe({ name: 'zenvee.tell_people', to: bookingEvents, work: tellPeople }),
]

async function countMissed(
  tx: Tx,
  { technicianId }: { technicianId: string | null },
): Promise<void> {
  if (!technicianId) return
  const missed = await countMissedOffer(tx, technicianId)
  if (missed >= MISSED_BEFORE_OFFLINE)
    await setOnline(tx, { personId: technicianId, online: false, reason: 'missed_offers' })
}

/** What became of the card, as a fact of the booking. A tip's payment changes nothing here. */
async function notePayment(
  tx: Tx,
  payment: { paymentId: string; says?: string | undefined },
  message: { name: string },
): Promise<void> {
  const booking = await lockBookingOfPayment(tx, payment.paymentId)
  if (!booking) return
  if (booking.extras_payment_id === payment.paymentId) {
    const extras = { [PaymentCaptured.name]: 'captured', [PaymentFailed.name]: 'failed' } as const
    const state = extras[message.name]
    const noted = state ? await noteBooking(tx, booking.id, { extras_state: state }) : booking
    await settleIfOverdue(tx, noted)
    return
  }

  const stream = subjectOf(booking.id)
  switch (message.name) {
    case PaymentAuthorised.name:
      await noteBooking(tx, booking.id, { payment_state: 'authorised', payment_reason: null })
      await tell(tx, BookingPaid, stream, partiesOf(booking))
      return
    case PaymentVoided.name:
      await noteBooking(tx, booking.id, { payment_state: 'voided' })
      return
    case PaymentNeedsAction.name:
      await noteBooking(tx, booking.id, { payment_state: 'needs_action' })
      return
    case PaymentFailed.name:
      await noteBooking(tx, booking.id, {
        payment_state: 'failed',
        payment_reason: payment.says ?? 'declined',
      })
      await tell(tx, PaymentProblem, stream, {
        ...partiesOf(booking),
        reason: payment.says ?? 'declined',
      })
      return
    default: {
      await settleIfOverdue(tx, await noteBooking(tx, booking.id, { payment_state: 'captured' }))
    }
  }
}

/** The day to complain passed while the provider could not be reached: settle now. */
async function settleIfOverdue(tx: Tx, booking: BookingRow): Promise<void> {
  const isPaid = booking.payment_state === 'captured' && booking.extras_state !== 'asked'
  const overdue =
    booking.state === 'completed' && tx.now >= addMs(booking.state_since, SETTLES_AFTER_MS)
  if (isPaid && overdue) await settleBooking(tx, booking, { reason: 'captured late' })
}

/** The position came within the fence: the technician need not say so. */
async function noticeArrival(tx: Tx, { subject }: { subject: string }): Promise<void> {
  if (!subject.startsWith('zenvee.booking:')) return
  const booking = await lockBooking(tx, subject.slice('zenvee.booking:'.length))
  if (booking.state === 'en_route') await arrive(tx, { bookingId: booking.id })
}
