import { pageFrom, readCursor, type Tx } from '#foundation/db'
import { type Money, money } from '#foundation/money'
import { ownerOf } from './accounts.ts'
import type { Owner, Purpose } from './chart.ts'
import {
  type EntryRow,
  listAccountRows,
  listEntriesAbout,
  listEntriesOfAction,
  listEntryRows,
} from './ledger.sql.ts'

/** One line of the books as a statement shows it. */
export interface Entry {
  readonly entryNo: string
  readonly transferId: string
  readonly accountId: string
  readonly owner: Owner
  readonly purpose: Purpose
  /** Credits are positive. */
  readonly amount: Money
  readonly balanceAfter: Money
  readonly what: string
  readonly reason: string
  readonly about: string | null
  /** The business action that moved it. */
  readonly correlationId: string
  readonly postedAt: Date
}

export interface EntriesPage {
  items: Entry[]
  nextCursor: string | null
}

/** A page of the entries of one account, or of all accounts of an owner, newest first. */
export async function listEntries(
  tx: Tx,
  input: ({ accountId: string } | { owner: Owner }) & {
    limit: number
    cursor?: string | undefined
  },
): Promise<EntriesPage> {
  const [before] = readCursor(input.cursor, 1) ?? []
  const ids =
    'accountId' in input
      ? [input.accountId]
      : (await listAccountRows(tx, { owner: input.owner })).map((row) => row.id)
  const rows = await listEntryRows(
    tx,
    ids,
    input.limit + 1,
    before && /^\d{1,18}$/.test(before) ? BigInt(before) : null,
  )
  return pageFrom(rows, input.limit, entryOf, (row) => [row.entry_no.toString()])
}

/** Everything the books say about one thing, oldest first, at most 500 lines. */
export async function entriesAbout(tx: Tx, about: string): Promise<Entry[]> {
  return (await listEntriesAbout(tx, about)).map(entryOf)
}

/** Everything one business action moved, oldest first. */
export async function entriesOfAction(tx: Tx, correlationId: string): Promise<Entry[]> {
  return (await listEntriesOfAction(tx, correlationId)).map(entryOf)
}

function entryOf(row: EntryRow): Entry {
  return {
    entryNo: row.entry_no.toString(),
    transferId: row.transfer_id,
    accountId: row.account_id,
    owner: ownerOf(row),
    purpose: row.purpose,
    amount: money(row.amount_minor, row.currency),
    balanceAfter: money(row.balance_after_minor, row.currency),
    what: row.what,
    reason: row.reason,
    about: row.about,
    correlationId: row.correlation_id,
    postedAt: row.posted_at,
  }
}
