import { readTimeCursor, sql, type Tx } from '#foundation/db'
import type { OrderRow } from '../orders/orders.sql.ts'

/** Orders that a kitchen has to do with now: paid and not over, or gone since a time; the oldest first. */
export function listBoard(tx: Tx, chefId: string, goneSince: Date): Promise<OrderRow[]> {
  return tx.many<OrderRow>(sql`
    select o.* from ridendine.orders o
     where o.org_id = ${tx.orgId} and o.chef_id = ${chefId} and o.paid_at is not null
       and (o.state in ('payment_confirmed', 'accepted', 'preparing', 'ready_for_pickup', 'assigned_to_driver',
                        'picked_up', 'in_transit')
            or (o.state in ('delivered', 'disputed', 'refunded') and o.delivered_at >= ${goneSince}))
     order by o.placed_at, o.id
     limit 300`)
}

export interface BoardItemRow {
  readonly order_id: string
  readonly name: string
  readonly quantity: number
  readonly instructions: string
  readonly for_name: string | null
}

export function listBoardItems(tx: Tx, orderIds: readonly string[]): Promise<BoardItemRow[]> {
  return tx.many<BoardItemRow>(sql`
    select order_id, name, quantity, instructions, for_name from ridendine.order_items
     where org_id = ${tx.orgId} and order_id = any(${[...orderIds]}::uuid[])
     order by order_id, place limit 5000`)
}

export interface TodayRow {
  readonly orders: number
  readonly meals: number
  readonly earned_minor: bigint
}

/** Paid orders of a local day that were not called off. */
export function readToday(
  tx: Tx,
  chefId: string,
  day: { from: Date; to: Date },
): Promise<TodayRow> {
  return tx.one<TodayRow>(sql`
    select count(*)::int as orders, coalesce(sum(item_count), 0)::int as meals,
           coalesce(sum(chef_minor), 0)::bigint as earned_minor
      from ridendine.orders
     where org_id = ${tx.orgId} and chef_id = ${chefId} and paid_at is not null and accepted_at is not null
       and state <> 'cancelled' and coalesce(ready_at, paid_at) >= ${day.from} and coalesce(ready_at, paid_at) < ${day.to}`)
}

