import { readTimeCursor, sql, type Tx } from '#foundation/db'
import type { BookingRow } from './bookings.sql.ts'

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
