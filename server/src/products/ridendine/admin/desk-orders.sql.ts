import type { Attention, OrderState } from '#contract/ridendine'
import { allOf, type Query, sql, type Tx } from '#foundation/db'
import type { OrderRow } from '../orders/orders.sql.ts'

/** An order as the desk lists it. */
export interface DeskRow extends OrderRow {
  readonly business_name: string
  readonly zone: string | null
  readonly attention: Attention | null
}

/** States in which an order still wants something from somebody. */
const OPEN = sql`o.state not in ('delivered', 'cancelled', 'refunded')`

/** How long a thing may stand before the desk should look at it. */
const NO_DRIVER_AFTER = '5 minutes'
const UNANSWERED_AFTER = '4 minutes'
const UNPAID_AFTER = '10 minutes'
const SLOW_AFTER = '5 minutes'

function attentionOf(tx: Tx): Query {
  return sql`case
    when o.state = 'disputed' then 'disputed'
    when ${OPEN} and o.promised_by < ${tx.now} then 'late'
    when o.state = 'ready_for_pickup' and o.driver_id is null
     and o.state_since < ${tx.now}::timestamptz - ${NO_DRIVER_AFTER}::interval then 'no_driver'
    when o.state = 'payment_confirmed'
     and o.state_since < ${tx.now}::timestamptz - ${UNANSWERED_AFTER}::interval then 'unanswered'
    when o.state = 'pending'
     and o.state_since < ${tx.now}::timestamptz - ${UNPAID_AFTER}::interval then 'unpaid'
    when o.state = 'preparing'
     and o.ready_at < ${tx.now}::timestamptz - ${SLOW_AFTER}::interval then 'slow'
  end`
}

function deskColumns(tx: Tx): Query {
  return sql`
    select o.*, c.business_name, p.zone, ${attentionOf(tx)} as attention
      from ridendine.orders o
      join ridendine.chefs c on c.id = o.chef_id
      left join ridendine.order_places p on p.order_id = o.id`
}

export interface DeskFilter {
  readonly group: 'open' | 'attention' | 'past' | 'all'
  readonly states: readonly OrderState[] | undefined
  readonly chefId: string | undefined
  readonly driverId: string | undefined
  readonly customerId: string | undefined
  readonly search: string | undefined
}

function where(tx: Tx, filter: DeskFilter): Query {
  const words = filter.search && `%${filter.search.replaceAll(/[\\%_]/g, '\\$&')}%`
  return allOf([
    sql`o.org_id = ${tx.orgId}`,
    filter.group === 'open' || filter.group === 'attention' ? OPEN : undefined,
    filter.group === 'attention' ? sql`${attentionOf(tx)} is not null` : undefined,
    filter.group === 'past' ? sql`o.state in ('delivered', 'cancelled', 'refunded')` : undefined,
    filter.states && sql`o.state = any(${[...filter.states]}::text[])`,
    filter.chefId === undefined ? undefined : sql`o.chef_id = ${filter.chefId}`,
    filter.driverId === undefined ? undefined : sql`o.driver_id = ${filter.driverId}`,
    filter.customerId === undefined ? undefined : sql`o.customer_id = ${filter.customerId}`,
    words === undefined
      ? undefined
      : sql`(o.number ilike ${words} or o.customer_name ilike ${words} or c.business_name ilike ${words})`,
  ])
}

/** The open ones oldest first, else the newest first. */
export function listDeskRows(
  tx: Tx,
  filter: DeskFilter,
  { after, limit }: { after: { at: Date; id: string } | undefined; limit: number },
): Promise<DeskRow[]> {
  const isOldestFirst = filter.group === 'open' || filter.group === 'attention'
  const beyond = isOldestFirst ? sql`>` : sql`<`
  const way = isOldestFirst ? sql`asc` : sql`desc`
  return tx.many<DeskRow>(sql`
    ${deskColumns(tx)}
     where ${where(tx, filter)}
       and (${after?.id ?? null}::uuid is null
            or (o.placed_at, o.id) ${beyond} (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
     order by o.placed_at ${way}, o.id ${way}
     limit ${limit}`)
}

