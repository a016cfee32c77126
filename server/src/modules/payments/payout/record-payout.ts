import type { Tx } from '#foundation/db'
import { type Outside, subscribeOutside } from '#foundation/events'
import { move } from '#foundation/lifecycle'
import { money } from '#foundation/money'
import { accountFor, postTransfer } from '#modules/ledger'
import { providerAccounts } from '../payment/split.ts'
import { provider } from '../provider/current-provider.ts'
import { type PayoutFace, ProviderRefusal } from '../provider/provider.ts'
import { PayoutAsked, PayoutAwaited, PayoutFailed } from './events.ts'
import { sayOf } from './pay-out.ts'
import { payoutLifecycle } from './payout.lifecycle.ts'
import { keepTransfer, lockPayout, type PayoutRow, readPayoutRow } from './payouts.sql.ts'

/** Asks the provider to pay out. One subscriber, so that one payout's questions go in order. */
export const sendPayout = subscribeOutside({
  name: 'payments.send_payout',
  to: [PayoutAsked, PayoutAwaited, PayoutFailed],
  async call(outside, { payoutId }, message) {
    const row = await outside.transact((tx) => readPayoutRow(tx, payoutId))
    if (message.name === PayoutAsked.name) return send(outside, row)
    if (message.name === PayoutAwaited.name) return look(outside, row)
    return takeBack(row)
  },
})

async function send(outside: Outside, row: PayoutRow): Promise<void> {
  if (row.state !== 'requested') return
  const ask = {
    accountId: row.account_id,
    amount: money(row.amount_minor, row.currency),
    marks: { orgId: outside.orgId, payoutId: row.id, personId: row.person_id },
  }
  try {
    const transferId = await provider().transfer({ key: `transfer:${row.id}`, ...ask })
    await outside.transact((tx) => keepTransfer(tx, row.id, transferId))
    const face = await provider().payOut({ key: `payout:${row.id}`, ...ask })
    await outside.transact((tx) => recordPayout(tx, row.id, face))
  } catch (error) {
    if (!(error instanceof ProviderRefusal)) throw error
    await outside.transact((tx) =>
      recordPayout(tx, row.id, {
        providerPayoutId: null,
        state: 'failed',
        arrivesAt: null,
        says: error.message,
      }),
    )
  }
}

async function look(outside: Outside, row: PayoutRow): Promise<void> {
  if (!row.provider_payout_id) return
  const face = await provider().readPayout({
    accountId: row.account_id,
    providerPayoutId: row.provider_payout_id,
  })
  await outside.transact((tx) => recordPayout(tx, row.id, face))
}

/** What had been moved to the person's account at the provider is ours again. */
async function takeBack(row: PayoutRow): Promise<void> {
  if (!row.provider_transfer_id) return
  await provider()
    .reverseTransfer({ key: `reverse:${row.id}`, transferId: row.provider_transfer_id })
    .catch((error: unknown) => {
      // Reversed already, by us before a crash or by hand: that is what was wanted.
      if (!(error instanceof ProviderRefusal)) throw error
    })
}

type Heard = Pick<PayoutFace, 'state' | 'says' | 'arrivesAt'> & {
  readonly providerPayoutId: string | null
}

/** What the provider says of a payout, from whichever side it was heard; forward once, or not at all. */
export async function recordPayout(tx: Tx, payoutId: string, face: Heard): Promise<void> {
  let row = await lockPayout(tx, payoutId)
  if (row.state === 'requested' && face.state !== 'failed') {
    row = await move(tx, payoutLifecycle, 'send', row, {
      set: { provider_payout_id: face.providerPayoutId, arrives_at: face.arrivesAt },
      say: sayOf(row),
    })
  }
  if (face.state === 'paid' && row.state === 'in_transit') {
    await move(tx, payoutLifecycle, 'arrive', row, { say: sayOf(row) })
    await post(tx, row, 'payout arrived')
  }
  if (face.state === 'failed' && (row.state === 'requested' || row.state === 'in_transit')) {
    const says = face.says ?? 'The bank did not take it.'
    await move(tx, payoutLifecycle, 'fail', row, {
      set: { failure_says: says },
      say: { ...sayOf(row), says },
      reason: says,
    })
    await post(tx, row, 'payout failed')
  }
}

/** Out of transit: to the world, or back to the person. */
async function post(
  tx: Tx,
  row: PayoutRow,
  reason: 'payout arrived' | 'payout failed',
): Promise<void> {
  const { clearing, transit } = await providerAccounts(tx, row.provider, row.currency)
  const to =
    reason === 'payout arrived'
      ? clearing
      : await accountFor(tx, {
          owner: { kind: 'person', id: row.person_id },
          purpose: 'balance',
          currency: row.currency,
        })
  await postTransfer(tx, {
    key: `payments.payout:${row.id}:ended`,
    about: `${payoutLifecycle.name}:${row.id}`,
    reason,
    entries: [
      { account: transit, amount: money(-row.amount_minor, row.currency) },
      { account: to, amount: money(row.amount_minor, row.currency) },
    ],
  })
}
