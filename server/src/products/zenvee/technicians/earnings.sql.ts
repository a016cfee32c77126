import { readTimeCursor, sql, type Tx } from '#foundation/db'

export interface EarnedRow {
  readonly id: string
  readonly number: string
  readonly service_title: string
  readonly state: string
  readonly completed_at: Date
  readonly currency: string
  readonly price_minor: bigint
  readonly extras_minor: bigint
  readonly tax_minor: bigint
  readonly tip_minor: bigint
  readonly fee_minor: bigint
}

/** Finished visits, newest first; one more than the limit. */
export function listEarned(
  tx: Tx,
  technicianId: string,
  options: { limit: number; cursor?: string },
): Promise<EarnedRow[]> {
  const after = readTimeCursor(options.cursor)
  return tx.many<EarnedRow>(sql`
    select id, number, service_title, state, completed_at, currency, price_minor, extras_minor, tax_minor, tip_minor, fee_minor
      from zenvee.bookings
     where org_id = ${tx.orgId} and technician_id = ${technicianId} and completed_at is not null
       and (completed_at, id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
     order by completed_at desc, id desc
     limit ${options.limit + 1}`)
}

/** What was earned on each local day of the last so many days, oldest first; days without work are left out. */
export function listDays(tx: Tx, technicianId: string, since: Date, timezone: string) {
  return tx.many<{ day: string; earned_minor: bigint }>(sql`
    select to_char(completed_at at time zone ${timezone}, 'YYYY-MM-DD') as day,
           sum(price_minor + extras_minor - fee_minor + tip_minor - refunded_minor)::bigint as earned_minor
      from zenvee.bookings
     where org_id = ${tx.orgId} and technician_id = ${technicianId} and completed_at >= ${since}
     group by 1 order by 1`)
}
