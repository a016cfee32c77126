import { sql, type Tx } from '#foundation/db'

/** An order as it was priced, and what it is priced from. */
export interface PricedRow {
  readonly currency: string
  readonly distance_metres: number
  readonly subtotal_minor: bigint
  readonly tax_minor: bigint
  readonly delivery_minor: bigint
  readonly service_minor: bigint
  readonly fee_minor: bigint
  readonly chef_minor: bigint
  readonly driver_minor: bigint
}

export async function countPricedOrders(tx: Tx, since: Date): Promise<number> {
  const { n } = await tx.one<{ n: number }>(sql`
    select count(*)::int as n from ridendine.orders
     where org_id = ${tx.orgId} and placed_at >= ${since} and delivered_at is not null`)
  return n
}

/** Delivered orders, the newest first. */
export function listPricedOrders(tx: Tx, since: Date, limit: number): Promise<PricedRow[]> {
  return tx.many<PricedRow & Record<string, unknown>>(sql`
    select currency, distance_metres, subtotal_minor, tax_minor, delivery_minor, service_minor,
           fee_minor, chef_minor, driver_minor
      from ridendine.orders
     where org_id = ${tx.orgId} and placed_at >= ${since} and delivered_at is not null
     order by placed_at desc, id desc
     limit ${limit}`)
}
