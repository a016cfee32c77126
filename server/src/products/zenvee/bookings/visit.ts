import type { WorkInputOf } from '#contract/endpoint'
import type {
  arrive as arriveDoor,
  Booking,
  completeBooking as completeDoor,
  overrideStart as overrideDoor,
  startService as startDoor,
  startTrip as tripDoor,
} from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { toWire } from '#foundation/money'
import { addMs, hours } from '#foundation/time'
import { recordAudit } from '#modules/audit'
import { attachFile } from '#modules/files'
import * as tracking from '#modules/tracking'
import { refuse } from '../refusals.ts'
import { bookingLifecycle } from './booking.lifecycle.ts'
import { type BookingRow, lockBooking, noteBooking } from './bookings.sql.ts'
import { listExtras } from './extra-work.sql.ts'
import { onlyFor, partiesOf, subjectOf } from './parties.ts'
import { capturePayment } from './payment.ts'
import { priceOf } from './price.ts'
import { viewBooking } from './view-booking.ts'

/** A technician may set out so long before the start. */
const EARLIEST_TRIP_MS = hours(3)
/** Somebody on the way is missing only so long after setting out. */
const ON_THE_WAY_MS = hours(2)
/** Wrong start codes before operations must help. */
const MOST_WRONG_CODES = 8
const GEOFENCE_METRES = 80

/** Set out. From here until the end of the visit, and at no other time, positions are shared (D-Z5). */
export async function startTrip(tx: Tx, input: WorkInputOf<typeof tripDoor>): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'technician')

  if (booking.state === 'accepted' && booking.payment_state !== 'authorised')
    throw refuse.not_paid_yet({ payment: booking.payment_state })
  if (tx.now < addMs(booking.starts_at, -EARLIEST_TRIP_MS))
    throw refuse.too_early({ from: addMs(booking.starts_at, -EARLIEST_TRIP_MS).toISOString() })

  const latest = addMs(booking.starts_at > tx.now ? booking.starts_at : tx.now, ON_THE_WAY_MS)
  const going = await move(tx, bookingLifecycle, 'start_trip', booking, {
    version: input.version,
    set: { no_show_at: latest },
    say: partiesOf(booking),
  })
  const place = { lat: booking.place_lat, lng: booking.place_lng }
  await tracking.openSharing(tx, {
    subject: subjectOf(booking.id),
    personId: booking.technician_id ?? '',
    viewers: [booking.customer_id],
    destination: place,
    geofence: { point: place, radiusMetres: GEOFENCE_METRES },
  })
  return viewBooking(tx, going)
}

/** At the door: said by the technician, or noticed by the geofence. */
export async function arrive(tx: Tx, input: WorkInputOf<typeof arriveDoor>): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'technician', 'operations')

  const there = await move(tx, bookingLifecycle, 'arrive', booking, {
    version: input.version,
    set: { arrived_at: tx.now },
    say: partiesOf(booking),
  })
  return viewBooking(tx, there)
}

/**
 * Begin the work with the four digits that the customer reads out at the door (D-Z4). A wrong
 * code is counted, and stays counted although the request is refused.
 */
export async function startService(tx: Tx, input: WorkInputOf<typeof startDoor>): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'technician')

  if (booking.wrong_codes >= MOST_WRONG_CODES) throw refuse.too_many_codes()
  if (booking.state === 'arrived' && input.startCode !== booking.start_code) {
    await noteBooking(tx, booking.id, { wrong_codes: booking.wrong_codes + 1 })
    throw refuse.wrong_start_code(
      { left: MOST_WRONG_CODES - booking.wrong_codes - 1 },
      { keep: true },
    )
  }

  const begun = await move(tx, bookingLifecycle, 'start_service', booking, {
    version: input.version,
    set: { started_at: tx.now },
    say: { ...partiesOf(booking), withCode: true },
  })
  return viewBooking(tx, begun)
}

/** Operations begin the visit without the code, with a reason that stays on record. */
export async function overrideStart(
  tx: Tx,
  input: WorkInputOf<typeof overrideDoor>,
): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'operations')

  const begun = await move(tx, bookingLifecycle, 'start_service', booking, {
    version: input.version,
    reason: input.reason,
    set: { started_at: tx.now },
    say: { ...partiesOf(booking), withCode: false },
  })
  await recordAudit(tx, {
    action: 'zenvee.start_overridden',
    about: subjectOf(booking.id),
    reason: input.reason,
  })
  return viewBooking(tx, begun)
}

/** Done, with proof. The card is charged, the share of each goes into the ledger, positions are shared no longer. */
export async function completeBooking(
  tx: Tx,
  input: WorkInputOf<typeof completeDoor>,
): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'technician')

  if (input.note === '' && input.photoIds.length === 0) throw refuse.proof_needed()
  const extras = await listExtras(tx, booking.id)
  if (extras.some((extra) => extra.answer === null)) throw refuse.extra_work_open()

  for (const fileId of input.photoIds)
    await attachFile(tx, { fileId, about: subjectOf(booking.id) })
  const done = await move(tx, bookingLifecycle, 'complete', booking, {
    version: input.version,
    set: { completed_at: tx.now, proof_note: input.note, proof_photo_ids: input.photoIds },
    say: { ...partiesOf(booking), total: toWire(priceOf(booking).total) },
  })
  const { extrasPaymentId } = await capturePayment(tx, done)
  const charged = extrasPaymentId
    ? await noteBooking(tx, done.id, { extras_payment_id: extrasPaymentId, extras_state: 'asked' })
    : done
  await endSharing(tx, done)
  return viewBooking(tx, charged)
}

/** Whatever ends the visit ends the sharing. */
export function endSharing(tx: Tx, booking: BookingRow): Promise<unknown> {
  return tracking.closeSharing(tx, subjectOf(booking.id))
}
