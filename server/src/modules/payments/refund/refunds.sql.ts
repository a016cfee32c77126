import { sql, type Tx } from '#foundation/db'
import type { StateOf } from '#foundation/lifecycle'
import { refuse } from '../refusals.ts'
import type { refundLifecycle } from './refund.lifecycle.ts'

export interface RefundRow {
  readonly id: string
  readonly payment_id: string
  readonly key: string
  readonly amount_minor: bigint
  readonly currency: string
  readonly reason: string
  readonly paid_by: unknown
  readonly provider_refund_id: string | null
  readonly failure_says: string | null
  readonly asked_at: Date
  readonly state: StateOf<typeof refundLifecycle>
  readonly version: number
  readonly lifecycle_version: number
}

const REFUND = sql`id, payment_id, key, amount_minor, currency, reason, paid_by, provider_refund_id,
  failure_says, asked_at, state, version, lifecycle_version`

export async function readRefundRow(tx: Tx, id: string): Promise<RefundRow> {
  const row = await tx.maybe<RefundRow & Record<string, unknown>>(sql`
    select ${REFUND} from payments.refunds where id = ${id} and org_id = ${tx.orgId}`)
  if (!row) throw refuse.no_such_refund({ refundId: id })
  return row
}

export async function lockRefund(tx: Tx, id: string): Promise<RefundRow> {
  const row = await tx.maybe<RefundRow & Record<string, unknown>>(sql`
    select ${REFUND} from payments.refunds where id = ${id} and org_id = ${tx.orgId} for update`)
  if (!row) throw refuse.no_such_refund({ refundId: id })
  return row
}

export function findRefundByKey(tx: Tx, key: string): Promise<RefundRow | undefined> {
  return tx.maybe<RefundRow & Record<string, unknown>>(sql`
    select ${REFUND} from payments.refunds where key = ${key} and org_id = ${tx.orgId}`)
}

/** Keep what the provider calls it, the first time it is heard. */
export function rememberRefund(
  tx: Tx,
  id: string,
  providerRefundId: string | null,
): Promise<number> {
  return tx.run(sql`
    update payments.refunds set provider_refund_id = ${providerRefundId}
     where id = ${id} and org_id = ${tx.orgId} and provider_refund_id is null`)
}

const MOST_REFUNDS = 100

export function listRefundRows(tx: Tx, paymentId: string): Promise<RefundRow[]> {
  return tx.many<RefundRow & Record<string, unknown>>(sql`
    select ${REFUND} from payments.refunds
     where payment_id = ${paymentId} and org_id = ${tx.orgId} order by asked_at, id limit ${MOST_REFUNDS}`)
}
