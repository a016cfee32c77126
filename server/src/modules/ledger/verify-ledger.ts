import type { Database } from '#foundation/db'
import { verification } from './verify.sql.ts'

export interface LedgerProblem {
  readonly wrong: 'balance' | 'currency' | 'overdrawn' | 'held' | 'imbalance' | 'empty' | 'chain'
  readonly org_id: string
  readonly subject: string
  readonly says: string
}

export interface Verification {
  readonly accounts: number
  readonly transfers: number
  readonly entries: number
  /** How many problems there are in all. */
  readonly wrong: number
  /** The first fifty. */
  readonly problems: readonly LedgerProblem[]
}

/** Recompute every balance of every organisation from its entries, and check every transfer, at one moment. */
export async function verifyLedger(database: Database): Promise<Verification> {
  const [found] = await database.system<Verification & Record<string, unknown>>(verification)
  if (!found) throw new Error('the ledger did not answer')
  return found
}
