import type { WorkInputOf } from '#contract/endpoint'
import type {
  acceptBooking as acceptDoor,
  Booking,
  counterBooking as counterDoor,
  declineCounter as declineCounterDoor,
  declineBooking as declineDoor,
  propose as proposeDoor,
  takeCounter as takeCounterDoor,
} from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { fromWire, type Money, money, toWire } from '#foundation/money'
import { addMs, minutes } from '#foundation/time'
import { refuse } from '../refusals.ts'
import { readTechnicianRow } from '../technicians/technicians.sql.ts'
import { bookingLifecycle } from './booking.lifecycle.ts'
import { type BookingRow, lockBooking } from './bookings.sql.ts'
import { changeTime, letGoOfTime, mustQualify } from './calendar.ts'
import { onlyFor, partiesOf } from './parties.ts'
import { askForPayment } from './payment.ts'
import { priceOf, taxAndFee } from './price.ts'
import { viewBooking } from './view-booking.ts'

/** How long the other side has to answer a counter or a proposal. */
const COUNTER_ANSWER_MS = minutes(15)
/** A technician who is not there so long after the start has missed the visit (UX: no-show after 30 minutes). */
export const NO_SHOW_MS = minutes(30)

/**
 * The technician takes the work. The licence gate runs once more, and the customer's card is
 * authorised: a technician never drives to a job that cannot be paid.
 */
export async function acceptBooking(
  tx: Tx,
  input: WorkInputOf<typeof acceptDoor>,
): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'technician')

  return viewBooking(tx, await agree(tx, booking, 'accept', input.version))
}

/** The customer agrees to the technician's counter: its time and price become the booking's. */
export async function takeCounter(
  tx: Tx,
  input: WorkInputOf<typeof takeCounterDoor>,
): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'customer')

  return viewBooking(tx, await agree(tx, booking, 'take_counter', input.version))
}

async function agree(
  tx: Tx,
  booking: BookingRow,
  name: 'accept' | 'take_counter',
  version: number | undefined,
): Promise<BookingRow> {
  const technician = await readTechnicianRow(tx, booking.technician_id ?? '')
  await mustQualify(tx, booking, technician.id, technician.jurisdiction)

  const terms =
    name === 'take_counter'
      ? counterTerms(booking)
      : {
          startsAt: booking.starts_at,
          endsAt: booking.ends_at,
          price: money(booking.price_minor, booking.currency),
        }
  const { tax, fee } = taxAndFee(terms.price)
  const set = {
    starts_at: terms.startsAt,
    ends_at: terms.endsAt,
    price_minor: terms.price.minor,
    tax_minor: tax.minor,
    fee_minor: fee.minor,
    accepted_at: tx.now,
    answer_by: null,
    no_show_at: addMs(terms.startsAt < tx.now ? tx.now : terms.startsAt, NO_SHOW_MS),
  }
  const agreed = { ...booking, ...set }
  const payment = await askForPayment(tx, agreed)
  return move(tx, bookingLifecycle, name, booking, {
    version,
    set: { ...set, payment_id: payment.id, payment_state: 'authorising' },
    say: {
      ...partiesOf(booking),
      startsAt: terms.startsAt.toISOString(),
      total: toWire(priceOf(agreed).total),
    },
  })
}

/** The technician says no, with a reason. A best match goes on to the next. */
export async function declineBooking(
  tx: Tx,
  input: WorkInputOf<typeof declineDoor>,
): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'technician')

  await letGoOfTime(tx, booking.id)
  const declined = await move(tx, bookingLifecycle, 'decline', booking, {
    version: input.version,
    reason: input.reason,
    set: { answer_by: null },
    say: { ...partiesOf(booking), by: 'technician' },
  })
  return viewBooking(tx, declined)
}

/** The technician proposes another time, another price, or both; the time is held meanwhile. */
export async function counterBooking(
  tx: Tx,
  input: WorkInputOf<typeof counterDoor>,
): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'technician')

  const startsAt = input.startsAt ? new Date(input.startsAt) : booking.starts_at
  const price = input.price
    ? sameCurrency(booking, fromWire(input.price))
    : money(booking.price_minor, booking.currency)
  const says =
    startsAt.getTime() !== booking.starts_at.getTime() || price.minor !== booking.price_minor
  if (!says) throw refuse.counter_says_nothing()

  if (booking.state === 'requested') await changeTime(tx, visitAt(booking, startsAt))
  const countered = await move(tx, bookingLifecycle, 'counter', booking, {
    version: input.version,
    set: {
      counter_starts_at: startsAt,
      counter_minor: price.minor,
      counter_note: input.note,
      answer_by: addMs(tx.now, COUNTER_ANSWER_MS),
    },
    say: { ...partiesOf(booking), startsAt: startsAt.toISOString(), price: toWire(price) },
  })
  return viewBooking(tx, countered)
}

/** The customer does not agree to the counter. */
export async function declineCounter(
  tx: Tx,
  input: WorkInputOf<typeof declineCounterDoor>,
): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'customer')

  await letGoOfTime(tx, booking.id)
  const declined = await move(tx, bookingLifecycle, 'decline_counter', booking, {
    version: input.version,
    reason: input.reason,
    set: { answer_by: null, ...noCounter },
    say: { ...partiesOf(booking), by: 'customer' },
  })
  return viewBooking(tx, declined)
}

/** The customer answers a counter with a proposal: the technician is asked again, on these terms. */
export async function propose(tx: Tx, input: WorkInputOf<typeof proposeDoor>): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'customer')

  const startsAt = new Date(input.startsAt)
  const price = input.price
    ? sameCurrency(booking, fromWire(input.price))
    : counterTerms(booking).price
  const { tax, fee } = taxAndFee(price)
  if (booking.state === 'countered') await changeTime(tx, visitAt(booking, startsAt))
  const proposed = await move(tx, bookingLifecycle, 'propose', booking, {
    version: input.version,
    set: {
      starts_at: startsAt,
      ends_at: addMs(startsAt, minutes(booking.duration_minutes)),
      price_minor: price.minor,
      tax_minor: tax.minor,
      fee_minor: fee.minor,
      answer_by: addMs(tx.now, COUNTER_ANSWER_MS),
      ...noCounter,
      note: input.note || booking.note,
    },
    say: { ...partiesOf(booking), startsAt: startsAt.toISOString(), price: toWire(price) },
  })
  return viewBooking(tx, proposed)
}

const noCounter = { counter_starts_at: null, counter_minor: null, counter_note: null }

/** What the technician proposed; the booking's own terms where the counter left them. */
function counterTerms(booking: BookingRow): { startsAt: Date; endsAt: Date; price: Money } {
  const startsAt = booking.counter_starts_at ?? booking.starts_at
  return {
    startsAt,
    endsAt: addMs(startsAt, minutes(booking.duration_minutes)),
    price: money(booking.counter_minor ?? booking.price_minor, booking.currency),
  }
}

function visitAt(booking: BookingRow, startsAt: Date) {
  return {
    technicianId: booking.technician_id ?? '',
    bookingId: booking.id,
    startsAt,
    durationMinutes: booking.duration_minutes,
    soon: true,
    place: { lat: booking.place_lat, lng: booking.place_lng },
  }
}

function sameCurrency(booking: BookingRow, price: Money): Money {
  if (price.currency !== booking.currency)
    throw refuse.wrong_currency({ currency: booking.currency })
  return price
}
