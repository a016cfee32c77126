import type { Tx } from '#foundation/db'
import { subscribeOutside } from '#foundation/events'
import { move } from '#foundation/lifecycle'
import { money, toWire } from '#foundation/money'
import { postTransfer } from '#modules/ledger'
import { namesOf } from '../payment/capture.ts'
import { paymentLifecycle } from '../payment/payment.lifecycle.ts'
import {
  giveBackRoom,
  lockPayment,
  type PaymentRow,
  readPaymentRow,
} from '../payment/payments.sql.ts'
import { linesOf, providerAccounts, readShares } from '../payment/split.ts'
import { provider } from '../provider/current-provider.ts'
import { ProviderRefusal, type RefundFace } from '../provider/provider.ts'
import { RefundAsked } from './events.ts'
import { refundLifecycle } from './refund.lifecycle.ts'
import { lockRefund, type RefundRow, readRefundRow, rememberRefund } from './refunds.sql.ts'

/** Asks the provider to send a refund. The key is the refund's own, so asking again sends nothing twice. */
export const sendRefund = subscribeOutside({
  name: 'payments.send_refund',
  to: [RefundAsked],
  async call(outside, { refundId }) {
    const row = await outside.transact((tx) => readRefundRow(tx, refundId))
    const payment = await outside.transact((tx) => readPaymentRow(tx, row.payment_id))
    if (row.state !== 'requested' || !payment.provider_intent_id) return
    try {
      const face = row.provider_refund_id
        ? await provider().readRefund(row.provider_refund_id)
        : await provider().refund({
            key: `refund:${row.id}`,
            intentId: payment.provider_intent_id,
            amount: money(row.amount_minor, row.currency),
            marks: { orgId: outside.orgId, refundId: row.id, paymentId: payment.id },
          })
      await outside.transact((tx) => recordRefund(tx, refundId, face))
    } catch (error) {
      if (!(error instanceof ProviderRefusal)) throw error
      await outside.transact((tx) =>
        recordRefund(tx, refundId, {
          providerRefundId: null,
          state: 'failed',
          says: error.message,
        }),
      )
    }
  },
})

type Heard = Pick<RefundFace, 'state' | 'says'> & { readonly providerRefundId: string | null }

/** What the provider says of a refund, from whichever side it was heard; forward once, or not at all. */
export async function recordRefund(tx: Tx, refundId: string, face: Heard): Promise<void> {
  // The payment first, then what hangs on it: everybody locks in this order.
  const { payment_id } = await readRefundRow(tx, refundId)
  const payment = await lockPayment(tx, payment_id)
  const row = await lockRefund(tx, refundId)

  if (face.state === 'pending') {
    await rememberRefund(tx, row.id, face.providerRefundId)
  }
  if (face.state === 'succeeded' && row.state === 'requested')
    return succeed(tx, payment, row, face)
  if (face.state === 'failed' && row.state === 'requested') return fail(tx, payment, row, face)
  if (face.state === 'failed' && row.state === 'succeeded') return bounce(tx, payment, row, face)
}

async function succeed(tx: Tx, payment: PaymentRow, row: RefundRow, face: Heard): Promise<void> {
  const refunded = payment.refunded_minor + row.amount_minor
  const isWhole = refunded === payment.captured_minor
  await move(tx, refundLifecycle, 'succeed', row, {
    set: { provider_refund_id: face.providerRefundId },
    say: sayOf(payment, row),
  })
  // A dispute may have come in between; the money is told all the same, the state stays.
  if (payment.state === 'captured' || payment.state === 'partially_refunded') {
    await move(tx, paymentLifecycle, isWhole ? 'refund_whole' : 'refund_part', payment, {
      set: { refunded_minor: refunded },
      say: { ...namesOf(payment), refunded: toWire(money(refunded, payment.currency)), isWhole },
    })
  }
  const { clearing, transit } = await providerAccounts(tx, payment.provider, row.currency)
  await postTransfer(tx, {
    key: `payments.refund:${row.id}:sent`,
    about: payment.about,
    reason: 'refund sent',
    entries: [
      { account: transit, amount: money(-row.amount_minor, row.currency) },
      { account: clearing, amount: money(row.amount_minor, row.currency) },
    ],
  })
}

async function fail(tx: Tx, payment: PaymentRow, row: RefundRow, face: Heard): Promise<void> {
  await giveBackRoom(tx, payment.id, row.amount_minor, 0n)
  await move(tx, refundLifecycle, 'fail', row, {
    set: { failure_says: face.says, provider_refund_id: face.providerRefundId },
    say: { ...sayOf(payment, row), says: face.says ?? 'The provider refused it.' },
  })
  await postBack(tx, payment, row, 'transit')
}

async function bounce(tx: Tx, payment: PaymentRow, row: RefundRow, face: Heard): Promise<void> {
  await move(tx, refundLifecycle, 'bounce', row, {
    set: { failure_says: face.says },
    say: { ...sayOf(payment, row), says: face.says ?? 'The bank sent it back.' },
  })
  const left = payment.refunded_minor - row.amount_minor
  const say = { ...namesOf(payment), amount: toWire(money(row.amount_minor, row.currency)) }
  if (payment.state === 'partially_refunded' || payment.state === 'refunded') {
    await move(tx, paymentLifecycle, left === 0n ? 'bounce_whole' : 'bounce_part', payment, {
      set: {
        refunded_minor: left,
        refund_asked_minor: payment.refund_asked_minor - row.amount_minor,
      },
      say,
    })
  } else {
    await giveBackRoom(tx, payment.id, row.amount_minor, row.amount_minor)
  }
  await postBack(tx, payment, row, 'clearing')
}

/** Who paid for it has it again: from what was on its way, or from what the provider holds. */
async function postBack(
  tx: Tx,
  payment: PaymentRow,
  row: RefundRow,
  from: 'transit' | 'clearing',
): Promise<void> {
  const accounts = await providerAccounts(tx, payment.provider, row.currency)
  await postTransfer(tx, {
    key: `payments.refund:${row.id}:back`,
    about: payment.about,
    reason: 'refund came back',
    entries: [
      { account: accounts[from], amount: money(-row.amount_minor, row.currency) },
      ...(await linesOf(tx, readShares(row.paid_by, row.currency), 1n)),
    ],
  })
}

function sayOf(payment: PaymentRow, row: RefundRow) {
  return {
    refundId: row.id,
    ...namesOf(payment),
    amount: toWire(money(row.amount_minor, row.currency)),
  }
}
