import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type {
  listAllBookings as allDoor,
  Booking,
  BookingLine,
  readCancellation as cancellationDoor,
  listBookings as listDoor,
  readBooking as readDoor,
} from '#contract/zenvee'
import { pageFrom, type Tx } from '#foundation/db'
import { toWire } from '#foundation/money'
import { readBookingRow } from './bookings.sql.ts'
import { cancellationTerms } from './cancellation.ts'
import { type LineRow, listBookingsForOperations, listBookingsOf } from './lists.sql.ts'
import { onlyFor } from './parties.ts'
import { viewBooking, viewLine } from './view-booking.ts'

type BookingPage = { items: BookingLine[]; nextCursor: string | null }

const newestFirst = (row: LineRow) => [row.created_at.toISOString(), row.id] as const
/** Technicians see the door of work that is theirs, not of work they were only asked. */
export const DOOR_HIDDEN: readonly string[] = ['requested', 'countered', 'declined', 'expired']

export async function listBookings(
  tx: Tx,
  input: WorkInputOf<typeof listDoor>,
): Promise<BookingPage> {
  const rows = await listBookingsOf(tx, input.as, tx.actor.id ?? '', input)
  return pageFrom(
    rows,
    input.limit,
    (row) => viewLine(tx, row, input.as === 'customer' || !DOOR_HIDDEN.includes(row.state)),
    newestFirst,
  )
}

export async function listAllBookings(
  tx: Tx,
  input: WorkInputOf<typeof allDoor>,
): Promise<BookingPage> {
  const rows = await listBookingsForOperations(tx, input)
  return pageFrom(rows, input.limit, (row) => viewLine(tx, row, true), newestFirst)
}

export async function readBooking(tx: Tx, input: WorkInputOf<typeof readDoor>): Promise<Booking> {
  return viewBooking(tx, await readBookingRow(tx, input.bookingId))
}

/** What calling it off would cost the customer now, and at which times that changes. */
export async function readCancellation(
  tx: Tx,
  input: WorkInputOf<typeof cancellationDoor>,
): Promise<OutputOf<typeof cancellationDoor>> {
  const booking = await readBookingRow(tx, input.bookingId)

  onlyFor(tx, booking, 'customer', 'operations')

  const terms = cancellationTerms(booking, tx.now)
  return {
    fee: toWire(terms.fee),
    free: terms.fee.minor === 0n,
    says: terms.says,
    ladder: terms.ladder.map((step) => ({
      until: step.until?.toISOString() ?? null,
      fee: toWire(step.fee),
      says: step.says,
    })),
  }
}
