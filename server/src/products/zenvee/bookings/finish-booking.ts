import type { WorkInputOf } from '#contract/endpoint'
import type {
  Booking,
  cancelBooking as cancelDoor,
  confirmBooking as confirmDoor,
  disputeBooking as disputeDoor,
  reportNoShow as noShowDoor,
  refundBooking as refundDoor,
  resolveBooking as resolveDoor,
} from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { fromWire, isMore, money, shareOf, toWire } from '#foundation/money'
import { addMs, minutes } from '#foundation/time'
import { recordAudit } from '#modules/audit'
import { attachFile } from '#modules/files'
import { refuse } from '../refusals.ts'
import { NO_SHOW_MS } from './answer-booking.ts'
import { bookingLifecycle } from './booking.lifecycle.ts'
import { type BookingRow, lockBooking } from './bookings.sql.ts'
import { letGoOfTime } from './calendar.ts'
import { cancellationTerms, NO_SHOW_BASIS_POINTS } from './cancellation.ts'
import { onlyFor, partiesOf, subjectOf } from './parties.ts'
import { captureFee, paidOf, refundPayment, settleEarnings, voidBookingPayment } from './payment.ts'
import { priceOf } from './price.ts'
import { viewBooking } from './view-booking.ts'
import { endSharing } from './visit.ts'

/** A technician waits so long at the door before the customer counts as missing. */
const WAIT_AT_THE_DOOR_MS = minutes(15)

/** The customer says all is well: the technician gets the money now instead of a day later. */
export async function confirmBooking(
  tx: Tx,
  input: WorkInputOf<typeof confirmDoor>,
): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'customer')

  // A dispute is settled by operations; its customer cannot confirm it away.
  if (booking.state === 'disputed') throw refuse.not_finished()

  return viewBooking(tx, await settleBooking(tx, booking, { version: input.version }))
}

/** The money goes from pending to the technician's balance. Also the clock's move, a day after the visit. */
export async function settleBooking(
  tx: Tx,
  booking: BookingRow,
  how: { version?: number; reason?: string; outcome?: string },
): Promise<BookingRow> {
  // What the provider has not confirmed is nobody's yet; when it does, the subscriber settles.
  if (booking.payment_state !== 'captured' || booking.extras_state === 'asked') {
    throw refuse.not_charged_yet({ payment: booking.payment_state, extras: booking.extras_state })
  }

  const settled = await move(tx, bookingLifecycle, 'settle', booking, {
    version: how.version,
    reason: how.reason,
    set: how.outcome ? { dispute_outcome: how.outcome } : {},
    say: { ...partiesOf(booking), earned: toWire(priceOf(booking).earned) },
  })
  await settleEarnings(tx, settled)
  return settled
}

/** The customer reports a problem before the money has gone. */
export async function disputeBooking(
  tx: Tx,
  input: WorkInputOf<typeof disputeDoor>,
): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'customer')

  for (const fileId of input.photoIds)
    await attachFile(tx, { fileId, about: subjectOf(booking.id) })
  const disputed = await move(tx, bookingLifecycle, 'dispute', booking, {
    version: input.version,
    set: {
      dispute_reason: input.reason,
      dispute_text: input.text,
      dispute_photo_ids: input.photoIds,
      disputed_at: tx.now,
    },
    say: { ...partiesOf(booking), reason: input.reason },
  })
  return viewBooking(tx, disputed)
}

/** Operations decide for the customer: so much goes back, the rest to the technician. */
export async function refundBooking(
  tx: Tx,
  input: WorkInputOf<typeof refundDoor>,
): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'operations')

  const amount = fromWire(input.amount)
  if (amount.currency !== booking.currency)
    throw refuse.wrong_currency({ currency: booking.currency })
  const paid = paidOf(booking)
  if (amount.minor === 0n || isMore(amount, paid))
    throw refuse.refund_too_much({ paid: toWire(paid) })

  if (booking.payment_state !== 'captured' || booking.extras_state === 'asked') {
    throw refuse.not_charged_yet({ payment: booking.payment_state, extras: booking.extras_state })
  }

  const refunded = await move(tx, bookingLifecycle, 'refund', booking, {
    version: input.version,
    reason: input.reason,
    set: { refunded_minor: amount.minor, dispute_outcome: input.reason, payment_state: 'refunded' },
    say: { ...partiesOf(booking), amount: input.amount },
  })
  await refundPayment(tx, refunded, amount, input.reason)
  await recordAudit(tx, {
    action: 'zenvee.refunded',
    about: subjectOf(booking.id),
    after: { amount: input.amount },
    reason: input.reason,
  })
  return viewBooking(tx, refunded)
}

