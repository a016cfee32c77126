import type { Money } from '#contract/money'
import type { DropOff, OrderState } from '#contract/ridendine'
import { type Query, sql, type Tx } from '#foundation/db'
import { isUuid } from '#foundation/ids'
import { begin, type StoryRow } from '#foundation/lifecycle'
import { refuse } from '../refusals.ts'
import { OrderPlaced } from './order.events.ts'
import { orderLifecycle } from './order.lifecycle.ts'

export interface OrderRow extends StoryRow {
  readonly state: OrderState
  readonly state_since: Date
  readonly number: string
  readonly customer_id: string
  readonly customer_name: string
  readonly chef_id: string
  readonly driver_id: string | null
  readonly note: string
  readonly summary: string
  readonly item_count: number
  readonly group_order_id: string | null
  readonly drop_off: DropOff
  readonly drop_note: string
  readonly drop_label: string
  readonly drop_district: string
  readonly drop_lat: number
  readonly drop_lng: number
  readonly pickup_lat: number
  readonly pickup_lng: number
  readonly distance_metres: number
  readonly currency: string
  readonly subtotal_minor: bigint
  readonly tax_minor: bigint
  readonly delivery_minor: bigint
  readonly service_minor: bigint
  readonly tip_minor: bigint
  readonly tip_later_minor: bigint
  readonly fee_minor: bigint
  readonly chef_minor: bigint
  readonly driver_minor: bigint
  readonly refunded_minor: bigint
  readonly payment_method_id: string | null
  readonly payment_id: string | null
  readonly payment_state:
    | 'none'
    | 'asked'
    | 'needs_action'
    | 'failed'
    | 'captured'
    | 'voided'
    | 'refunded'
  readonly payment_reason: string | null
  readonly tip_payment_id: string | null
  readonly pickup_code: string
  readonly prep_minutes: number
  readonly scheduled_for: Date | null
  readonly paid_at: Date | null
  readonly pay_by: Date | null
  readonly answer_by: Date | null
  readonly ready_at: Date | null
  readonly eta_from: Date | null
  readonly eta_to: Date | null
  readonly promised_by: Date | null
  readonly accepted_at: Date | null
  readonly preparing_at: Date | null
  readonly ready_since: Date | null
  readonly picked_up_at: Date | null
  readonly delivered_at: Date | null
  readonly completes_at: Date | null
  readonly completed_at: Date | null
  readonly proof_note: string | null
  readonly proof_file_id: string | null
  readonly cancelled_by: string | null
  readonly cancel_reason: string | null
  readonly cancel_note: string | null
  readonly problem_kind: string | null
  readonly problem_text: string | null
  readonly problem_minor: bigint | null
  readonly problem_file_ids: readonly string[]
  readonly problem_at: Date | null
  readonly problem_outcome: string | null
  readonly food_rated_at: Date | null
  readonly delivery_rated_at: Date | null
  readonly settled_at: Date | null
  readonly released_at: Date | null
  readonly placed_at: Date
}

/** A dish of an order, priced as it was. */
export interface ItemRow {
  readonly id: string
  readonly order_id: string
  readonly menu_item_id: string
  readonly name: string
  readonly quantity: number
  readonly unit_minor: bigint
  readonly instructions: string
  readonly for_name: string | null
  readonly place: number
}

/** An order begins, waiting for its payment. */
export function beginOrder(
  tx: Tx,
  columns: Record<string, unknown> & { id: string; number: string },
  say: { customerId: string; chefId: string; total: Money },
): Promise<OrderRow> {
  const { number } = columns
  return begin(tx, orderLifecycle, columns, OrderPlaced, (orderId) => ({
    ...say,
    number,
    orderId,
    driverId: null,
  }))
}

/** The dishes, in the order of the cart. */
export async function insertItems(tx: Tx, items: readonly ItemRow[]): Promise<void> {
  await tx.run(sql`
    insert into ridendine.order_items
           (id, order_id, menu_item_id, name, quantity, unit_minor, instructions, for_name, place)
    select * from unnest(
      ${items.map((item) => item.id)}::uuid[], ${items.map((item) => item.order_id)}::uuid[],
      ${items.map((item) => item.menu_item_id)}::uuid[], ${items.map((item) => item.name)}::text[],
      ${items.map((item) => item.quantity)}::int[], ${items.map((item) => item.unit_minor)}::bigint[],
      ${items.map((item) => item.instructions)}::text[], ${items.map((item) => item.for_name)}::text[],
      ${items.map((item) => item.place)}::int[])`)
}

