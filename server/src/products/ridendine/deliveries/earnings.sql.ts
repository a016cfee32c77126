import { readTimeCursor, sql, type Tx } from '#foundation/db'

export async function countDelivered(tx: Tx, driverId: string): Promise<number> {
  const { n } = await tx.one<{ n: number }>(sql`
    select count(*)::int as n from ridendine.orders
     where org_id = ${tx.orgId} and driver_id = ${driverId} and delivered_at is not null`)
  return n
}

export interface EarnedRow {
  readonly id: string
  readonly number: string
  readonly business_name: string
  readonly delivered_at: Date
  readonly released_at: Date | null
  readonly distance_metres: number
  readonly currency: string
  readonly driver_minor: bigint
  readonly tip_minor: bigint
  readonly tip_later_minor: bigint
  /** What refunds took back. */
  readonly back_minor: bigint
}

/** Deliveries of a driver, newest first; one more than the limit. */
export function listEarned(
  tx: Tx,
  driverId: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<EarnedRow[]> {
  const after = readTimeCursor(cursor)
  return tx.many<EarnedRow & Record<string, unknown>>(sql`
    select o.id, o.number, c.business_name, o.delivered_at, o.released_at, o.distance_metres, o.currency,
           o.driver_minor, o.tip_minor, o.tip_later_minor,
           coalesce((select sum(r.driver_minor + r.tip_minor) from ridendine.order_refunds r
                      where r.order_id = o.id and r.org_id = o.org_id), 0)::bigint as back_minor
      from ridendine.orders o
      join ridendine.chefs c on c.id = o.chef_id and c.org_id = o.org_id
     where o.org_id = ${tx.orgId} and o.driver_id = ${driverId} and o.delivered_at is not null
       and (o.delivered_at, o.id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
     order by o.delivered_at desc, o.id desc
     limit ${limit + 1}`)
}

export interface DayRow {
  readonly day: string
  readonly earned_minor: bigint
  readonly deliveries: number
}

/** What was earned on each local day since then, tips in it, refunds taken off; oldest first. */
export function listDays(
  tx: Tx,
  driverId: string,
  since: Date,
  timezone: string,
): Promise<DayRow[]> {
  return tx.many<DayRow & Record<string, unknown>>(sql`
    select to_char(o.delivered_at at time zone ${timezone}, 'YYYY-MM-DD') as day,
           sum(o.driver_minor + o.tip_minor + o.tip_later_minor
               - coalesce((select sum(r.driver_minor + r.tip_minor) from ridendine.order_refunds r
                            where r.order_id = o.id and r.org_id = o.org_id), 0))::bigint as earned_minor,
           count(*)::int as deliveries
      from ridendine.orders o
     where o.org_id = ${tx.orgId} and o.driver_id = ${driverId} and o.delivered_at >= ${since}
     group by 1 order by 1`)
}

export interface FiguresRow {
  readonly delivered: number
  readonly on_time: number
  readonly dropped: number
  readonly waited_minutes: number | null
}

/** How a driver did since then. */
export function readFigures(tx: Tx, driverId: string, since: Date): Promise<FiguresRow> {
  return tx.one<FiguresRow & Record<string, unknown>>(sql`
    select (select count(*)::int from ridendine.orders
             where org_id = ${tx.orgId} and driver_id = ${driverId} and delivered_at >= ${since}) as delivered,
           (select count(*)::int from ridendine.orders
             where org_id = ${tx.orgId} and driver_id = ${driverId} and delivered_at >= ${since}
               and (promised_by is null or delivered_at <= promised_by)) as on_time,
           (select count(*)::int from ridendine.delivery_steps
             where org_id = ${tx.orgId} and driver_id = ${driverId} and recorded_at >= ${since}
               and step = 'dropped_out') as dropped,
           (select avg(extract(epoch from (p.done_at - a.done_at)) / 60)::float8
              from ridendine.delivery_steps p
              join ridendine.delivery_steps a
                on a.order_id = p.order_id and a.driver_id = p.driver_id and a.step = 'arrived_kitchen'
             where p.org_id = ${tx.orgId} and p.driver_id = ${driverId} and p.recorded_at >= ${since}
               and p.step = 'picked_up') as waited_minutes`)
}
