import { allOf, type Database, sql, type Tx } from '#foundation/db'
import type { StateOf } from '#foundation/lifecycle'
import { refuse } from '../refusals.ts'
import type { paymentLifecycle } from './payment.lifecycle.ts'

export interface PaymentRow {
  readonly id: string
  readonly org_id: string
  readonly key: string
  readonly about: string
  readonly payer_id: string
  readonly method_id: string
  readonly amount_minor: bigint
  readonly currency: string
  readonly description: string
  readonly return_path: string | null
  readonly split: unknown
  readonly captures_at_once: boolean
  readonly capture_minor: bigint
  readonly captured_minor: bigint
  readonly refund_asked_minor: bigint
  readonly refunded_minor: bigint
  readonly fee_minor: bigint
  readonly provider: string
  readonly provider_intent_id: string | null
  readonly provider_dispute_id: string | null
  readonly action_url: string | null
  readonly failure_code: string | null
  readonly failure_says: string | null
  readonly requested_at: Date
  readonly authorised_at: Date | null
  readonly captured_at: Date | null
  readonly state: StateOf<typeof paymentLifecycle>
  readonly state_since: Date
  readonly version: number
  readonly lifecycle_version: number
}

const PAYMENT = sql`id, org_id, key, about, payer_id, method_id, amount_minor, currency, description,
  return_path, split, captures_at_once, capture_minor, captured_minor, refund_asked_minor, refunded_minor,
  fee_minor, provider, provider_intent_id, provider_dispute_id, action_url, failure_code, failure_says,
  requested_at, authorised_at, captured_at, state, state_since, version, lifecycle_version`

/** Lock first, then look: whoever holds this row decides, and everyone else waits. */
export async function lockPayment(tx: Tx, id: string): Promise<PaymentRow> {
  const row = await tx.maybe<PaymentRow & Record<string, unknown>>(sql`
    select ${PAYMENT} from payments.payments where id = ${id} and org_id = ${tx.orgId} for update`)
  if (!row) throw refuse.no_such_payment({ paymentId: id })
  return row
}

export async function readPaymentRow(tx: Tx, id: string): Promise<PaymentRow> {
  const row = await tx.maybe<PaymentRow & Record<string, unknown>>(sql`
    select ${PAYMENT} from payments.payments where id = ${id} and org_id = ${tx.orgId}`)
  if (!row) throw refuse.no_such_payment({ paymentId: id })
  return row
}

export function findPaymentByKey(tx: Tx, key: string): Promise<PaymentRow | undefined> {
  return tx.maybe<PaymentRow & Record<string, unknown>>(sql`
    select ${PAYMENT} from payments.payments where key = ${key} and org_id = ${tx.orgId}`)
}

/** The payment of an intent in this organisation, if it is known here. */
export async function findPaymentIdByIntent(tx: Tx, intentId: string): Promise<string | undefined> {
  const row = await tx.maybe<{ id: string }>(sql`
    select id from payments.payments where provider_intent_id = ${intentId} and org_id = ${tx.orgId}`)
  return row?.id
}

const MOST_ABOUT = 100

export function listPaymentRowsAbout(tx: Tx, about: string): Promise<PaymentRow[]> {
  return tx.many<PaymentRow & Record<string, unknown>>(sql`
    select ${PAYMENT} from payments.payments
     where about = ${about} and org_id = ${tx.orgId} order by requested_at, id limit ${MOST_ABOUT}`)
}

export interface PaymentFilter {
  readonly payerId?: string | undefined
  readonly state?: string | undefined
  readonly limit: number
  readonly before?: { readonly at: string; readonly id: string } | undefined
}

/** Newest first. */
export function listPaymentRows(
  tx: Tx,
  { payerId, state, limit, before }: PaymentFilter,
): Promise<PaymentRow[]> {
  const having = allOf([
    payerId === undefined ? undefined : sql`payer_id = ${payerId}`,
    state === undefined ? undefined : sql`state = ${state}`,
    before === undefined
      ? undefined
      : sql`(requested_at, id) < (${before.at}::timestamptz, ${before.id}::uuid)`,
  ])
  return tx.many<PaymentRow & Record<string, unknown>>(sql`
    select ${PAYMENT} from payments.payments
     where org_id = ${tx.orgId} and ${having}
     order by requested_at desc, id desc limit ${limit}`)
}

/** Keep what the provider calls it, the first time it is heard. */
export function rememberIntent(tx: Tx, id: string, intentId: string): Promise<number> {
  return tx.run(sql`
    update payments.payments set provider_intent_id = ${intentId}
     where id = ${id} and org_id = ${tx.orgId} and provider_intent_id is null`)
}

export function addRefundAsked(tx: Tx, id: string, minor: bigint): Promise<number> {
  return tx.run(sql`
    update payments.payments set refund_asked_minor = refund_asked_minor + ${minor}
     where id = ${id} and org_id = ${tx.orgId}`)
}

/** So much of a payment can be refunded again; of it, so much had been sent. */
export function giveBackRoom(
  tx: Tx,
  id: string,
  askedMinor: bigint,
  refundedMinor: bigint,
): Promise<number> {
  return tx.run(sql`
    update payments.payments
       set refund_asked_minor = refund_asked_minor - ${askedMinor},
           refunded_minor = refunded_minor - ${refundedMinor}
     where id = ${id} and org_id = ${tx.orgId}`)
}

/** Whose intent it is, looked for across organisations by the worker role. */
export async function findOrgOfIntent(
  database: Database,
  intentId: string,
): Promise<string | undefined> {
  const [row] = await database.system<{ org_id: string }>(sql`
    select org_id from payments.payments where provider_intent_id = ${intentId}`)
  return row?.org_id
}
