import type { Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'
import type { BookingParties } from './booking.events.ts'
import type { BookingRow } from './bookings.sql.ts'

export type Side = 'customer' | 'technician' | 'operations'

/** Which side of a booking the actor is on; undefined for everybody else. */
export function sideOf(tx: Tx, booking: BookingRow): Side | undefined {
  if (tx.actor.id !== null && tx.actor.id === booking.customer_id) return 'customer'
  if (tx.actor.id !== null && tx.actor.id === booking.technician_id) return 'technician'
  if (
    tx.actor.permits.has('booking.operate') ||
    tx.actor.kind === 'system' ||
    tx.actor.kind === 'clock'
  )
    return 'operations'
  return undefined
}

/** Refuse whoever is on none of these sides; a stranger does not learn that the booking is there. */
export function onlyFor(tx: Tx, booking: BookingRow, ...sides: readonly Side[]): Side {
  const side = sideOf(tx, booking)
  if (!side) throw refuse.no_such_booking({ bookingId: booking.id })
  if (!sides.includes(side)) throw refuse.no_such_booking({ bookingId: booking.id })
  return side
}

/** Whom every event of a booking concerns. */
export function partiesOf(booking: BookingRow): BookingParties {
  return {
    bookingId: booking.id,
    customerId: booking.customer_id,
    technicianId: booking.technician_id,
  }
}

/** The subject under which calendars, positions, payments and reviews know a booking. */
export function subjectOf(bookingId: string): string {
  return `zenvee.booking:${bookingId}`
}