export async function readDeskRow(tx: Tx, id: string): Promise<DeskRow | undefined> {
  return tx.maybe<DeskRow>(sql`${deskColumns(tx)} where o.id = ${id} and o.org_id = ${tx.orgId}`)
}

/** What customers reported: waiting longest first, or decided last first. */
export function listDisputeRows(
  tx: Tx,
  of: { isOpen: boolean; after: { at: Date; id: string } | undefined; limit: number },
): Promise<DeskRow[]> {
  const { isOpen, after, limit } = of
  const beyond = isOpen ? sql`>` : sql`<`
  const way = isOpen ? sql`asc` : sql`desc`
  return tx.many<DeskRow>(sql`
    ${deskColumns(tx)}
     where o.org_id = ${tx.orgId} and o.problem_at is not null
       and (o.state = 'disputed') = ${isOpen}
       and (${after?.id ?? null}::uuid is null
            or (o.problem_at, o.id) ${beyond} (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
     order by o.problem_at ${way}, o.id ${way}
     limit ${limit}`)
}

export interface StateCount {
  readonly state: OrderState
  readonly count: number
}

/** Orders by state; of those that are over, today's only. */
export function countStates(tx: Tx, today: string): Promise<StateCount[]> {
  return tx.many<StateCount & Record<string, unknown>>(sql`
    select o.state, count(*)::int as count
      from ridendine.orders o
      left join ridendine.order_places p on p.order_id = o.id
     where o.org_id = ${tx.orgId} and (${OPEN} or p.day = ${today})
     group by o.state`)
}

export interface Pressing {
  readonly late: number
  readonly waiting_for_driver: number
}

export function countPressing(tx: Tx): Promise<Pressing> {
  return tx.one<Pressing & Record<string, unknown>>(sql`
    select count(*) filter (where o.promised_by < ${tx.now})::int as late,
           count(*) filter (where o.state = 'ready_for_pickup' and o.driver_id is null)::int as waiting_for_driver
      from ridendine.orders o
     where o.org_id = ${tx.orgId} and ${OPEN}`)
}

/** Open orders by the zone of their kitchen. */
export function countByZone(tx: Tx): Promise<{ zone: string; open: number; waiting: number }[]> {
  return tx.many<{ zone: string; open: number; waiting: number }>(sql`
    select coalesce(p.zone, '') as zone, count(*)::int as open,
           count(*) filter (where o.state = 'ready_for_pickup' and o.driver_id is null)::int as waiting
      from ridendine.orders o
      left join ridendine.order_places p on p.order_id = o.id
     where o.org_id = ${tx.orgId} and ${OPEN}
     group by 1`)
}

/** How many orders each of these drivers has in hand. */
export async function countLoads(
  tx: Tx,
  driverIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.many<{ driver_id: string; load: number }>(sql`
    select driver_id, count(*)::int as load
      from ridendine.orders o
     where o.org_id = ${tx.orgId} and o.driver_id = any(${[...driverIds]}::uuid[]) and ${OPEN}
       and o.state <> 'disputed'
     group by driver_id`)
  return new Map(rows.map((row) => [row.driver_id, row.load]))
}

export interface DaySums {
  readonly placed: number
  readonly delivered: number
  readonly cancelled: number
  readonly standing: number
  readonly turnover_minor: bigint
  readonly fee_minor: bigint
}

/** Orders of one local day, as they stand. */
export function sumOfDay(tx: Tx, day: string): Promise<DaySums> {
  return tx.one<DaySums & Record<string, unknown>>(sql`
    select count(*)::int as placed,
           count(*) filter (where o.delivered_at is not null)::int as delivered,
           count(*) filter (where o.state = 'cancelled')::int as cancelled,
           count(*) filter (where o.state not in ('cancelled', 'refunded', 'pending'))::int as standing,
           coalesce(sum(o.subtotal_minor + o.tax_minor + o.delivery_minor + o.service_minor)
             filter (where o.state not in ('cancelled', 'refunded', 'pending')), 0)::bigint as turnover_minor,
           coalesce(sum(o.fee_minor)
             filter (where o.state not in ('cancelled', 'refunded', 'pending')), 0)::bigint as fee_minor
      from ridendine.order_places p
      join ridendine.orders o on o.id = p.order_id
     where p.org_id = ${tx.orgId} and p.day = ${day}::date`)
}
