import { readTimeCursor, sql, type Tx } from '#foundation/db'
import type { OrderRow } from './orders.sql.ts'

export interface LineRow
  extends Pick<
    OrderRow,
    | 'id'
    | 'number'
    | 'state'
    | 'state_since'
    | 'version'
    | 'customer_name'
    | 'chef_id'
    | 'driver_id'
    | 'item_count'
    | 'summary'
    | 'currency'
    | 'placed_at'
    | 'scheduled_for'
    | 'ready_at'
    | 'eta_to'
    | 'answer_by'
  > {
  readonly business_name: string
  readonly total_minor: bigint
}

/** The columns of a line, from `ridendine.orders o` and `ridendine.chefs c`. */
export const LINE = sql`
  o.id, o.number, o.state, o.state_since, o.version, o.customer_name, o.chef_id, o.driver_id,
  o.item_count, o.summary, o.currency, o.placed_at, o.scheduled_for, o.ready_at, o.eta_to, o.answer_by,
  c.business_name,
  o.subtotal_minor + o.tax_minor + o.delivery_minor + o.service_minor + o.tip_minor + o.tip_later_minor
    as total_minor`

/** States of orders that are not over. */
export const OPEN_STATES: readonly string[] = [
  'pending',
  'payment_confirmed',
  'accepted',
  'preparing',
  'ready_for_pickup',
  'assigned_to_driver',
  'picked_up',
  'in_transit',
  'disputed',
]

export interface ListOptions {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly group: 'open' | 'past' | 'all'
  readonly state?: OrderRow['state'] | undefined
}

/** One side's orders, newest first; one row more than the limit, so that the caller sees whether there are more. */
export function listOrdersOf(
  tx: Tx,
  as: 'customer' | 'chef' | 'driver',
  personId: string,
  options: ListOptions,
): Promise<LineRow[]> {
  const after = readTimeCursor(options.cursor)
  const mine = {
    customer: sql`o.customer_id = ${personId}`,
    // A kitchen hears of an order when it is paid.
    chef: sql`o.chef_id = ${personId} and o.paid_at is not null`,
    driver: sql`o.driver_id = ${personId}`,
  }[as]
  const group = {
    all: sql`true`,
    open: sql`o.state = any(${OPEN_STATES}::text[])`,
    past: sql`o.state <> all(${OPEN_STATES}::text[])`,
  }[options.group]
  return tx.many<LineRow>(sql`
    select ${LINE}
      from ridendine.orders o join ridendine.chefs c on c.id = o.chef_id
     where o.org_id = ${tx.orgId} and ${mine} and ${group}
       and (${options.state ?? null}::text is null or o.state = ${options.state ?? null})
       and (o.placed_at, o.id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
     order by o.placed_at desc, o.id desc
     limit ${options.limit + 1}`)
}
