import { type Outside, subscribeOutside } from '#foundation/events'
import { recordDispute } from '../payment/dispute.ts'
import { findPaymentIdByIntent } from '../payment/payments.sql.ts'
import { recordIntent } from '../payment/record-intent.ts'
import { recordAccount } from '../payout/payout-account.ts'
import { findPayoutIdAtProvider } from '../payout/payouts.sql.ts'
import { recordPayout } from '../payout/record-payout.ts'
import { provider } from '../provider/current-provider.ts'
import { recordRefund } from '../refund/record-refund.ts'
import { WebhookReceived } from './events.ts'

interface Heard {
  readonly type: string
  readonly objectId: string
  readonly accountId: string | null
  readonly paymentId: string | null
  readonly refundId: string | null
}

/** Something changed at the provider: look at it as it is now, and record that. */
export const hearProvider = subscribeOutside({
  name: 'payments.hear_provider',
  to: [WebhookReceived],
  async call(outside, heard) {
    const [kind] = heard.type.split('.')
    if (kind === 'payment_intent') return hearIntent(outside, heard)
    if (kind === 'charge') return hearDispute(outside, heard)
    if (kind === 'refund') return hearRefund(outside, heard)
    if (kind === 'payout') return hearPayout(outside, heard)
    const account = await provider().readAccount(heard.objectId)
    await outside.transact((tx) => recordAccount(tx, account))
  },
})

async function hearIntent(outside: Outside, heard: Heard): Promise<void> {
  const face = await provider().readIntent(heard.objectId)
  await outside.transact(async (tx) => {
    const paymentId = heard.paymentId ?? (await findPaymentIdByIntent(tx, face.intentId))
    if (paymentId) await recordIntent(tx, paymentId, face)
  })
}

async function hearDispute(outside: Outside, heard: Heard): Promise<void> {
  const face = await provider().readDispute(heard.objectId)
  await outside.transact(async (tx) => {
    const paymentId = await findPaymentIdByIntent(tx, face.intentId)
    if (paymentId) await recordDispute(tx, paymentId, face)
  })
}

async function hearRefund(outside: Outside, { objectId, refundId }: Heard): Promise<void> {
  if (!refundId) return
  const face = await provider().readRefund(objectId)
  await outside.transact((tx) => recordRefund(tx, refundId, face))
}

async function hearPayout(outside: Outside, { objectId, accountId }: Heard): Promise<void> {
  if (!accountId) return
  const face = await provider().readPayout({ accountId, providerPayoutId: objectId })
  await outside.transact(async (tx) => {
    const payoutId = await findPayoutIdAtProvider(tx, objectId)
    if (payoutId) await recordPayout(tx, payoutId, face)
  })
}
