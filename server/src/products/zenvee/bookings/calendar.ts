import type { Tx } from '#foundation/db'
import { addMs, minutes } from '#foundation/time'
import * as availability from '#modules/availability'
import { estimateSeconds } from '#modules/places'
import * as verification from '#modules/verification'
import { refuse } from '../refusals.ts'
import type { BookingRow } from './bookings.sql.ts'
import { subjectOf } from './parties.ts'

export interface Visit {
  readonly technicianId: string
  readonly bookingId: string
  readonly startsAt: Date
  readonly durationMinutes: number
  readonly place: { readonly lat: number; readonly lng: number }
  /** Asked for now, or proposed by the technician: the notice they usually want does not count. */
  readonly soon?: boolean
}

/** Take the time in the technician's calendar; refuses when it cannot be booked or a rival was faster. */
export async function takeTime(tx: Tx, visit: Visit): Promise<{ endsAt: Date }> {
  const endsAt = addMs(visit.startsAt, minutes(visit.durationMinutes))
  if (visit.startsAt < addMs(tx.now, -minutes(1))) throw refuse.time_has_passed()
  await availability.reserve(tx, {
    personId: visit.technicianId,
    about: subjectOf(visit.bookingId),
    startsAt: visit.startsAt,
    endsAt,
    at: visit.place,
    travel: estimateSeconds,
    waives: visit.soon ? ['notice'] : [],
  })
  return { endsAt }
}

/** Let go of the time and take another; when the other is not free, nothing has changed. */
export async function changeTime(tx: Tx, visit: Visit): Promise<{ endsAt: Date }> {
  await availability.release(tx, subjectOf(visit.bookingId))
  return takeTime(tx, visit)
}

export function letGoOfTime(tx: Tx, bookingId: string): Promise<unknown> {
  return availability.release(tx, subjectOf(bookingId))
}

/** The gate of D-Z7, again at accept: an unqualified technician never gets to a door. */
export async function mustQualify(
  tx: Tx,
  booking: BookingRow,
  technicianId: string,
  jurisdiction: string,
): Promise<void> {
  const gate = await verification.checkGate(tx, {
    personId: technicianId,
    jurisdiction,
    trade: booking.trade,
    at: booking.starts_at,
  })
  if (!gate.passes) throw refuse.not_qualified({ missing: gate.missing })
}
