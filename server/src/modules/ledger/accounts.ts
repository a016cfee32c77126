import type { Tx } from '#foundation/db'
import { type Money, money } from '#foundation/money'
import type { Owner, Purpose } from './chart.ts'
import {
  type AccountRow,
  findOrInsertAccount,
  listAccountRows,
  listAvailableRows,
  readAccountRow,
} from './ledger.sql.ts'
import { refuse } from './refusals.ts'

export interface Account {
  readonly id: string
  readonly owner: Owner
  readonly purpose: Purpose
  readonly currency: string
}

/** What is on an account, on its normal side; `available` is what no hold has set aside. */
export interface Balance extends Account {
  readonly balance: Money
  readonly held: Money
  readonly available: Money
}

/** The account of an owner for a purpose; opened the first time it is asked for. */
export async function accountFor(
  tx: Tx,
  wanted: { owner: Owner; purpose: Purpose; currency: string },
): Promise<Account> {
  return accountOf(await findOrInsertAccount(tx, wanted.owner, wanted.purpose, wanted.currency))
}

export { accountFor as openAccount }

/** What an account has. Throws ledger.no_such_account. */
export async function readBalance(tx: Tx, accountId: string): Promise<Balance> {
  const row = await readAccountRow(tx, accountId)
  if (!row) throw refuse.no_such_account({ accountId })
  return balanceOf(row)
}

/** Every account of an owner, or of everybody, at most 200. */
export async function listBalances(
  tx: Tx,
  filter: { owner?: Owner; purpose?: Purpose } = {},
): Promise<Balance[]> {
  return (await listAccountRows(tx, filter)).map(balanceOf)
}

/** Who has at least so much available for a purpose: whom to pay out. */
export async function listAvailable(
  tx: Tx,
  { purpose, leastMinor, limit }: { purpose: Purpose; leastMinor: bigint; limit: number },
): Promise<{ personId: string; available: Money }[]> {
  const rows = await listAvailableRows(tx, purpose, leastMinor, limit)
  return rows.map((row) => ({
    personId: row.owner_id,
    available: money(row.available_minor, row.currency),
  }))
}

export function accountOf(row: AccountRow): Account {
  return { id: row.id, owner: ownerOf(row), purpose: row.purpose, currency: row.currency }
}

/** An owner from its two columns. */
export function ownerOf(row: Pick<AccountRow, 'owner_kind' | 'owner_id'>): Owner {
  if (row.owner_kind === 'platform' || row.owner_id === null) return { kind: 'platform' }
  if (row.owner_kind === 'person') return { kind: 'person', id: row.owner_id }
  return { kind: 'external', name: row.owner_id }
}

function balanceOf(row: AccountRow): Balance {
  return {
    ...accountOf(row),
    balance: money(row.balance_minor, row.currency),
    held: money(row.held_minor, row.currency),
    available: money(row.balance_minor - row.held_minor, row.currency),
  }
}
