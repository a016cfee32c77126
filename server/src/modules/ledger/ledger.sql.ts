import { allOf, sql, type Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import type { Money } from '#foundation/money'
import { type AccountKind, chart, type Owner, ownerColumns, type Purpose } from './chart.ts'

export interface AccountRow {
  readonly id: string
  readonly kind: AccountKind
  readonly purpose: Purpose
  readonly owner_kind: Owner['kind']
  readonly owner_id: string | null
  readonly currency: string
  readonly may_go_negative: boolean
  readonly balance_minor: bigint
  readonly held_minor: bigint
}

const ACCOUNT = sql`id, kind, purpose, owner_kind, owner_id, currency, may_go_negative, balance_minor, held_minor`

/** The account of this owner, purpose and currency; opened when there is none. Takes no lock on one that is there. */
export async function findOrInsertAccount(
  tx: Tx,
  owner: Owner,
  purpose: Purpose,
  currency: string,
): Promise<AccountRow> {
  const { owner_kind, owner_id } = ownerColumns(owner)
  const mine = sql`owner_kind = ${owner_kind} and owner_id is not distinct from ${owner_id}
     and purpose = ${purpose} and currency = ${currency} and org_id = ${tx.orgId}`
  const known = await tx.maybe<AccountRow>(
    sql`select ${ACCOUNT} from ledger.accounts where ${mine}`,
  )
  if (known) return known
  await tx.run(sql`
    insert into ledger.accounts (id, kind, purpose, owner_kind, owner_id, currency, may_go_negative, opened_at)
    values (${newId()}, ${chart[purpose].kind}, ${purpose}, ${owner_kind}, ${owner_id}, ${currency},
            ${chart[purpose].mayGoNegative}, ${tx.now})
    on conflict on constraint accounts_one_per_purpose do nothing`)
  return tx.one<AccountRow>(sql`select ${ACCOUNT} from ledger.accounts where ${mine}`)
}

export function readAccountRow(tx: Tx, id: string): Promise<AccountRow | undefined> {
  return tx.maybe<AccountRow>(sql`
    select ${ACCOUNT} from ledger.accounts where id = ${id} and org_id = ${tx.orgId}`)
}

const MOST_ACCOUNTS = 200

export function listAccountRows(
  tx: Tx,
  filter: { owner?: Owner | undefined; purpose?: Purpose | undefined; ids?: readonly string[] },
): Promise<AccountRow[]> {
  const { owner_kind, owner_id } = filter.owner
    ? ownerColumns(filter.owner)
    : { owner_kind: null, owner_id: null }
  const having = allOf([
    owner_kind === null
      ? undefined
      : sql`owner_kind = ${owner_kind} and owner_id is not distinct from ${owner_id}`,
    filter.purpose === undefined ? undefined : sql`purpose = ${filter.purpose}`,
    filter.ids === undefined ? undefined : sql`id = any(${filter.ids}::uuid[])`,
  ])
  return tx.many<AccountRow>(sql`
    select ${ACCOUNT} from ledger.accounts where org_id = ${tx.orgId} and ${having}
     order by owner_kind, owner_id, purpose, currency limit ${MOST_ACCOUNTS}`)
}

/** Lock accounts in ascending order, as every posting does. */
export function lockAccounts(tx: Tx, ids: readonly string[]): Promise<number> {
  return tx.run(sql`
    select from ledger.accounts
     where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) order by id for update`)
}

export interface AvailableRow {
  readonly owner_id: string
  readonly currency: string
  readonly available_minor: bigint
}

/** People who have at least so much available on an account of a purpose, in the order of their ids. */
export function listAvailableRows(
  tx: Tx,
  purpose: Purpose,
  leastMinor: bigint,
  limit: number,
): Promise<AvailableRow[]> {
  return tx.many<AvailableRow>(sql`
    select owner_id, currency, balance_minor - held_minor as available_minor
      from ledger.accounts
     where org_id = ${tx.orgId} and owner_kind = 'person' and purpose = ${purpose}
       and balance_minor - held_minor >= ${leastMinor}
     order by owner_id, currency limit ${limit}`)
}

export interface Line {
  readonly accountId: string
  readonly amount: Money
  readonly what: string
}

export interface Posting {
  readonly transferId: string
  readonly key: string
  readonly fingerprint: string
  readonly reason: string
  readonly about: string | null
  readonly lines: readonly Line[]
  readonly unheld?: { readonly accountId: string; readonly amount: Money } | undefined
}

export interface Posted {
  readonly outcome: 'posted' | 'known' | 'other' | 'no_account' | 'too_little'
  readonly transfer_id: string
  readonly account_id: string | null
}

/** The one way entries are written: see the function's own comment in the migration. */
export function postEntries(tx: Tx, posting: Posting): Promise<Posted> {
  const { lines, unheld } = posting
  return tx.one<Posted & Record<string, unknown>>(sql`
    select * from ledger.post(
      ${posting.transferId}, ${posting.key}, ${posting.fingerprint}, ${posting.reason}, ${posting.about},
      ${tx.correlationId}, ${tx.now}, ${lines.map((line) => line.accountId)}::uuid[],
      ${lines.map((line) => line.amount.minor.toString())}::bigint[], ${lines.map((line) => line.what)}::text[],
      ${unheld?.accountId ?? null}::uuid, ${unheld?.amount.minor.toString() ?? null}::bigint)`)
}

export interface EntryRow {
  readonly entry_no: bigint
  readonly transfer_id: string
  readonly account_id: string
  readonly amount_minor: bigint
  readonly currency: string
  readonly what: string
  readonly balance_after_minor: bigint
  readonly posted_at: Date
  readonly reason: string
  readonly about: string | null
  readonly correlation_id: string
  readonly purpose: Purpose
  readonly owner_kind: Owner['kind']
  readonly owner_id: string | null
}

const ENTRIES = sql`
  select e.entry_no, e.transfer_id, e.account_id, e.amount_minor, e.currency, e.what,
         e.balance_after_minor, e.posted_at, t.reason, t.about, t.correlation_id, a.purpose, a.owner_kind, a.owner_id
    from ledger.entries e
    join ledger.transfers t on t.id = e.transfer_id and t.org_id = e.org_id
    join ledger.accounts a on a.id = e.account_id and a.org_id = e.org_id`

/** Newest first, of one account or of several; `before` is the entry number of the page before. */
export function listEntryRows(
  tx: Tx,
  accountIds: readonly string[],
  limit: number,
  before: bigint | null,
): Promise<EntryRow[]> {
  return tx.many<EntryRow & Record<string, unknown>>(sql`
    ${ENTRIES}
   where e.org_id = ${tx.orgId} and e.account_id = any(${accountIds}::uuid[])
     and (${before}::bigint is null or e.entry_no < ${before})
   order by e.entry_no desc limit ${limit}`)
}

const MOST_ABOUT = 500

/** Every entry about one thing, oldest first. */
export function listEntriesAbout(tx: Tx, about: string): Promise<EntryRow[]> {
  return tx.many<EntryRow & Record<string, unknown>>(sql`
    ${ENTRIES} where e.org_id = ${tx.orgId} and t.about = ${about}
   order by e.entry_no limit ${MOST_ABOUT}`)
}

/** Every entry of one business action, oldest first. */
export function listEntriesOfAction(tx: Tx, correlationId: string): Promise<EntryRow[]> {
  return tx.many<EntryRow & Record<string, unknown>>(sql`
    ${ENTRIES} where e.org_id = ${tx.orgId} and t.correlation_id = ${correlationId}
   order by e.entry_no limit ${MOST_ABOUT}`)
}
