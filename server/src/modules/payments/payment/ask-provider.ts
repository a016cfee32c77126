import { type Outside, subscribeOutside } from '#foundation/events'
import { money } from '#foundation/money'
import { readyMethod } from '../method/ready-method.ts'
import { provider } from '../provider/current-provider.ts'
import { ProviderRefusal } from '../provider/provider.ts'
import { amountOf } from './capture.ts'
import {
  PaymentCaptureAsked,
  PaymentFailed,
  PaymentRequested,
  PaymentReturned,
  PaymentVoidAsked,
} from './events.ts'
import { type PaymentRow, readPaymentRow } from './payments.sql.ts'
import { recordIntent, recordNothingToVoid, recordRefusal } from './record-intent.ts'

/**
 * The one who asks the provider about a payment. It hears everything that must be asked, so that
 * one payment's questions go out one after the other: nothing is voided while it is still being
 * authorised. Keys are the payment's own: a question that is asked again, by this delivery or a
 * later one, has its effect once.
 */
export const askProvider = subscribeOutside({
  name: 'payments.ask_provider',
  to: [PaymentRequested, PaymentReturned, PaymentCaptureAsked, PaymentVoidAsked, PaymentFailed],
  async call(outside, { paymentId }, message) {
    const payment = await outside.transact((tx) => readPaymentRow(tx, paymentId))
    if (message.name === PaymentRequested.name) return askToAuthorise(outside, payment)
    if (message.name === PaymentReturned.name) return look(outside, payment)
    if (message.name === PaymentCaptureAsked.name) return askToCapture(outside, payment)
    return askToLetGo(outside, payment)
  },
})

async function askToAuthorise(outside: Outside, payment: PaymentRow): Promise<void> {
  if (payment.state !== 'requested' && payment.state !== 'voiding') return
  const marks = { orgId: outside.orgId, paymentId: payment.id, personId: payment.payer_id }
  try {
    const method = await readyMethod(outside, payment.payer_id, payment.method_id)
    const face = await provider().authorise({
      key: `authorise:${payment.id}`,
      amount: amountOf(payment),
      ...method,
      description: payment.description,
      returnPath: payment.return_path,
      marks,
    })
    await outside.transact((tx) => recordIntent(tx, payment.id, face))
  } catch (error) {
    if (!(error instanceof ProviderRefusal)) throw error
    await outside.transact((tx) =>
      error.intent
        ? recordIntent(tx, payment.id, error.intent)
        : recordRefusal(tx, payment.id, { code: error.code, says: error.message }),
    )
  }
}

async function look(outside: Outside, payment: PaymentRow): Promise<void> {
  if (!payment.provider_intent_id) return
  const face = await provider().readIntent(payment.provider_intent_id)
  await outside.transact((tx) => recordIntent(tx, payment.id, face))
}

async function askToCapture(outside: Outside, payment: PaymentRow): Promise<void> {
  if (payment.state !== 'capturing' || !payment.provider_intent_id) return
  try {
    const face = await provider().capture({
      key: `capture:${payment.id}`,
      intentId: payment.provider_intent_id,
      amount: money(payment.capture_minor, payment.currency),
    })
    await outside.transact((tx) => recordIntent(tx, payment.id, face))
  } catch (error) {
    if (!(error instanceof ProviderRefusal)) throw error
    await outside.transact((tx) =>
      recordRefusal(tx, payment.id, { code: error.code, says: error.message }),
    )
  }
}

/** Voided, or failed and still open at the provider, where it could yet be confirmed. */
async function askToLetGo(outside: Outside, payment: PaymentRow): Promise<void> {
  if (payment.state !== 'voiding' && payment.state !== 'failed') return
  if (!payment.provider_intent_id)
    return outside.transact((tx) => recordNothingToVoid(tx, payment.id))
  const face = await provider().cancel({
    key: `cancel:${payment.id}`,
    intentId: payment.provider_intent_id,
  })
  await outside.transact((tx) => recordIntent(tx, payment.id, face))
}
