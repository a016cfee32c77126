import type { Money as WireMoney } from '#contract/money'
import type { Tx } from '#foundation/db'
import { subscribe, tell } from '#foundation/events'
import { toWire } from '#foundation/money'
import { addMs } from '#foundation/time'
import { readOrganisation } from '#modules/organisations'
import {
  PaymentAuthorised,
  PaymentCaptured,
  PaymentFailed,
  PaymentNeedsAction,
  PaymentVoided,
} from '#modules/payments'
import { GeofenceEntered, setOnline } from '#modules/tracking'
import { countHired, countMissedOffer, readTechnicianRow } from '../technicians/technicians.sql.ts'
import {
  BookingAccepted,
  BookingCancelled,
  BookingCompleted,
  BookingCountered,
  BookingDeclined,
  BookingDisputed,
  BookingExpired,
  BookingPaid,
  BookingProposed,
  BookingRefunded,
  BookingReoffered,
  BookingRequested,
  BookingSettled,
  BookingUnfulfilled,
  bookingEvents,
  ExtraWorkAnswered,
  ExtraWorkAsked,
  NoShowReported,
  PaymentProblem,
  TechnicianArrived,
  TipGiven,
  TripStarted,
} from './booking.events.ts'
import { SETTLES_AFTER_MS } from './booking.lifecycle.ts'
import {
  type BookingRow,
  lockBooking,
  lockBookingOfPayment,
  noteBooking,
  readBookingRow,
} from './bookings.sql.ts'
import { settleBooking } from './finish-booking.ts'
import { notices, say } from './notices.ts'
import { partiesOf, subjectOf } from './parties.ts'
import { priceOf } from './price.ts'
import { reofferBooking } from './reoffer-booking.ts'
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

/** One place says everything, so that nobody hears of one thing twice or not at all. */
async function tellPeople(
  tx: Tx,
  said: { bookingId: string },
  message: { name: string },
): Promise<void> {
  const booking = await readBookingRow(tx, said.bookingId)
  const { timezone } = await readOrganisation(tx)
  const technician = booking.technician_id
    ? (await readTechnicianRow(tx, booking.technician_id)).display_name
    : 'The technician'
  const total = inWords(toWire(priceOf(booking).total))
  const customer = (of: (typeof notices)[keyof typeof notices], more?: string) =>
    say(tx, of, booking.customer_id, booking, { other: technician, total, timezone, more })
  const worker = async (of: (typeof notices)[keyof typeof notices], more?: string) => {
    if (booking.technician_id)
      await say(tx, of, booking.technician_id, booking, {
        other: booking.customer_name,
        total,
        timezone,
        more,
      })
  }
  const payload = said as {
    bookingId: string
    amount?: WireMoney
    earned?: WireMoney
    price?: WireMoney
    reason?: string
    approved?: boolean
    by?: string
    fee?: WireMoney
    missing?: string
  }
  await (NEWS[message.name]?.({ booking, payload, customer, worker }) ?? Promise.resolve())
}

interface News {
  readonly booking: BookingRow
  readonly payload: {
    amount?: WireMoney
    earned?: WireMoney
    price?: WireMoney
    reason?: string
    approved?: boolean
    by?: string
    fee?: WireMoney
    missing?: string
  }
  readonly customer: (of: (typeof notices)[keyof typeof notices], more?: string) => Promise<void>
  readonly worker: (of: (typeof notices)[keyof typeof notices], more?: string) => Promise<void>
}

const NEWS: Readonly<Record<string, (news: News) => Promise<void>>> = {
  [BookingRequested.name]: ({ worker }) => worker(notices.requested),
  [BookingReoffered.name]: ({ worker }) => worker(notices.requested),
  [BookingProposed.name]: ({ worker }) => worker(notices.requested),
  [BookingAccepted.name]: async ({ booking, customer, worker }) => {
    await customer(notices.accepted)
    if (booking.counter_minor !== null) await worker(notices.counterTaken)
  },
  [BookingDeclined.name]: async ({ booking, payload, customer }) => {
    if (booking.mode === 'chosen' && payload.by === 'technician') await customer(notices.declined)
  },
  [BookingCountered.name]: ({ customer }) => customer(notices.countered),
  [BookingExpired.name]: async ({ booking, customer }) => {
    if (booking.mode === 'chosen') await customer(notices.expired)
  },
  [BookingUnfulfilled.name]: ({ customer }) => customer(notices.unfulfilled),
  [TripStarted.name]: ({ customer }) => customer(notices.onTheWay),
  [TechnicianArrived.name]: ({ customer }) => customer(notices.arrived),
  [ExtraWorkAsked.name]: ({ payload, customer }) =>
    customer(notices.extraAsked, inWords(payload.price)),
  [ExtraWorkAnswered.name]: ({ payload, worker }) =>
    worker(notices.extraAnswered, payload.approved ? 'Extra work approved' : 'Extra work declined'),
  [BookingCompleted.name]: ({ customer }) => customer(notices.completed),
  [BookingSettled.name]: ({ payload, worker }) => worker(notices.settled, inWords(payload.earned)),
  [BookingDisputed.name]: ({ payload, worker }) =>
    worker(notices.disputed, (payload.reason ?? '').replaceAll('_', ' ')),
  [BookingRefunded.name]: ({ payload, customer }) =>
    customer(notices.refunded, inWords(payload.amount)),
  [BookingCancelled.name]: async ({ payload, customer, worker }) => {
    const fee =
      payload.fee && payload.fee.amount > 0
        ? `The fee is ${inWords(payload.fee)}.`
        : 'It costs nothing.'
    if (payload.by !== 'customer') await customer(notices.cancelledForCustomer, fee)
    if (payload.by !== 'technician')
      await worker(notices.cancelledForTechnician, 'The time is free again.')
  },
  [NoShowReported.name]: async ({ payload, customer, worker }) => {
    const missing = payload.missing === 'technician'
    await customer(
      notices.cancelledForCustomer,
      missing
        ? 'The technician did not come. It costs nothing.'
        : `You were not there. The fee is ${inWords(payload.fee)}.`,
    )
    await worker(
      notices.cancelledForTechnician,
      missing
        ? 'You were not there within thirty minutes.'
        : 'The customer was not there; part of the price is yours.',
    )
  },
  [PaymentProblem.name]: ({ payload, customer }) => customer(notices.paymentFailed, payload.reason),
  [TipGiven.name]: ({ payload, worker }) => worker(notices.tipped, inWords(payload.amount)),
}

function inWords(money: WireMoney | undefined): string {
  if (!money) return ''
  const digits =
    new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency: money.currency,
    }).resolvedOptions().maximumFractionDigits ?? 2
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: money.currency }).format(
    money.amount / 10 ** digits,
  )
}
