import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId, sha256 } from '#foundation/ids'
import { type Money, toWire } from '#foundation/money'
import type { Account } from './accounts.ts'
import { TransferPosted } from './events.ts'
import { type Line, listAccountRows, lockAccounts, postEntries } from './ledger.sql.ts'
import { refuse } from './refusals.ts'

export interface TransferLine {
  readonly account: Account | string
  /** Signed: a credit is positive (the owner is owed more), a debit negative. Zero is left out. */
  readonly amount: Money
  /** What this line is, for the statement: 'platform fee'. The transfer's reason unless told. */
  readonly what?: string
}

export interface Transfer {
  /** One transfer per key and organisation: the same again changes nothing. */
  readonly key: string
  /** The thing it is about: `zenvee.booking:<id>`. */
  readonly about?: string | null
  readonly reason: string
  readonly entries: readonly TransferLine[]
}

/** Let go of this hold's money in the same breath; for captures. */
export interface Unheld {
  readonly accountId: string
  readonly amount: Money
}

/**
 * Move money between accounts: all lines or none, summing to zero per currency. Accounts are
 * locked in ascending order, so call it last, after the story's own locks.
 * Throws ledger.unbalanced, too_little, no_such_account, and key_reused when the key was used
 * for other lines.
 */
export async function postTransfer(
  tx: Tx,
  transfer: Transfer,
  unheld?: Unheld,
): Promise<{ transferId: string; isNew: boolean }> {
  const lines = transfer.entries
    .filter((line) => line.amount.minor !== 0n)
    .map(
      (line): Line => ({
        accountId: typeof line.account === 'string' ? line.account : line.account.id,
        amount: line.amount,
        what: line.what ?? transfer.reason,
      }),
    )
  refuseImbalance(lines)

  const about = transfer.about ?? null
  const posted = await postEntries(tx, {
    transferId: newId(),
    key: transfer.key,
    reason: transfer.reason,
    about,
    lines,
    unheld,
    fingerprint: fingerprintOf(transfer.reason, about, lines),
  })
  const facts = { key: transfer.key, accountId: posted.account_id }
  if (posted.outcome === 'other') throw refuse.key_reused(facts)
  if (posted.outcome === 'no_account') throw refuse.no_such_account(facts)
  if (posted.outcome === 'too_little') throw refuse.too_little(facts)
  if (posted.outcome === 'known') return { transferId: posted.transfer_id, isNew: false }

  await tellPosted(tx, posted.transfer_id, { reason: transfer.reason, about, lines })
  return { transferId: posted.transfer_id, isNew: true }
}

/**
 * Many transfers in one transaction, all or none. Every account of theirs is locked first, in
 * ascending order, so that two who post many never wait for each other in a circle; then the
 * transfers travel without waiting for each other's answers. Throws what postTransfer throws.
 */
export async function postTransfers(
  tx: Tx,
  transfers: readonly Transfer[],
): Promise<{ transferId: string; isNew: boolean }[]> {
  const accounts = transfers.flatMap(({ entries }) =>
    entries.map(({ account }) => (typeof account === 'string' ? account : account.id)),
  )
  await lockAccounts(tx, [...new Set(accounts)])
  return Promise.all(transfers.map((transfer) => postTransfer(tx, transfer)))
}

function refuseImbalance(lines: readonly Line[]): void {
  const sums = new Map<string, bigint>()
  for (const { amount } of lines) {
    sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + amount.minor)
  }
  const off = [...sums].find(([, sum]) => sum !== 0n)
  if (off) throw refuse.unbalanced({ currency: off[0], offBy: off[1].toString() })
  if (lines.length === 0) throw refuse.not_an_amount()
}

/** The same lines in any order are the same transfer. */
function fingerprintOf(reason: string, about: string | null, lines: readonly Line[]): string {
  const said = lines.map((line) =>
    [line.accountId, line.amount.minor.toString(), line.amount.currency, line.what].join(' '),
  )
  return sha256(JSON.stringify([reason, about, said.sort()]))
}

async function tellPosted(
  tx: Tx,
  transferId: string,
  { reason, about, lines }: { reason: string; about: string | null; lines: readonly Line[] },
): Promise<void> {
  const rows = await listAccountRows(tx, { ids: lines.map((line) => line.accountId) })
  const accounts = new Map(rows.map((row) => [row.id, row]))
  await tell(tx, TransferPosted, `ledger.transfer:${transferId}`, {
    transferId,
    reason,
    about,
    lines: lines.flatMap(({ accountId, what, amount }) => {
      const account = accounts.get(accountId)
      if (!account) return []
      return [
        {
          accountId,
          what,
          amount: toWire(amount),
          purpose: account.purpose,
          ownerKind: account.owner_kind,
          ownerId: account.owner_id,
        },
      ]
    }),
  })
}
