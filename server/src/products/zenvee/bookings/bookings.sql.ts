import type { BookingState } from '#contract/zenvee'
import { type Query, sql, type Tx } from '#foundation/db'
import { isUuid } from '#foundation/ids'
import { begin, type StoryRow } from '#foundation/lifecycle'
import { refuse } from '../refusals.ts'
import { BookingRequested } from './booking.events.ts'
import { bookingLifecycle } from './booking.lifecycle.ts'

export interface BookingRow extends StoryRow {
  readonly state: BookingState
  readonly number: string
  readonly state_since: Date
  readonly mode: 'chosen' | 'best_match'
  readonly customer_id: string
  readonly customer_name: string
  readonly technician_id: string | null
  readonly to_ask: readonly string[]
  readonly offer: number
  readonly discovery_id: string
  readonly match_id: string
  readonly service_slug: string
  readonly service_title: string
  readonly trade: string
  readonly duration_minutes: number
  readonly answers: Record<string, unknown>
  readonly desired_driver: string | null
  readonly note: string
  readonly place_lat: number
  readonly place_lng: number
  readonly place_label: string
  readonly place_district: string
  readonly starts_at: Date
  readonly ends_at: Date
  readonly answer_by: Date | null
  readonly no_show_at: Date | null
  readonly currency: string
  readonly price_minor: bigint
  readonly extras_minor: bigint
  readonly tax_minor: bigint
  readonly tip_minor: bigint
  readonly fee_minor: bigint
  readonly refunded_minor: bigint
  readonly counter_starts_at: Date | null
  readonly counter_minor: bigint | null
  readonly counter_note: string | null
  readonly payment_method_id: string
  readonly payment_id: string | null
  readonly payment_state:
    | 'none'
    | 'authorising'
    | 'needs_action'
    | 'authorised'
    | 'failed'
    | 'captured'
    | 'voided'
    | 'refunded'
  readonly payment_reason: string | null
  readonly extras_payment_id: string | null
  readonly extras_state: 'none' | 'asked' | 'captured' | 'failed'
  readonly tip_payment_id: string | null
  readonly start_code: string
  readonly wrong_codes: number
  readonly accepted_at: Date | null
  readonly arrived_at: Date | null
  readonly started_at: Date | null
  readonly completed_at: Date | null
  readonly proof_note: string | null
  readonly proof_photo_ids: readonly string[]
  readonly cancelled_by: string | null
  readonly cancel_reason: string | null
  readonly cancel_fee_minor: bigint
  readonly dispute_reason: string | null
  readonly dispute_text: string | null
  readonly dispute_photo_ids: readonly string[]
  readonly disputed_at: Date | null
  readonly dispute_outcome: string | null
  readonly customer_reviewed_at: Date | null
  readonly technician_reviewed_at: Date | null
  readonly series_id: string | null
  readonly series_visit: number | null
  readonly created_at: Date
}

/** A booking begins, asked of its first technician. */
export function beginBooking(
  tx: Tx,
  columns: Record<string, unknown> & { id: string },
  say: { customerId: string; technicianId: string; startsAt: string },
): Promise<BookingRow> {
  return begin(tx, bookingLifecycle, columns, BookingRequested, (bookingId) => ({
    ...say,
    bookingId,
    offer: 1,
  }))
}

/** Lock first, then look: whoever holds this row decides, and everyone else waits. */
export async function lockBooking(tx: Tx, id: string): Promise<BookingRow> {
  const row = await tx.maybe<BookingRow>(sql`
    select * from zenvee.bookings where id = ${id} and org_id = ${tx.orgId} for update`)
  if (!row) throw refuse.no_such_booking({ bookingId: id })
  return row
}

/** Undefined when there is none, or when the id is no id. */
export async function findBookingRow(tx: Tx, id: string): Promise<BookingRow | undefined> {
  if (!isUuid(id)) return undefined
  return tx.maybe<BookingRow>(
    sql`select * from zenvee.bookings where id = ${id} and org_id = ${tx.orgId}`,
  )
}

export async function readBookingRow(tx: Tx, id: string): Promise<BookingRow> {
  const row = await findBookingRow(tx, id)
  if (!row) throw refuse.no_such_booking({ bookingId: id })
  return row
}

/** The booking whose visit or extra work a payment is for, locked; undefined for other payments. */
export function lockBookingOfPayment(tx: Tx, paymentId: string): Promise<BookingRow | undefined> {
  return tx.maybe<BookingRow>(sql`
    select * from zenvee.bookings
     where (payment_id = ${paymentId} or extras_payment_id = ${paymentId}) and org_id = ${tx.orgId}
       for update`)
}

/** The next number of a local day: ZEN-20260601-0001. Numbers are unique; a refused booking leaves no gap. */
export async function nextNumber(tx: Tx, day: string): Promise<string> {
  const { last } = await tx.one<{ last: number }>(sql`
    insert into zenvee.booking_numbers (day, last) values (${day}, 1)
        on conflict (org_id, day) do update set last = zenvee.booking_numbers.last + 1
    returning last`)
  return `ZEN-${day.replaceAll('-', '')}-${String(last).padStart(4, '0')}`
}

/** Facts of a booking that are no chapter of its story: money states, reviews, codes. */
export async function noteBooking(
  tx: Tx,
  id: string,
  facts: Partial<Omit<BookingRow, 'id' | 'state' | 'version'>>,
): Promise<BookingRow> {
  const row = await tx.maybe<BookingRow>(noteStatement(tx, id, facts))
  if (!row) throw refuse.no_such_booking({ bookingId: id })
  return row
}

function noteStatement(tx: Tx, id: string, facts: Partial<BookingRow>) {
  const sets = Object.entries(facts).reduce(
    (so, [column, value]) => sql`${so}, ${columnOf(column)} = ${value}`,
    sql`version = version + 1`,
  )
  return sql`update zenvee.bookings set ${sets} where id = ${id} and org_id = ${tx.orgId} returning *`
}

/** Which columns these are, and what each is called: nothing else is changed without a move. */
const FACTS: ReadonlyMap<string, Query> = new Map([
  ['payment_state', sql`payment_state`],
  ['payment_reason', sql`payment_reason`],
  ['payment_id', sql`payment_id`],
  ['payment_method_id', sql`payment_method_id`],
  ['tip_minor', sql`tip_minor`],
  ['tip_payment_id', sql`tip_payment_id`],
  ['extras_minor', sql`extras_minor`],
  ['extras_payment_id', sql`extras_payment_id`],
  ['extras_state', sql`extras_state`],
  ['tax_minor', sql`tax_minor`],
  ['fee_minor', sql`fee_minor`],
  ['wrong_codes', sql`wrong_codes`],
  ['customer_reviewed_at', sql`customer_reviewed_at`],
  ['technician_reviewed_at', sql`technician_reviewed_at`],
])

function columnOf(column: string): Query {
  const known = FACTS.get(column)
  if (!known) throw new Error(`${column} changes only with a move`)
  return known
}
