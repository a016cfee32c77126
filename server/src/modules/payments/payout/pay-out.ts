import type { Tx } from '#foundation/db'
import { begin, move } from '#foundation/lifecycle'
import { type Money, money, toWire } from '#foundation/money'
import { accountFor, type Owner, postTransfer, readBalance } from '#modules/ledger'
import { providerAccounts } from '../payment/split.ts'
import { PROVIDER } from '../provider/current-provider.ts'
import { refuse } from '../refusals.ts'
import { PayoutAsked } from './events.ts'
import { payoutLifecycle } from './payout.lifecycle.ts'
import { findAccount, findPayoutByKey, lockPayout, type PayoutRow } from './payouts.sql.ts'

export interface PayOut {
  readonly personId: string
  readonly currency: string
  /** All that is available unless told. */
  readonly amount?: Money
  /** One payout per key: `daily:2026-06-01:<person>`. */
  readonly key: string
}

/**
 * Pay somebody what is on their balance. It leaves the balance now; the provider is asked outside,
 * and if it does not arrive the balance has it again. The same key again answers the payout that
 * is there. Throws payments.payouts_not_set_up, nothing_to_pay_out, ledger.too_little.
 */
export async function payOut(
  tx: Tx,
  input: PayOut,
): Promise<{ payoutId: string; amount: Money; state: string }> {
  const known = await findPayoutByKey(tx, input.key)
  if (known) return answerOf(known)
  const account = await findAccount(tx, input.personId)
  if (!account?.payouts_enabled) throw refuse.payouts_not_set_up({ personId: input.personId })

  const owner: Owner = { kind: 'person', id: input.personId }
  const balance = await accountFor(tx, { owner, purpose: 'balance', currency: input.currency })
  const amount = input.amount ?? (await readBalance(tx, balance.id)).available
  if (amount.minor <= 0n) throw refuse.nothing_to_pay_out({ personId: input.personId })

  const payout = await begin(
    tx,
    payoutLifecycle,
    {
      person_id: input.personId,
      key: input.key,
      amount_minor: amount.minor,
      currency: amount.currency,
      provider: PROVIDER,
      account_id: account.account_id,
      asked_at: tx.now,
    },
    PayoutAsked,
    (payoutId) => ({ payoutId, personId: input.personId, amount: toWire(amount) }),
  )
  const { transit } = await providerAccounts(tx, PROVIDER, amount.currency)
  await postTransfer(tx, {
    key: `payments.payout:${payout.id}:asked`,
    about: `${payoutLifecycle.name}:${payout.id}`,
    reason: 'payout',
    entries: [
      { account: balance, amount: money(-amount.minor, amount.currency) },
      { account: transit, amount },
    ],
  })

  return { payoutId: payout.id, amount, state: payout.state }
}

function answerOf(row: PayoutRow): { payoutId: string; amount: Money; state: string } {
  return { payoutId: row.id, amount: money(row.amount_minor, row.currency), state: row.state }
}

/** What every event of a payout carries. */
export function sayOf(row: PayoutRow) {
  return {
    payoutId: row.id,
    personId: row.person_id,
    amount: toWire(money(row.amount_minor, row.currency)),
  }
}

/** The clock's moves: what nobody answered for is asked again, or looked at again. */
export async function askPayoutAgain(tx: Tx, id: string, name: string): Promise<void> {
  const row = await lockPayout(tx, id)
  if (name === 'ask_again') await move(tx, payoutLifecycle, 'ask_again', row, { say: sayOf(row) })
  if (name === 'look_again') await move(tx, payoutLifecycle, 'look_again', row, { say: sayOf(row) })
}
