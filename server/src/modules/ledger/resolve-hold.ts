import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { type Money, money, negate, toWire } from '#foundation/money'
import { holdLifecycle } from './hold.lifecycle.ts'
import { type HoldRow, letGo, lockHold } from './holds.sql.ts'
import { postTransfer, type TransferLine } from './post-transfer.ts'
import { refuse } from './refusals.ts'

export interface CaptureHold {
  readonly holdId: string
  /** How much of it; all unless told. What is left is free again. */
  readonly amount?: Money
  readonly reason: string
  /** Where it goes: credits that sum to the amount. */
  readonly to: readonly TransferLine[]
}

/**
 * Take held money: the hold ends and one transfer moves it to where it belongs, together.
 * Throws ledger.hold_resolved, more_than_held, unbalanced.
 */
export async function captureHold(tx: Tx, input: CaptureHold): Promise<{ transferId: string }> {
  const hold = await lockHold(tx, input.holdId)
  const amount = input.amount ?? money(hold.amount_minor, hold.currency)

  refuseResolved(hold)
  if (amount.minor <= 0n) throw refuse.not_an_amount()
  if (amount.minor > hold.amount_minor) throw refuse.more_than_held({ holdId: hold.id })

  await move(tx, holdLifecycle, 'capture', hold, {
    set: { captured_minor: amount.minor },
    say: factsOf(hold, amount),
  })
  const { transferId } = await postTransfer(
    tx,
    {
      key: `ledger.hold:${hold.id}`,
      about: hold.about,
      reason: input.reason,
      entries: [{ account: hold.account_id, amount: negate(amount) }, ...input.to],
    },
    { accountId: hold.account_id, amount: money(hold.amount_minor, hold.currency) },
  )

  return { transferId }
}

/** Let held money go: it is available again. Throws ledger.hold_resolved. */
export async function releaseHold(
  tx: Tx,
  input: { holdId: string; reason?: string },
): Promise<void> {
  const hold = await lockHold(tx, input.holdId)

  refuseResolved(hold)

  await move(tx, holdLifecycle, 'release', hold, {
    say: factsOf(hold, money(hold.amount_minor, hold.currency)),
    reason: input.reason,
  })
  await letGo(tx, hold.account_id, hold.amount_minor)
}

/** The clock's move: a hold whose time is over lets go by itself. */
export async function expireHold(tx: Tx, holdId: string): Promise<void> {
  const hold = await lockHold(tx, holdId)
  if (hold.state !== 'placed') return

  await move(tx, holdLifecycle, 'expire', hold, {
    say: factsOf(hold, money(hold.amount_minor, hold.currency)),
  })
  await letGo(tx, hold.account_id, hold.amount_minor)
}

function refuseResolved(hold: HoldRow): void {
  if (hold.state !== 'placed') throw refuse.hold_resolved({ holdId: hold.id, state: hold.state })
}

function factsOf(hold: HoldRow, amount: Money) {
  return { holdId: hold.id, accountId: hold.account_id, amount: toWire(amount), about: hold.about }
}
