import { sql, type Tx } from '#foundation/db'

/** Where an order counts; said again it stays as it was. */
export function insertOrderPlace(
  tx: Tx,
  of: { orderId: string; day: string; zone: string },
): Promise<number> {
  return tx.run(sql`
    insert into ridendine.order_places (order_id, day, zone)
    values (${of.orderId}, ${of.day}::date, ${of.zone})
        on conflict (order_id) do nothing`)
}

/** Days on which something may have changed since they were counted. */
export async function listDaysToCount(tx: Tx): Promise<string[]> {
  const rows = await tx.many<{ day: string }>(sql`
    select distinct to_char(p.day, 'YYYY-MM-DD') as day
      from ridendine.order_places p
      join ridendine.orders o on o.id = p.order_id
     where p.org_id = ${tx.orgId}
       and o.state_since >= coalesce(
             (select max(counted_at) from ridendine.day_figures f where f.org_id = ${tx.orgId}),
             '-infinity') - interval '10 minutes'
     limit 400`)
  return rows.map((row) => row.day)
}

/** Hold everybody else who counts, until this transaction ends. */
export function lockCounting(tx: Tx): Promise<number> {
  return tx.run(
    sql`select pg_advisory_xact_lock(hashtext('ridendine.day_figures'), hashtext(${tx.orgId}))`,
  )
}

/** Count these days anew. */
export async function countDays(tx: Tx, days: readonly string[]): Promise<void> {
  await tx.run(sql`
    delete from ridendine.day_figures where org_id = ${tx.orgId} and day = any(${[...days]}::date[])`)
  await tx.run(sql`
    delete from ridendine.day_minutes where org_id = ${tx.orgId} and day = any(${[...days]}::date[])`)
  await tx.run(sql`
    insert into ridendine.day_figures
           (day, zone, placed, delivered, cancelled, refunded, standing, turnover_minor, fee_minor,
            said_yes, said_no, on_time, with_promise, counted_at)
    select p.day, p.zone, count(*), count(*) filter (where o.delivered_at is not null),
           count(*) filter (where o.state = 'cancelled'), count(*) filter (where o.state = 'refunded'),
           count(*) filter (where o.state not in ('cancelled', 'refunded', 'pending')),
           coalesce(sum(o.subtotal_minor + o.tax_minor + o.delivery_minor + o.service_minor)
             filter (where o.state not in ('cancelled', 'refunded', 'pending')), 0),
           coalesce(sum(o.fee_minor) filter (where o.state not in ('cancelled', 'refunded', 'pending')), 0),
           count(*) filter (where o.accepted_at is not null),
           count(*) filter (where o.accepted_at is null and o.state = 'cancelled'
                              and o.cancelled_by in ('chef', 'clock')  and o.paid_at is not null),
           count(*) filter (where o.delivered_at <= o.promised_by),
           count(*) filter (where o.delivered_at is not null and o.promised_by is not null),
           ${tx.now}
      from ridendine.order_places p
      join ridendine.orders o on o.id = p.order_id
     where p.org_id = ${tx.orgId} and p.day = any(${[...days]}::date[])
     group by p.day, p.zone`)
  await tx.run(sql`
    insert into ridendine.day_minutes (day, zone, what, minutes, orders)
    select day, zone, what, least(greatest(ceil(extract(epoch from took) / 60), 0), 600)::int, count(*)
      from (select p.day, p.zone, o.placed_at, o.ready_since, o.picked_up_at, o.delivered_at, o.scheduled_for
              from ridendine.order_places p
              join ridendine.orders o on o.id = p.order_id
             where p.org_id = ${tx.orgId} and p.day = any(${[...days]}::date[])) o
     cross join lateral (values
           ('click_to_door', case when o.scheduled_for is null then o.delivered_at - o.placed_at end),
           ('ready_to_pickup', o.picked_up_at - o.ready_since)) as t (what, took)
     where took is not null
     group by 1, 2, 3, 4`)
}

export interface DayRow {
  readonly day: string
  readonly zone: string
  readonly placed: number
  readonly delivered: number
  readonly cancelled: number
  readonly refunded: number
  readonly standing: number
  readonly turnover_minor: bigint
  readonly fee_minor: bigint
  readonly said_yes: number
  readonly said_no: number
  readonly on_time: number
  readonly with_promise: number
  readonly counted_at: Date
}

/** A row for each day and zone, oldest first. */
export function listDayRows(tx: Tx, from: string): Promise<DayRow[]> {
  return tx.many<DayRow & Record<string, unknown>>(sql`
    select to_char(day, 'YYYY-MM-DD') as day, zone, placed, delivered, cancelled, refunded, standing,
           turnover_minor, fee_minor, said_yes, said_no, on_time, with_promise, counted_at
      from ridendine.day_figures
     where org_id = ${tx.orgId} and day >= ${from}::date
     order by day, zone
     limit 10000`)
}

export interface MinutesRow {
  readonly day: string
  readonly zone: string
  readonly what: 'click_to_door' | 'ready_to_pickup'
  readonly minutes: number
  readonly orders: number
}

export function listMinutesRows(tx: Tx, from: string): Promise<MinutesRow[]> {
  return tx.many<MinutesRow & Record<string, unknown>>(sql`
    select to_char(day, 'YYYY-MM-DD') as day, zone, what, minutes, orders
      from ridendine.day_minutes
     where org_id = ${tx.orgId} and day >= ${from}::date
     limit 200000`)
}

/** One look at the drivers of a zone, added to its hour. */
export function addDriverLook(
  tx: Tx,
  of: { zone: string; online: number; available: number },
): Promise<number> {
  return tx.run(sql`
    insert into ridendine.driver_hours as h (hour, zone, looks, online, available)
    values (date_trunc('hour', ${tx.now}::timestamptz), ${of.zone}, 1, ${of.online}, ${of.available})
        on conflict (org_id, hour, zone) do update
       set looks = h.looks + 1, online = h.online + excluded.online,
           available = h.available + excluded.available`)
}

export interface DriverHoursRow {
  readonly day: string
  readonly zone: string
  readonly looks: number
  readonly online: number
  readonly available: number
}

/** Looks at drivers, by local day and zone. */
export function listDriverHours(
  tx: Tx,
  { from, timezone }: { from: string; timezone: string },
): Promise<DriverHoursRow[]> {
  return tx.many<DriverHoursRow & Record<string, unknown>>(sql`
    select to_char(hour at time zone ${timezone}, 'YYYY-MM-DD') as day, zone, sum(looks)::int as looks,
           sum(online)::int as online, sum(available)::int as available
      from ridendine.driver_hours
     where org_id = ${tx.orgId} and hour >= (${from}::date::timestamp at time zone ${timezone})
     group by 1, 2
     limit 10000`)
}
