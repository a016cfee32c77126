import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type * as contract from '#contract/ledger'
import type { Tx } from '#foundation/db'
import { listBalances, readBalance } from './accounts.ts'
import { chart, type Owner, type Purpose } from './chart.ts'
import { entriesAbout, listEntries } from './list-entries.ts'
import { balanceOnWire, entryOnWire } from './presented.ts'

/** What I have. Only ever the caller's own accounts. */
export async function readMyBalances(tx: Tx): Promise<OutputOf<typeof contract.readMyBalances>> {
  return { balances: (await listBalances(tx, { owner: callerOf(tx) })).map(balanceOnWire) }
}

/** My statement. */
export async function listMyEntries(
  tx: Tx,
  input: WorkInputOf<typeof contract.listMyEntries>,
): Promise<OutputOf<typeof contract.listMyEntries>> {
  const { items, nextCursor } = await listEntries(tx, { owner: callerOf(tx), ...input })
  return { items: items.map(entryOnWire), nextCursor }
}

/** Balances for those who keep the books. */
export async function listAccounts(
  tx: Tx,
  input: WorkInputOf<typeof contract.listAccounts>,
): Promise<OutputOf<typeof contract.listAccounts>> {
  const purpose = isPurpose(input.purpose) ? input.purpose : undefined
  if (input.purpose !== undefined && !purpose) return { balances: [] }
  const owner: Owner | undefined = input.personId
    ? { kind: 'person', id: input.personId }
    : undefined
  return { balances: (await listBalances(tx, { owner, purpose })).map(balanceOnWire) }
}

/** One account's statement, for those who keep the books. */
export async function listAccountEntries(
  tx: Tx,
  input: WorkInputOf<typeof contract.listAccountEntries>,
): Promise<OutputOf<typeof contract.listAccountEntries>> {
  const account = await readBalance(tx, input.accountId)
  const { items, nextCursor } = await listEntries(tx, { ...input, accountId: account.id })
  return { items: items.map(entryOnWire), nextCursor }
}

/** The money of one story. */
export async function listEntriesAbout(
  tx: Tx,
  input: WorkInputOf<typeof contract.listEntriesAbout>,
): Promise<OutputOf<typeof contract.listEntriesAbout>> {
  return { entries: (await entriesAbout(tx, input.about)).map(entryOnWire) }
}

function callerOf(tx: Tx): Owner {
  return { kind: 'person', id: tx.actor.id ?? '' }
}

function isPurpose(text: string | undefined): text is Purpose {
  return text !== undefined && Object.hasOwn(chart, text)
}