/** Operations decide for the technician. */
export async function resolveBooking(
  tx: Tx,
  input: WorkInputOf<typeof resolveDoor>,
): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'operations')

  const settled = await settleBooking(tx, booking, {
    version: input.version,
    reason: input.reason,
    outcome: input.reason,
  })
  await recordAudit(tx, {
    action: 'zenvee.dispute_resolved',
    about: subjectOf(booking.id),
    reason: input.reason,
  })
  return viewBooking(tx, settled)
}

/** Call it off. What it costs the customer is what the ladder says now; technicians and operations pay nothing. */
export async function cancelBooking(
  tx: Tx,
  input: WorkInputOf<typeof cancelDoor>,
): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  const side = onlyFor(tx, booking, 'customer', 'technician', 'operations')

  const fee =
    side === 'customer' ? cancellationTerms(booking, tx.now).fee : money(0n, booking.currency)
  const expected = input.expectedFee
  if (expected && (expected.amount !== Number(fee.minor) || expected.currency !== fee.currency))
    throw refuse.fee_changed({ fee: toWire(fee) })

  const called = await move(
    tx,
    bookingLifecycle,
    fee.minor > 0n ? 'cancel_late' : 'cancel',
    booking,
    {
      version: input.version,
      reason: input.reason,
      set: {
        cancelled_by: side,
        cancel_reason: input.reason,
        cancel_fee_minor: fee.minor,
        answer_by: null,
      },
      say: { ...partiesOf(booking), by: side, fee: toWire(fee) },
    },
  )
  await endWithFee(tx, called)
  if (side === 'operations')
    await recordAudit(tx, {
      action: 'zenvee.cancelled',
      about: subjectOf(booking.id),
      reason: input.reason,
    })
  return viewBooking(tx, called)
}

/** Nobody could pay: the system lets the booking go. */
export async function cancelUnpaid(tx: Tx, booking: BookingRow): Promise<BookingRow> {
  const called = await move(tx, bookingLifecycle, 'cancel', booking, {
    reason: 'the card was declined',
    set: { cancelled_by: 'system', cancel_reason: 'The card was declined.' },
    say: { ...partiesOf(booking), by: 'system', fee: toWire(money(0n, booking.currency)) },
  })
  await endWithFee(tx, called)
  return called
}

/** The other one is not there: a missing technician costs the customer nothing, a missing customer half the price. */
export async function reportNoShow(
  tx: Tx,
  input: WorkInputOf<typeof noShowDoor>,
): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  const side = onlyFor(tx, booking, 'customer', 'technician')

  if (side === 'customer') {
    const from = addMs(booking.starts_at, NO_SHOW_MS)
    if (tx.now < from) throw refuse.too_early({ from: from.toISOString() })
    return viewBooking(tx, await technicianMissing(tx, booking))
  }
  const from = addMs(booking.arrived_at ?? tx.now, WAIT_AT_THE_DOOR_MS)
  if (booking.state === 'arrived' && tx.now < from)
    throw refuse.too_early({ from: from.toISOString() })
  const fee = shareOf(money(booking.price_minor, booking.currency), NO_SHOW_BASIS_POINTS)
  const missed = await move(tx, bookingLifecycle, 'customer_missing', booking, {
    version: input.version,
    set: {
      cancelled_by: 'technician',
      cancel_reason: 'The customer was not there.',
      cancel_fee_minor: fee.minor,
    },
    say: { ...partiesOf(booking), missing: 'customer', fee: toWire(fee) },
  })
  await endWithFee(tx, missed)
  return viewBooking(tx, missed)
}

/** Also the clock's move, thirty minutes past the start. */
export async function technicianMissing(tx: Tx, booking: BookingRow): Promise<BookingRow> {
  const missed = await move(tx, bookingLifecycle, 'technician_missing', booking, {
    set: { cancelled_by: 'technician_missing', cancel_reason: 'The technician did not come.' },
    say: { ...partiesOf(booking), missing: 'technician', fee: toWire(money(0n, booking.currency)) },
  })
  await endWithFee(tx, missed)
  return missed
}

/** The time is free again, positions are shared no longer, and the fee (or nothing) is taken. */
async function endWithFee(tx: Tx, booking: BookingRow): Promise<void> {
  await letGoOfTime(tx, booking.id)
  await endSharing(tx, booking)
  if (booking.cancel_fee_minor > 0n) await captureFee(tx, booking)
  else await voidBookingPayment(tx, booking)
}
