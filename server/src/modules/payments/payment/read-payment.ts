import { pageFrom, readCursor, type Tx } from '#foundation/db'
import { type Money, money } from '#foundation/money'
import {
  listPaymentRows,
  listPaymentRowsAbout,
  type PaymentFilter,
  type PaymentRow,
  readPaymentRow,
} from './payments.sql.ts'

/** A payment as others may look at it. */
export interface Payment {
  readonly id: string
  readonly about: string
  readonly payerId: string
  readonly state: PaymentRow['state']
  readonly version: number
  readonly amount: Money
  readonly captured: Money
  readonly refunded: Money
  readonly fee: Money
  readonly description: string
  /** Where the payer answers their bank; for the payer only. */
  readonly actionUrl: string | null
  readonly failure: { readonly code: string; readonly says: string } | null
  readonly requestedAt: Date
  readonly authorisedAt: Date | null
  readonly capturedAt: Date | null
}

/** One payment. Throws payments.no_such_payment. */
export async function readPayment(tx: Tx, paymentId: string): Promise<Payment> {
  return paymentOf(await readPaymentRow(tx, paymentId))
}

/** Every payment for one thing, oldest first. */
export async function paymentsAbout(tx: Tx, about: string): Promise<Payment[]> {
  return (await listPaymentRowsAbout(tx, about)).map(paymentOf)
}

/** A page of payments, newest first. */
export async function listPayments(
  tx: Tx,
  input: Omit<PaymentFilter, 'before'> & { cursor?: string | undefined },
): Promise<{ items: Payment[]; nextCursor: string | null }> {
  const [at, id] = readCursor(input.cursor, 2) ?? []
  const before = at && id ? { at, id } : undefined
  const rows = await listPaymentRows(tx, { ...input, limit: input.limit + 1, before })
  return pageFrom(rows, input.limit, paymentOf, (row) => [row.requested_at.toISOString(), row.id])
}

function paymentOf(row: PaymentRow): Payment {
  const inCurrency = (minor: bigint) => money(minor, row.currency)
  return {
    id: row.id,
    about: row.about,
    payerId: row.payer_id,
    state: row.state,
    version: row.version,
    amount: inCurrency(row.amount_minor),
    captured: inCurrency(row.captured_minor),
    refunded: inCurrency(row.refunded_minor),
    fee: inCurrency(row.fee_minor),
    description: row.description,
    actionUrl: row.action_url,
    failure:
      row.failure_code === null ? null : { code: row.failure_code, says: row.failure_says ?? '' },
    requestedAt: row.requested_at,
    authorisedAt: row.authorised_at,
    capturedAt: row.captured_at,
  }
}
