import type { Tx } from '#foundation/db'
import { begin } from '#foundation/lifecycle'
import { type Money, toWire } from '#foundation/money'
import { readBalance } from './accounts.ts'
import { HoldPlaced } from './events.ts'
import { holdLifecycle } from './hold.lifecycle.ts'
import { findHoldByKey, type HoldRow, letGo, setAside } from './holds.sql.ts'
import { refuse } from './refusals.ts'

export interface PlaceHold {
  readonly key: string
  readonly accountId: string
  readonly amount: Money
  readonly reason: string
  readonly about?: string | null
  /** When it lets go by itself; never unless told. */
  readonly expiresAt?: Date | null
}

/**
 * Set money aside on an account: it stays there, and nobody else can spend it. The same key
 * again answers the hold that is there. Throws ledger.too_little, key_reused.
 */
export async function placeHold(tx: Tx, input: PlaceHold): Promise<{ holdId: string }> {
  if (input.amount.minor <= 0n) throw refuse.not_an_amount()
  const account = await readBalance(tx, input.accountId)
  const before = await findHoldByKey(tx, input.key)
  if (before) return sameHold(before, input)

  const isAside = await setAside(tx, account.id, input.amount)
  // Looked for again now that the account is locked: a rival with this key may have committed.
  const rival = await findHoldByKey(tx, input.key)
  if (rival) {
    if (isAside) await letGo(tx, account.id, input.amount.minor)
    return sameHold(rival, input)
  }
  if (!isAside)
    throw refuse.too_little({ accountId: account.id, available: toWire(account.available) })

  const about = input.about ?? null
  const hold = await begin(
    tx,
    holdLifecycle,
    {
      account_id: account.id,
      key: input.key,
      about,
      reason: input.reason,
      amount_minor: input.amount.minor,
      currency: input.amount.currency,
      expires_at: input.expiresAt ?? null,
    },
    HoldPlaced,
    (holdId) => ({ holdId, accountId: account.id, amount: toWire(input.amount), about }),
  )
  return { holdId: hold.id }
}

function sameHold(known: HoldRow, input: PlaceHold): { holdId: string } {
  const isSame =
    known.account_id === input.accountId &&
    known.amount_minor === input.amount.minor &&
    known.currency === input.amount.currency
  if (!isSame) throw refuse.key_reused({ key: input.key })
  return { holdId: known.id }
}
