import { z } from 'zod'
import { endpoint, page, paging } from './endpoint.ts'
import { Money } from './money.ts'

export const OwnerOnWire = z.object({
  kind: z.enum(['person', 'platform', 'external']),
  id: z.string().nullable(),
})

/** What is on an account; `available` is what no hold has set aside. */
export const BalanceOnWire = z.object({
  accountId: z.uuid(),
  owner: OwnerOnWire,
  /** balance, pending, escrow, fees, tax, clearing … */
  purpose: z.string(),
  balance: Money,
  held: Money,
  available: Money,
})
export type BalanceOnWire = z.infer<typeof BalanceOnWire>

/** A line of a statement; credits are positive. */
export const EntryOnWire = z.object({
  entryNo: z.string(),
  transferId: z.uuid(),
  accountId: z.uuid(),
  owner: OwnerOnWire,
  purpose: z.string(),
  amount: Money,
  balanceAfter: Money,
  what: z.string(),
  reason: z.string(),
  about: z.string().nullable(),
  postedAt: z.iso.datetime(),
})
export type EntryOnWire = z.infer<typeof EntryOnWire>

export const readMyBalances = endpoint({
  method: 'GET',
  path: '/me/balances',
  summary: 'What I have, earned and am owed, by purpose and currency',
  output: z.object({ balances: z.array(BalanceOnWire) }),
})

export const listMyEntries = endpoint({
  method: 'GET',
  path: '/me/entries',
  summary: 'My statement: every line on my accounts, newest first',
  input: z.object({ ...paging }),
  output: page(EntryOnWire),
  refuses: ['paging.bad_cursor'],
})

export const listAccounts = endpoint({
  method: 'GET',
  path: '/ledger/accounts',
  summary: 'Balances of the platform, of outside parties, or of one person',
  input: z.object({ personId: z.uuid().optional(), purpose: z.string().max(40).optional() }),
  output: z.object({ balances: z.array(BalanceOnWire) }),
})

export const listAccountEntries = endpoint({
  method: 'GET',
  path: '/ledger/accounts/:accountId/entries',
  summary: 'The statement of one account, newest first',
  input: z.object({ accountId: z.uuid(), ...paging }),
  output: page(EntryOnWire),
  refuses: ['ledger.no_such_account', 'paging.bad_cursor'],
})

export const listEntriesAbout = endpoint({
  method: 'GET',
  path: '/ledger/about/:about',
  summary: 'Every line about one thing (`zenvee.booking:<id>`), oldest first',
  input: z.object({ about: z.string().min(1).max(200) }),
  output: z.object({ entries: z.array(EntryOnWire) }),
})
