import { sql, type Tx } from '#foundation/db'
import type { Legs } from './legs.ts'

export interface RefundRow {
  readonly id: string
  readonly order_id: string
  readonly refund_id: string
  readonly amount_minor: bigint
  readonly chef_minor: bigint
  readonly driver_minor: bigint
  readonly platform_minor: bigint
  readonly tax_minor: bigint
  readonly tip_minor: bigint
  readonly cause: string
  readonly reason: string
  readonly decided_by: string | null
  readonly given_at: Date
}

export async function insertRefund(
  tx: Tx,
  row: Pick<RefundRow, 'id' | 'order_id' | 'refund_id' | 'cause' | 'reason' | 'amount_minor'>,
  legs: Legs,
): Promise<void> {
  await tx.run(sql`
    insert into ridendine.order_refunds
           (id, order_id, refund_id, amount_minor, chef_minor, driver_minor, platform_minor, tax_minor,
            tip_minor, cause, reason, decided_by, given_at)
    values (${row.id}, ${row.order_id}, ${row.refund_id}, ${row.amount_minor}, ${legs.chef},
            ${legs.driver}, ${legs.platform}, ${legs.tax}, ${legs.tip}, ${row.cause}, ${row.reason},
            ${tx.actor.id}, ${tx.now})`)
}

/** What was given back of an order, oldest first. */
export function listRefunds(tx: Tx, orderId: string): Promise<RefundRow[]> {
  return tx.many<RefundRow>(sql`
    select id, order_id, refund_id, amount_minor, chef_minor, driver_minor, platform_minor,
           tax_minor, tip_minor, cause, reason, decided_by, given_at
      from ridendine.order_refunds
     where order_id = ${orderId} and org_id = ${tx.orgId}
     order by given_at, id
     limit 100`)
}

/** The line of an order that a refund of the payments module stands for; undefined for others'. */
export function findRefundOf(tx: Tx, refundId: string): Promise<RefundRow | undefined> {
  return tx.maybe<RefundRow>(sql`
    select * from ridendine.order_refunds where refund_id = ${refundId} and org_id = ${tx.orgId}`)
}

/** How often a customer was given something back at once since then. */
export async function countInstant(tx: Tx, customerId: string, since: Date): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*)::int as count
      from ridendine.orders o
     where o.org_id = ${tx.orgId} and o.customer_id = ${customerId}
       and o.problem_at >= ${since} and o.problem_outcome = 'refunded_at_once'`)
  return count
}
