import { sql, type Tx } from '#foundation/db'
import type { OrderRow } from '../orders/orders.sql.ts'

/** Most that one driver has in hand. */
const MOST_IN_HAND = 20
/** Runs that are looked at for their times of arrival at once. */
const MOST_RUNS = 1000

/** What a driver has said yes to and not delivered. */
export function listInHand(tx: Tx, driverId: string): Promise<OrderRow[]> {
  return tx.many<OrderRow>(sql`
    select * from ridendine.orders
     where org_id = ${tx.orgId} and driver_id = ${driverId}
       and state in ('accepted', 'preparing', 'ready_for_pickup', 'assigned_to_driver', 'picked_up', 'in_transit')
     order by placed_at, id
     limit ${MOST_IN_HAND}`)
}

/** Orders, locked in the order of their ids: everybody who needs several locks them this way. */
export function lockOrders(tx: Tx, ids: readonly string[]): Promise<OrderRow[]> {
  return tx.many<OrderRow>(sql`
    select * from ridendine.orders
     where org_id = ${tx.orgId} and id = any(${ids}::uuid[])
     order by id
       for update`)
}

export function readOrders(tx: Tx, ids: readonly string[]): Promise<OrderRow[]> {
  return tx.many<OrderRow>(sql`
    select * from ridendine.orders
     where org_id = ${tx.orgId} and id = any(${ids}::uuid[])
     order by id`)
}

/** Drivers with something in hand. */
export async function listDriving(tx: Tx): Promise<string[]> {
  const rows = await tx.many<{ driver_id: string }>(sql`
    select distinct driver_id from ridendine.orders
     where org_id = ${tx.orgId} and driver_id is not null
       and state in ('accepted', 'preparing', 'ready_for_pickup', 'assigned_to_driver', 'picked_up', 'in_transit')
     order by driver_id
     limit ${MOST_RUNS}`)
  return rows.map((row) => row.driver_id)
}

export interface DishRow {
  readonly order_id: string
  readonly name: string
  readonly quantity: number
}

export function listDishes(tx: Tx, orderIds: readonly string[]): Promise<DishRow[]> {
  return tx.many<DishRow & Record<string, unknown>>(sql`
    select order_id, name, quantity from ridendine.order_items
     where org_id = ${tx.orgId} and order_id = any(${orderIds}::uuid[])
     order by order_id, place
     limit 500`)
}
