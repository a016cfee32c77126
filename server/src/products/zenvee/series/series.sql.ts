import type { Every } from '#contract/zenvee'
import { readTimeCursor, sql, type Tx } from '#foundation/db'
import { begin, type StoryRow } from '#foundation/lifecycle'
import type { BookingRow } from '../bookings/bookings.sql.ts'
import { refuse } from '../refusals.ts'
import { SeriesBegun } from './series.events.ts'
import { seriesLifecycle } from './series.lifecycle.ts'

export interface SeriesRow extends StoryRow {
  readonly state: 'active' | 'stopped'
  readonly state_since: Date
  readonly every: Every
  readonly booking_id: string
  readonly customer_id: string
  readonly technician_id: string
  readonly payment_method_id: string
  readonly first_at: Date
  readonly timezone: string
  readonly next_visit: number
  readonly next_at: Date
  readonly stop_reason: string | null
  readonly created_at: Date
}

type NewSeries = Omit<
  SeriesRow,
  'state' | 'state_since' | 'version' | 'lifecycle_version' | 'stop_reason'
>

/** A series begins; the booking it began with is its first visit. */
export async function beginSeriesRow(tx: Tx, made: NewSeries): Promise<SeriesRow> {
  const row: SeriesRow = await begin(tx, seriesLifecycle, { ...made }, SeriesBegun, (seriesId) => ({
    seriesId,
    customerId: made.customer_id,
    technicianId: made.technician_id,
    every: made.every,
    firstAt: made.first_at.toISOString(),
  }))
  await tx.run(sql`
    update zenvee.bookings set series_id = ${row.id}, series_visit = 0, version = version + 1
     where id = ${made.booking_id} and org_id = ${tx.orgId}`)
  return row
}

export async function readSeriesRow(tx: Tx, id: string): Promise<SeriesRow> {
  const row = await tx.maybe<SeriesRow>(
    sql`select * from zenvee.series where id = ${id} and org_id = ${tx.orgId}`,
  )
  if (!row) throw refuse.no_such_series({ seriesId: id })
  return row
}

/** Lock first, then look: of two who ask for the next visit at once the second finds it asked for. */
export async function lockSeries(tx: Tx, id: string): Promise<SeriesRow> {
  const row = await tx.maybe<SeriesRow>(
    sql`select * from zenvee.series where id = ${id} and org_id = ${tx.orgId} for update`,
  )
  if (!row) throw refuse.no_such_series({ seriesId: id })
  return row
}

/** Ids of active series whose next visit begins before a moment. */
export async function listDueSeries(tx: Tx, before: Date, limit: number): Promise<string[]> {
  const rows = await tx.many<{ id: string }>(sql`
    select id from zenvee.series
     where org_id = ${tx.orgId} and state = 'active' and next_at <= ${before}
     order by next_at, id
     limit ${limit}`)
  return rows.map(({ id }) => id)
}

/** Go on to another visit: a fact of the series, not a chapter of its story. */
export function noteNextVisit(tx: Tx, id: string, visit: number, at: Date): Promise<SeriesRow> {
  return tx.one<SeriesRow>(sql`
    update zenvee.series set next_visit = ${visit}, next_at = ${at}, version = version + 1
     where id = ${id} and org_id = ${tx.orgId}
    returning *`)
}

export interface GapRow {
  readonly visit: number
  readonly kind: 'skipped' | 'missed'
  readonly reason: string
}

export function listGaps(tx: Tx, seriesId: string): Promise<GapRow[]> {
  return tx.many<GapRow & Record<string, unknown>>(sql`
    select visit, kind, reason from zenvee.series_gaps
     where org_id = ${tx.orgId} and series_id = ${seriesId}
     order by visit desc
     limit 100`)
}

/** Answers whether it was not there before. */
export async function insertGap(tx: Tx, seriesId: string, gap: GapRow): Promise<boolean> {
  const added = await tx.run(sql`
    insert into zenvee.series_gaps (series_id, visit, kind, reason, made_at)
    values (${seriesId}, ${gap.visit}, ${gap.kind}, ${gap.reason}, ${tx.now})
        on conflict do nothing`)
  return added > 0
}

/** Take back a visit that was skipped; one that was missed stays missed. */
export async function deleteSkip(tx: Tx, seriesId: string, visit: number): Promise<boolean> {
  const removed = await tx.run(sql`
    delete from zenvee.series_gaps
     where org_id = ${tx.orgId} and series_id = ${seriesId} and visit = ${visit} and kind = 'skipped'`)
  return removed > 0
}

export interface SeriesVisitRow {
  readonly id: string
  readonly state: BookingRow['state']
  readonly series_visit: number
  readonly starts_at: Date
}

/** The bookings of a series, the latest visit first. */
export function listVisits(tx: Tx, seriesId: string): Promise<SeriesVisitRow[]> {
  return tx.many<SeriesVisitRow & Record<string, unknown>>(sql`
    select id, state, series_visit, starts_at from zenvee.bookings
     where org_id = ${tx.orgId} and series_id = ${seriesId}
     order by series_visit desc
     limit 60`)
}

export interface SeriesLineRow extends SeriesRow {
  readonly service_title: string
  readonly customer_name: string
  readonly technician_name: string
  readonly technician_photo: string | null
  readonly place_label: string
}

/** One side's series, newest first; one more than the limit. */
export function listSeriesOf(
  tx: Tx,
  as: 'customer' | 'technician',
  options: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<SeriesLineRow[]> {
  const after = readTimeCursor(options.cursor)
  const mine =
    as === 'customer' ? sql`s.customer_id = ${tx.actor.id}` : sql`s.technician_id = ${tx.actor.id}`
  return tx.many<SeriesLineRow>(sql`
    select s.*, b.service_title, b.customer_name, b.place_label, t.display_name as technician_name,
           t.photo_file_id as technician_photo
      from zenvee.series s
      join zenvee.bookings b on b.id = s.booking_id and b.org_id = s.org_id
      join zenvee.technicians t on t.id = s.technician_id and t.org_id = s.org_id
     where s.org_id = ${tx.orgId} and ${mine}
       and (s.created_at, s.id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
     order by s.created_at desc, s.id desc
     limit ${options.limit + 1}`)
}
