import type { Money as WireMoney } from '#contract/money'
import type { Tx } from '#foundation/db'
import { toWire } from '#foundation/money'
import { readOrganisation } from '#modules/organisations'
import { readTechnicianRow } from '../technicians/technicians.sql.ts'
import {
  BookingAccepted,
  BookingCancelled,
  BookingCompleted,
  BookingCountered,
  BookingDeclined,
  BookingDisputed,
  BookingExpired,
  BookingProposed,
  BookingRefunded,
  BookingReoffered,
  BookingRequested,
  BookingSettled,
  BookingUnfulfilled,
  ExtraWorkAnswered,
  ExtraWorkAsked,
  NoShowReported,
  PaymentProblem,
  TechnicianArrived,
  TipGiven,
  TripStarted,
} from './booking.events.ts'
import { type BookingRow, readBookingRow } from './bookings.sql.ts'
import { notices, say } from './notices.ts'
import { priceOf } from './price.ts'

/** What the events of a booking say, as far as people are told of it. */
interface Heard {
  readonly bookingId: string
  readonly amount?: WireMoney
  readonly earned?: WireMoney
  readonly price?: WireMoney
  readonly fee?: WireMoney
  readonly reason?: string
  readonly approved?: boolean
  readonly by?: string
  readonly missing?: string
}

/** One place says everything, so that nobody hears of one thing twice or not at all. */
export async function tellPeople(
  tx: Tx,
  said: Heard,
  message: { readonly name: string },
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
  await NEWS[message.name]?.({ booking, payload: said, customer, worker })
}

interface News {
  readonly booking: BookingRow
  readonly payload: Heard
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
