import type { Tx } from '#foundation/db'
import { subscribeOutside } from '#foundation/events'
import { move } from '#foundation/lifecycle'
import { money, toWire } from '#foundation/money'
import { accountFor, postTransfer } from '#modules/ledger'
import { provider } from '../provider/current-provider.ts'
import type { DisputeFace } from '../provider/provider.ts'
import { namesOf } from './capture.ts'
import { PaymentDisputeAwaited } from './events.ts'
import { paymentLifecycle } from './payment.lifecycle.ts'
import { lockPayment, type PaymentRow, readPaymentRow } from './payments.sql.ts'
import { providerAccounts } from './split.ts'

/**
 * What the provider says of a dispute. While it is open the platform bears the loss; when it is
 * won the money comes back. Recovering it from anybody is the story above's to decide.
 */
export async function recordDispute(tx: Tx, paymentId: string, face: DisputeFace): Promise<void> {
  const payment = await lockPayment(tx, paymentId)
  const amount = money(face.amountMinor, payment.currency)
  const say = { ...namesOf(payment), amount: toWire(amount) }

  if (payment.state === 'captured' || payment.state === 'partially_refunded') {
    if (payment.provider_dispute_id === face.providerDisputeId) return
    const disputed = await move(tx, paymentLifecycle, 'dispute', payment, {
      set: { provider_dispute_id: face.providerDisputeId },
      say,
      reason: face.reason,
    })
    await postLoss(tx, payment, face, 1n)
    return decide(tx, disputed, face, say)
  }
  if (payment.state === 'disputed') await decide(tx, payment, face, say)
}

async function decide(
  tx: Tx,
  payment: PaymentRow,
  face: DisputeFace,
  say: ReturnType<typeof namesOf> & { amount: ReturnType<typeof toWire> },
): Promise<void> {
  if (face.state === 'won') {
    await move(tx, paymentLifecycle, 'win', payment, { say })
    await postLoss(tx, payment, face, -1n)
  }
  if (face.state === 'lost') await move(tx, paymentLifecycle, 'lose', payment, { say })
}

async function postLoss(
  tx: Tx,
  payment: PaymentRow,
  face: DisputeFace,
  sign: 1n | -1n,
): Promise<void> {
  const { currency } = payment
  const { clearing } = await providerAccounts(tx, payment.provider, currency)
  const losses = await accountFor(tx, { owner: { kind: 'platform' }, purpose: 'losses', currency })
  const reason = sign === 1n ? 'payment disputed' : 'dispute won'
  await postTransfer(tx, {
    key: `payments.dispute:${face.providerDisputeId}:${sign === 1n ? 'opened' : 'won'}`,
    about: payment.about,
    reason,
    entries: [
      { account: losses, amount: money(-face.amountMinor * sign, currency) },
      { account: clearing, amount: money(face.amountMinor * sign, currency) },
    ],
  })
}

/** A dispute that nobody told the end of is looked at once a day. */
export const lookAtDispute = subscribeOutside({
  name: 'payments.look_at_dispute',
  to: [PaymentDisputeAwaited],
  async call(outside, { paymentId }) {
    const payment = await outside.transact((tx) => readPaymentRow(tx, paymentId))
    if (!payment.provider_dispute_id) return
    const face = await provider().readDispute(payment.provider_dispute_id)
    await outside.transact((tx) => recordDispute(tx, paymentId, face))
  },
})
