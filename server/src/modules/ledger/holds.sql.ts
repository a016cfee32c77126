import { sql, type Tx } from '#foundation/db'
import type { Money } from '#foundation/money'
import { refuse } from './refusals.ts'

export interface HoldRow {
  readonly id: string
  readonly account_id: string
  readonly key: string
  readonly about: string | null
  readonly reason: string
  readonly amount_minor: bigint
  readonly captured_minor: bigint
  readonly currency: string
  readonly expires_at: Date | null
  readonly state: 'placed' | 'captured' | 'released' | 'expired'
  readonly version: number
  readonly lifecycle_version: number
}

const HOLD = sql`id, account_id, key, about, reason, amount_minor, captured_minor, currency,
  expires_at, state, version, lifecycle_version`

export function findHoldByKey(tx: Tx, key: string): Promise<HoldRow | undefined> {
  return tx.maybe<HoldRow & Record<string, unknown>>(sql`
    select ${HOLD} from ledger.holds where key = ${key} and org_id = ${tx.orgId}`)
}

/** Lock first, then look: whoever holds this row resolves the hold. */
export async function lockHold(tx: Tx, id: string): Promise<HoldRow> {
  const row = await tx.maybe<HoldRow & Record<string, unknown>>(sql`
    select ${HOLD} from ledger.holds where id = ${id} and org_id = ${tx.orgId} for update`)
  if (!row) throw refuse.no_such_hold({ holdId: id })
  return row
}

/** Set money aside if it is there; false when it is not. One guarded statement: rivals cannot both have it. */
export async function setAside(tx: Tx, accountId: string, amount: Money): Promise<boolean> {
  const touched = await tx.run(sql`
    update ledger.accounts set held_minor = held_minor + ${amount.minor}
     where id = ${accountId} and org_id = ${tx.orgId} and currency = ${amount.currency}
       and (may_go_negative or balance_minor - held_minor >= ${amount.minor})`)
  return touched === 1
}

export function letGo(tx: Tx, accountId: string, amountMinor: bigint): Promise<number> {
  return tx.run(sql`
    update ledger.accounts set held_minor = held_minor - ${amountMinor}
     where id = ${accountId} and org_id = ${tx.orgId}`)
}