/** How many orders of a kitchen reached their door. */
export async function countDelivered(tx: Tx, chefId: string): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*)::int as count from ridendine.orders
     where org_id = ${tx.orgId} and chef_id = ${chefId} and delivered_at is not null`)
  return count
}

export interface EarnedRow {
  readonly id: string
  readonly number: string
  readonly summary: string
  readonly state: string
  readonly delivered_at: Date
  readonly completed_at: Date | null
  readonly currency: string
  readonly subtotal_minor: bigint
  readonly tax_minor: bigint
  readonly delivery_minor: bigint
  readonly fee_minor: bigint
  readonly chef_minor: bigint
  /** What the chef paid back of it. */
  readonly back_minor: bigint
}

/** Delivered orders, newest first; one more than the limit. */
export function listEarned(
  tx: Tx,
  chefId: string,
  options: { limit: number; cursor?: string | undefined },
): Promise<EarnedRow[]> {
  const after = readTimeCursor(options.cursor)
  return tx.many<EarnedRow>(sql`
    select o.id, o.number, o.summary, o.state, o.delivered_at, o.completed_at, o.currency, o.subtotal_minor, o.tax_minor,
           o.delivery_minor, o.fee_minor, o.chef_minor,
           coalesce((select sum(r.chef_minor) from ridendine.order_refunds r where r.order_id = o.id), 0)::bigint as back_minor
      from ridendine.orders o
     where o.org_id = ${tx.orgId} and o.chef_id = ${chefId} and o.delivered_at is not null
       and (o.delivered_at, o.id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
     order by o.delivered_at desc, o.id desc
     limit ${options.limit + 1}`)
}

export interface DayRow {
  readonly day: string
  readonly orders: number
  readonly earned_minor: bigint
}

/** What was earned on each local day since a time, oldest first; days without work are left out. */
export function listDays(tx: Tx, chefId: string, since: Date, timeZone: string): Promise<DayRow[]> {
  return tx.many<DayRow>(sql`
    select to_char(o.delivered_at at time zone ${timeZone}, 'YYYY-MM-DD') as day, count(*)::int as orders,
           sum(o.chef_minor - coalesce((select sum(r.chef_minor) from ridendine.order_refunds r where r.order_id = o.id), 0))::bigint as earned_minor
      from ridendine.orders o
     where o.org_id = ${tx.orgId} and o.chef_id = ${chefId} and o.delivered_at >= ${since}
     group by 1 order by 1 limit 400`)
}

export interface FiguresRow {
  /** Paid orders that were the chef's to answer: not withdrawn by the customer before an answer. */
  readonly asked: number
  readonly accepted: number
  readonly completed: number
  /** Accepted, and then called off by the kitchen. */
  readonly cancelled: number
  readonly ready: number
  readonly ready_on_time: number
  readonly answer_minutes: number | null
  readonly delivered: number
}

/** How a kitchen did since a time. */
export function readFigures(tx: Tx, chefId: string, since: Date): Promise<FiguresRow> {
  return tx.one<FiguresRow>(sql`
    select count(*) filter (where accepted_at is not null or cancelled_by in ('chef', 'clock'))::int as asked,
           count(*) filter (where accepted_at is not null)::int as accepted,
           count(*) filter (where accepted_at is not null and delivered_at is not null)::int as completed,
           count(*) filter (where accepted_at is not null and state = 'cancelled' and cancelled_by = 'chef')::int as cancelled,
           count(*) filter (where ready_since is not null)::int as ready,
           count(*) filter (where ready_since <= ready_at + interval '5 minutes')::int as ready_on_time,
           (percentile_cont(0.5) within group (order by extract(epoch from accepted_at - paid_at) / 60)
             filter (where accepted_at is not null))::float8 as answer_minutes,
           count(*) filter (where delivered_at is not null)::int as delivered
      from ridendine.orders
     where org_id = ${tx.orgId} and chef_id = ${chefId} and paid_at >= ${since}`)
}

/** Of those that have ended, how many were brought to the door. */
export function readEnded(tx: Tx, chefId: string, since: Date): Promise<{ ended: number }> {
  return tx.one<{ ended: number }>(sql`
    select count(*)::int as ended from ridendine.orders
     where org_id = ${tx.orgId} and chef_id = ${chefId} and paid_at >= ${since} and accepted_at is not null
       and (delivered_at is not null or (state = 'cancelled' and cancelled_by <> 'customer'))`)
}

/** The dishes that sold best since a time. */
export function listBestDishes(tx: Tx, chefId: string, since: Date) {
  return tx.many<{ name: string; sold: number; earned_minor: bigint }>(sql`
    select i.name, sum(i.quantity)::int as sold, sum(i.quantity * i.unit_minor)::bigint as earned_minor
      from ridendine.order_items i
      join ridendine.orders o on o.id = i.order_id
     where o.org_id = ${tx.orgId} and o.chef_id = ${chefId} and o.paid_at >= ${since} and o.accepted_at is not null
       and o.state <> 'cancelled'
     group by i.name order by sold desc, i.name limit 8`)
}

/** Orders by the local hour in which they were placed. */
export function listByHour(tx: Tx, chefId: string, since: Date, timeZone: string) {
  return tx.many<{ hour: number; orders: number }>(sql`
    select extract(hour from placed_at at time zone ${timeZone})::int as hour, count(*)::int as orders
      from ridendine.orders
     where org_id = ${tx.orgId} and chef_id = ${chefId} and paid_at >= ${since}
     group by 1 order by 1 limit 24`)
}

/** Why orders of this kitchen ended early. */
export function listReasons(tx: Tx, chefId: string, since: Date) {
  return tx.many<{ reason: string; count: number }>(sql`
    select coalesce(cancel_reason, cancelled_by, 'unknown') as reason, count(*)::int as count
      from ridendine.orders
     where org_id = ${tx.orgId} and chef_id = ${chefId} and paid_at >= ${since} and state = 'cancelled'
     group by 1 order by 2 desc, 1 limit 12`)
}
