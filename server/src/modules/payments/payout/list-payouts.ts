import { pageFrom, readCursor, type Tx } from '#foundation/db'
import { type Money, money } from '#foundation/money'
import { addMs, days, msBetween } from '#foundation/time'
import { countPayouts, listPayoutRows, type PayoutRow, readPayoutRow } from './payouts.sql.ts'

/** A payout as its owner and the operator see it. */
export interface Payout {
  readonly id: string
  readonly personId: string
  readonly amount: Money
  readonly state: PayoutRow['state']
  readonly failure: string | null
  readonly askedAt: Date
  readonly arrivesAt: Date | null
}

/** One payout. Throws payments.no_such_payout. */
export async function readPayout(tx: Tx, payoutId: string): Promise<Payout> {
  return payoutOf(await readPayoutRow(tx, payoutId))
}

/** A page of payouts, newest first. */
export async function listPayouts(
  tx: Tx,
  input: {
    personId?: string | undefined
    state?: string | undefined
    limit: number
    cursor?: string | undefined
  },
): Promise<{ items: Payout[]; nextCursor: string | null }> {
  const [at, id] = readCursor(input.cursor, 2) ?? []
  const before = at && id ? { at, id } : undefined
  const rows = await listPayoutRows(tx, { ...input, limit: input.limit + 1, before })
  return pageFrom(rows, input.limit, payoutOf, (row) => [row.asked_at.toISOString(), row.id])
}

export interface PayoutHealth {
  readonly since: Date
  readonly states: readonly {
    state: PayoutRow['state']
    count: number
    amount: Money
    oldestMs: number
  }[]
  /** Paid of all that ended; null while none has. */
  readonly paidShare: number | null
}

const WINDOW_DAYS = 30

/** How the last thirty days' payouts stand. */
export async function readPayoutHealth(tx: Tx): Promise<PayoutHealth> {
  const since = addMs(tx.now, -days(WINDOW_DAYS))
  const rows = await countPayouts(tx, since)
  const count = (state: string) =>
    rows.filter((row) => row.state === state).reduce((sum, row) => sum + row.count, 0)
  const ended = count('paid') + count('failed')
  return {
    since,
    paidShare: ended === 0 ? null : count('paid') / ended,
    states: rows.map((row) => ({
      state: row.state,
      count: row.count,
      amount: money(row.minor, row.currency),
      oldestMs: msBetween(row.oldest_at, tx.now),
    })),
  }
}

function payoutOf(row: PayoutRow): Payout {
  return {
    id: row.id,
    personId: row.person_id,
    amount: money(row.amount_minor, row.currency),
    state: row.state,
    failure: row.failure_says,
    askedAt: row.asked_at,
    arrivesAt: row.arrives_at,
  }
}
