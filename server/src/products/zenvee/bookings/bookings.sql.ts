import { readTimeCursor, sql, type Tx } from '#foundation/db'
import { isUuid } from '#foundation/ids'
import { begin, type StoryRow } from '#foundation/lifecycle'
import { refuse } from '../refusals.ts'
import { BookingRequested } from './booking.events.ts'
import { bookingLifecycle } from './booking.lifecycle.ts'

export interface BookingRow extends StoryRow {
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

export interface LineRow {
  readonly id: string
  readonly number: string
  readonly state: BookingRow['state']
  readonly version: number
  readonly service_title: string
  readonly customer_name: string
  readonly technician_name: string | null
  readonly technician_photo: string | null
  readonly place_label: string
  readonly place_district: string
  readonly starts_at: Date
  readonly answer_by: Date | null
  readonly total_minor: bigint
  readonly currency: string
  readonly created_at: Date
}

const LINE = sql`
  b.id, b.number, b.state, b.version, b.service_title, b.customer_name,
  t.display_name as technician_name, t.photo_file_id as technician_photo,
  b.place_label, b.place_district, b.starts_at, b.answer_by, b.currency, b.created_at,
  b.price_minor + b.extras_minor + b.tax_minor + b.tip_minor as total_minor`

const OPEN = [
  'requested',
  'countered',
  'accepted',
  'en_route',
  'arrived',
  'in_service',
  'completed',
  'disputed',
]

export interface ListOptions {
  readonly limit: number
  readonly cursor?: string
  readonly group: 'open' | 'past' | 'all'
}

/** One side's bookings, newest first; one row more than the limit, so that the caller sees whether there are more. */
export function listBookingsOf(
  tx: Tx,
  as: 'customer' | 'technician',
  personId: string,
  options: ListOptions,
): Promise<LineRow[]> {
  const after = readTimeCursor(options.cursor)
  const mine =
    as === 'customer' ? sql`b.customer_id = ${personId}` : sql`b.technician_id = ${personId}`
  const group =
    options.group === 'all'
      ? sql`true`
      : options.group === 'open'
        ? sql`b.state = any(${OPEN}::text[])`
        : sql`b.state <> all(${OPEN}::text[])`
  return tx.many<LineRow>(sql`
    select ${LINE}
      from zenvee.bookings b left join zenvee.technicians t on t.id = b.technician_id
     where b.org_id = ${tx.orgId} and ${mine} and ${group}
       and (b.created_at, b.id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
     order by b.created_at desc, b.id desc
     limit ${options.limit + 1}`)
}

export interface OperateOptions {
  readonly limit: number
  readonly cursor?: string
  readonly state?: string
  readonly q?: string
  readonly stuck?: boolean
}

/** Every booking of the organisation, newest first. `stuck`: its timer is more than two minutes late. */
export function listBookingsForOperations(tx: Tx, options: OperateOptions): Promise<LineRow[]> {
  const after = readTimeCursor(options.cursor)
  const words = options.q ? `%${options.q.replace(/[%_\\]/g, '\\$&')}%` : null
  return tx.many<LineRow>(sql`
    select ${LINE}
      from zenvee.bookings b left join zenvee.technicians t on t.id = b.technician_id
     where b.org_id = ${tx.orgId}
       and (${options.state ?? null}::text is null or b.state = ${options.state ?? null})
       and (${words}::text is null or b.number ilike ${words} or b.customer_name ilike ${words} or t.display_name ilike ${words})
       and (not ${options.stuck ?? false} or (b.state in ('requested', 'countered') and b.answer_by < ${tx.now}::timestamptz - interval '2 minutes')
            or (b.state in ('accepted', 'en_route') and b.no_show_at < ${tx.now}::timestamptz - interval '2 minutes'))
       and (b.created_at, b.id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
     order by b.created_at desc, b.id desc
     limit ${options.limit + 1}`)
}

export interface ExtraRow {
  readonly id: string
  readonly title: string
  readonly price_minor: bigint
  /** Null while the customer has not answered. */
  readonly answer: 'approved' | 'declined' | null
  readonly asked_at: Date
}

export function listExtras(tx: Tx, bookingId: string): Promise<ExtraRow[]> {
  return tx.many<ExtraRow>(sql`
    select id, title, price_minor, answer, asked_at from zenvee.extra_work
     where booking_id = ${bookingId} and org_id = ${tx.orgId} order by asked_at limit 50`)
}

export function insertExtra(
  tx: Tx,
  extra: { id: string; bookingId: string; title: string; priceMinor: bigint },
): Promise<number> {
  return tx.run(sql`
    insert into zenvee.extra_work (id, booking_id, title, price_minor, asked_at)
    values (${extra.id}, ${extra.bookingId}, ${extra.title}, ${extra.priceMinor}, ${tx.now})`)
}

export async function lockExtra(tx: Tx, bookingId: string, id: string): Promise<ExtraRow> {
  const row = await tx.maybe<ExtraRow>(sql`
    select id, title, price_minor, answer, asked_at from zenvee.extra_work
     where id = ${id} and booking_id = ${bookingId} and org_id = ${tx.orgId} for update`)
  if (!row) throw refuse.no_such_extra_work({ extraId: id })
  return row
}

export function answerExtra(tx: Tx, id: string, answer: 'approved' | 'declined'): Promise<number> {
  return tx.run(sql`
    update zenvee.extra_work set answered_at = ${tx.now}, answer = ${answer}
     where id = ${id} and org_id = ${tx.orgId}`)
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

const FACTS = {
  payment_state: sql`payment_state`,
  payment_reason: sql`payment_reason`,
  payment_id: sql`payment_id`,
  payment_method_id: sql`payment_method_id`,
  tip_minor: sql`tip_minor`,
  tip_payment_id: sql`tip_payment_id`,
  extras_minor: sql`extras_minor`,
  tax_minor: sql`tax_minor`,
  fee_minor: sql`fee_minor`,
  wrong_codes: sql`wrong_codes`,
  customer_reviewed_at: sql`customer_reviewed_at`,
  technician_reviewed_at: sql`technician_reviewed_at`,
  refunded_minor: sql`refunded_minor`,
  extras_payment_id: sql`extras_payment_id`,
  extras_state: sql`extras_state`,
} as const

function columnOf(column: string) {
  const known = FACTS[column as keyof typeof FACTS]
  if (!known) throw new Error(`${column} changes only with a move`)
  return known
}

export interface HistoryRow {
  readonly move: string
  readonly to_state: string
  readonly actor_id: string | null
  readonly actor_kind: string
  readonly reason: string | null
  readonly moved_at: Date
}

export function listHistory(tx: Tx, bookingId: string): Promise<HistoryRow[]> {
  return tx.many<HistoryRow>(sql`
    select move, to_state, actor_id, actor_kind, reason, moved_at from foundation.history
     where org_id = ${tx.orgId} and thing = 'zenvee.booking' and thing_id = ${bookingId}
     order by history_no limit 100`)
}
