import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { money, toWire } from '#foundation/money'
import { log } from '#foundation/telemetry'
import { accountFor, postTransfer, type TransferLine } from '#modules/ledger'
import type { IntentFace } from '../provider/provider.ts'
import { amountOf, namesOf } from './capture.ts'
import { paymentLifecycle } from './payment.lifecycle.ts'
import { lockPayment, type PaymentRow, rememberIntent } from './payments.sql.ts'
import { linesOf, providerAccounts, readShares } from './split.ts'

/**
 * What the provider says a payment is, from whichever side it was heard: the answer to our own
 * call, the payer's return, a webhook. In any order and any number it moves forward once or not
 * at all; what is behind us, or was already so, changes nothing.
 */
export async function recordIntent(tx: Tx, paymentId: string, face: IntentFace): Promise<void> {
  const payment = await lockPayment(tx, paymentId)
  if (payment.provider_intent_id !== null && payment.provider_intent_id !== face.intentId) {
    log().error({ paymentId, intentId: face.intentId }, 'a second intent for one payment')
    return
  }
  await rememberIntent(tx, payment.id, face.intentId)

  if (face.state === 'needs_action') return recordQuestion(tx, payment, face)
  if (face.state === 'authorised') return recordAuthorised(tx, payment)
  if (face.state === 'captured') return recordCaptured(tx, payment, face)
  if (face.state === 'cancelled') return recordCancelled(tx, payment)
  if (face.state === 'failed') {
    return recordFailed(
      tx,
      payment,
      face.failure ?? { code: 'declined', says: 'The card was declined.' },
    )
  }
}

/** The provider will not do it, with or without an intent to show for it. */
export async function recordRefusal(
  tx: Tx,
  paymentId: string,
  failure: { code: string; says: string },
): Promise<void> {
  return recordFailed(tx, await lockPayment(tx, paymentId), failure)
}

/** There is nothing at the provider to let go. */
export async function recordNothingToVoid(tx: Tx, paymentId: string): Promise<void> {
  return recordCancelled(tx, await lockPayment(tx, paymentId))
}

async function recordQuestion(tx: Tx, payment: PaymentRow, face: IntentFace): Promise<void> {
  if (payment.state !== 'requested') return
  await move(tx, paymentLifecycle, 'ask_payer', payment, {
    set: { action_url: face.actionUrl },
    say: namesOf(payment),
  })
}

async function recordAuthorised(tx: Tx, payment: PaymentRow): Promise<void> {
  if (payment.state !== 'requested' && payment.state !== 'requires_action') return
  const authorised = await move(tx, paymentLifecycle, 'authorise', payment, {
    set: { authorised_at: tx.now, action_url: null },
    say: { ...namesOf(payment), amount: toWire(amountOf(payment)) },
  })
  if (!payment.captures_at_once) return
  await move(tx, paymentLifecycle, 'capture', authorised, {
    say: { ...namesOf(payment), amount: toWire(amountOf(payment)) },
  })
}

async function recordFailed(
  tx: Tx,
  payment: PaymentRow,
  failure: { code: string; says: string },
): Promise<void> {
  if (payment.state === 'voiding') return recordCancelled(tx, payment)
  if (!['requested', 'requires_action', 'capturing'].includes(payment.state)) return
  await move(tx, paymentLifecycle, 'fail', payment, {
    set: { failure_code: failure.code, failure_says: failure.says, action_url: null },
    say: { ...namesOf(payment), ...failure },
    reason: failure.says,
  })
}

async function recordCancelled(tx: Tx, payment: PaymentRow): Promise<void> {
  if (payment.state === 'capturing') {
    return recordFailed(tx, payment, {
      code: 'authorisation_expired',
      says: 'The card no longer holds the money.',
    })
  }
  if (!['requested', 'requires_action', 'authorised', 'voiding'].includes(payment.state)) return
  await move(tx, paymentLifecycle, 'finish_void', payment, {
    set: { action_url: null },
    say: namesOf(payment),
  })
}

async function recordCaptured(tx: Tx, payment: PaymentRow, face: IntentFace): Promise<void> {
  if (payment.state !== 'capturing') return
  if (face.capturedMinor !== payment.capture_minor) {
    throw new Error(
      `payment ${payment.id}: ${face.capturedMinor} was captured, ${payment.capture_minor} was asked`,
    )
  }
  const amount = money(face.capturedMinor, payment.currency)
  await move(tx, paymentLifecycle, 'finish_capture', payment, {
    set: { captured_minor: face.capturedMinor, fee_minor: face.feeMinor, captured_at: tx.now },
    say: { ...namesOf(payment), amount: toWire(amount) },
  })
  await postCapture(tx, payment, face)
}

/** Into the books: what the provider holds for us, whose it is, and what the provider keeps. */
async function postCapture(tx: Tx, payment: PaymentRow, face: IntentFace): Promise<void> {
  const { currency } = payment
  const { clearing } = await providerAccounts(tx, payment.provider, currency)
  const shares = await linesOf(tx, readShares(payment.split, currency), 1n)
  const costs: TransferLine[] = []
  if (face.feeMinor > 0n) {
    const processing = await accountFor(tx, {
      owner: { kind: 'platform' },
      purpose: 'processing',
      currency,
    })
    costs.push(
      { account: processing, amount: money(-face.feeMinor, currency), what: 'provider fee' },
      { account: clearing, amount: money(face.feeMinor, currency), what: 'provider fee' },
    )
  }
  await postTransfer(tx, {
    key: `payments.capture:${payment.id}`,
    about: payment.about,
    reason: 'payment captured',
    entries: [
      { account: clearing, amount: money(-face.capturedMinor, currency), what: 'card payment' },
      ...shares,
      ...costs,
    ],
  })
}