export function listItems(tx: Tx, orderId: string): Promise<ItemRow[]> {
  return tx.many<ItemRow>(sql`
    select id, order_id, menu_item_id, name, quantity, unit_minor, instructions, for_name, place
      from ridendine.order_items
     where order_id = ${orderId} and org_id = ${tx.orgId}
     order by place
     limit 100`)
}

/** Lock first, then look: whoever holds this row decides, and everyone else waits. */
export async function lockOrder(tx: Tx, id: string): Promise<OrderRow> {
  const row = await tx.maybe<OrderRow>(sql`
    select * from ridendine.orders where id = ${id} and org_id = ${tx.orgId} for update`)
  if (!row) throw refuse.no_such_order({ orderId: id })
  return row
}

/** Undefined when there is none, or when the id is no id. */
export async function findOrderRow(tx: Tx, id: string): Promise<OrderRow | undefined> {
  if (!isUuid(id)) return undefined
  return tx.maybe<OrderRow>(
    sql`select * from ridendine.orders where id = ${id} and org_id = ${tx.orgId}`,
  )
}

export async function readOrderRow(tx: Tx, id: string): Promise<OrderRow> {
  const row = await findOrderRow(tx, id)
  if (!row) throw refuse.no_such_order({ orderId: id })
  return row
}

/** The order that a payment (or the payment of a later tip) is for, locked; undefined for others'. */
export function lockOrderOfPayment(tx: Tx, paymentId: string): Promise<OrderRow | undefined> {
  return tx.maybe<OrderRow>(sql`
    select * from ridendine.orders
     where (payment_id = ${paymentId} or tip_payment_id = ${paymentId}) and org_id = ${tx.orgId}
       for update`)
}

/** The next number of a local day: RND-20260601-0001. Numbers are unique; gaps may be. */
export async function nextNumber(tx: Tx, day: string): Promise<string> {
  const { last } = await tx.one<{ last: number }>(sql`
    insert into ridendine.order_numbers (day, last) values (${day}, 1)
        on conflict (org_id, day) do update set last = ridendine.order_numbers.last + 1
    returning last`)
  return `RND-${day.replaceAll('-', '')}-${String(last).padStart(4, '0')}`
}

/** Facts of an order that are no chapter of its story: money states, times, ratings, the driver. */
export async function noteOrder(
  tx: Tx,
  id: string,
  facts: Partial<Omit<OrderRow, 'id' | 'state' | 'version'>>,
): Promise<OrderRow> {
  const row = await tx.maybe<OrderRow>(noteStatement(tx, id, facts))
  if (!row) throw refuse.no_such_order({ orderId: id })
  return row
}

function noteStatement(tx: Tx, id: string, facts: Partial<OrderRow>) {
  const sets = Object.entries(facts).reduce(
    (so, [column, value]) => sql`${so}, ${columnOf(column)} = ${value}`,
    sql`version = version + 1`,
  )
  return sql`update ridendine.orders set ${sets} where id = ${id} and org_id = ${tx.orgId} returning *`
}

/** Which columns these are, and what each is called: nothing else is changed without a move. */
const FACTS: ReadonlyMap<string, Query> = new Map([
  ['payment_state', sql`payment_state`],
  ['payment_reason', sql`payment_reason`],
  ['payment_id', sql`payment_id`],
  ['payment_method_id', sql`payment_method_id`],
  ['tip_later_minor', sql`tip_later_minor`],
  ['tip_payment_id', sql`tip_payment_id`],
  ['refunded_minor', sql`refunded_minor`],
  ['settled_at', sql`settled_at`],
  ['released_at', sql`released_at`],
  ['driver_id', sql`driver_id`],
  ['ready_at', sql`ready_at`],
  ['eta_from', sql`eta_from`],
  ['eta_to', sql`eta_to`],
  ['promised_by', sql`promised_by`],
  ['answer_by', sql`answer_by`],
  ['completes_at', sql`completes_at`],
  ['problem_kind', sql`problem_kind`],
  ['problem_text', sql`problem_text`],
  ['problem_minor', sql`problem_minor`],
  ['problem_file_ids', sql`problem_file_ids`],
  ['problem_at', sql`problem_at`],
  ['problem_outcome', sql`problem_outcome`],
  ['proof_note', sql`proof_note`],
  ['proof_file_id', sql`proof_file_id`],
  ['food_rated_at', sql`food_rated_at`],
  ['delivery_rated_at', sql`delivery_rated_at`],
])

function columnOf(column: string): Query {
  const known = FACTS.get(column)
  if (!known) throw new Error(`${column} changes only with a move`)
  return known
}
