import type { Stripe } from 'stripe'
import { attachMethod, declinedProblem, openMethod } from '../cards/payment-methods.ts'
import type { TestCard } from '../cards/test-cards.ts'
import { type Call, stamp } from '../desk/call.ts'
import { idOf } from '../desk/intents.ts'
import { openObject, planDeed, readObject, writeObject } from '../desk/objects.sql.ts'
import { invalid, StripeProblem } from '../desk/problem.ts'
import { tellEvent } from '../webhooks/events.sql.ts'
import { captureCharge, insertCharge } from './charges.ts'

type Intent = Stripe.PaymentIntent

/** What a confirmation says about how it was asked. */
export interface Confirming {
  payment_method?: string | undefined
  return_url?: string | undefined
  off_session?: string | undefined
  error_on_requires_action?: boolean | undefined
}

const CONFIRMABLE = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action'])
const AUTHORISED_FOR_MS = 7 * 24 * 3_600_000

/** A refusal to do that to an intent in this status. */
export function unexpected(intent: Intent, verb: string, allowed: string): StripeProblem {
  return new StripeProblem(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    payment_intent: intent,
    message:
      `This PaymentIntent could not be ${verb} because it has a status of ${intent.status}. ` +
      `Only a PaymentIntent with one of the following statuses may be ${verb}: ${allowed}.`,
  })
}

/** Try the card: authorised, captured, asked to authenticate, or declined (402, and it stays). */
export async function confirmIntent(
  call: Call,
  intent: Intent,
  asked: Confirming,
): Promise<Intent> {
  if (!CONFIRMABLE.has(intent.status)) {
    throw unexpected(intent, 'confirmed', [...CONFIRMABLE].join(', '))
  }
  const wanted = asked.payment_method ?? idOf(intent.payment_method)
  if (!wanted) {
    throw invalid(
      'You cannot confirm this PaymentIntent because it is missing a payment method.',
      'payment_intent_unexpected_state',
      'payment_method',
    )
  }
  const { body: method, card, hidden } = await openMethod(call, wanted)
  refuseStranger(intent, method)
  const tried: Intent = {
    ...intent,
    payment_method: method.id,
    last_payment_error: null,
    next_action: null,
  }

  const mustAsk =
    card.authentication === 'always' ||
    (card.authentication === 'unless-set-up' && !hidden.authenticated)
  if (!mustAsk) return authorise(call, tried, method, card)
  const isOffSession = asked.off_session !== undefined && asked.off_session !== 'false'
  if (isOffSession || asked.error_on_requires_action) return declineUnasked(call, tried, method)
  return askChallenge(call, tried, asked.return_url)
}

/** After the challenge: the card is tried as if it had never been asked. */
export async function resumeIntent(call: Call, intent: Intent): Promise<Intent> {
  const { body: method, card } = await openMethod(call, idOf(intent.payment_method) ?? '')
  if (intent.setup_future_usage) await writeObject(call, method, { authenticated: true })
  return authorise(call, { ...intent, next_action: null }, method, card)
}

/** The holder did not pass the challenge. */
export async function failIntent(call: Call, intent: Intent): Promise<Intent> {
  const method = await readObject(call, 'payment_method', idOf(intent.payment_method) ?? '')
  const failed = await writeObject(call, {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_payment_error: {
      type: 'invalid_request_error',
      code: 'payment_intent_authentication_failure',
      message:
        'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
      payment_method: method,
    },
  })
  await tellEvent(call, 'payment_intent.payment_failed', failed)
  return failed
}

function refuseStranger(intent: Intent, method: Stripe.PaymentMethod): void {
  const owner = idOf(method.customer)
  if (!owner || owner === idOf(intent.customer)) return
  throw invalid(
    `The payment method ${method.id} belongs to another customer.`,
    undefined,
    'payment_method',
  )
}

async function askChallenge(
  call: Call,
  intent: Intent,
  returnUrl: string | undefined,
): Promise<Intent> {
  const known = (await openObject(call, 'payment_intent', intent.id)).hidden.returnUrl
  const url = `${call.sandbox.browserBase}/challenge/${intent.id}?client_secret=${intent.client_secret}`
  const asking = await writeObject(
    call,
    {
      ...intent,
      status: 'requires_action',
      next_action: {
        type: 'redirect_to_url',
        redirect_to_url: { url, return_url: returnUrl ?? known ?? null },
      },
    },
    { returnUrl: returnUrl ?? known },
  )
  await tellEvent(call, 'payment_intent.requires_action', asking)
  return asking
}

async function authorise(
  call: Call,
  intent: Intent,
  method: Stripe.PaymentMethod,
  card: TestCard,
): Promise<Intent> {
  if (card.declines) return decline(call, intent, method, card)
  const charge = await insertCharge(call, intent, method)
  const customer = idOf(intent.customer)
  if (intent.setup_future_usage && customer) await attachMethod(call, method.id, customer)
  if (intent.capture_method === 'manual') {
    const held = await writeObject(call, {
      ...intent,
      status: 'requires_capture',
      amount_capturable: intent.amount,
      latest_charge: charge.id,
    })
    await planDeed(call, 'expire-authorisation', intent.id, AUTHORISED_FOR_MS)
    await tellEvent(call, 'payment_intent.amount_capturable_updated', held)
    return held
  }
  return settle(call, { ...intent, latest_charge: charge.id }, intent.amount, card)
}

/** Money taken: the intent has succeeded. `amount` is what is captured, minor units. */
export async function settle(
  call: Call,
  intent: Intent,
  amount: number,
  card?: TestCard,
): Promise<Intent> {
  const by = card ?? (await openMethod(call, idOf(intent.payment_method) ?? '')).card
  await captureCharge(call, idOf(intent.latest_charge) ?? '', amount, by)
  const done = await writeObject(call, {
    ...intent,
    status: 'succeeded',
    amount_received: amount,
    amount_capturable: 0,
  })
  await tellEvent(call, 'payment_intent.succeeded', done)
  return done
}

async function decline(
  call: Call,
  intent: Intent,
  method: Stripe.PaymentMethod,
  card: TestCard,
): Promise<never> {
  const why = card.declines ?? { code: 'card_declined', message: 'Your card was declined.' }
  const charge = await insertCharge(call, intent, method, why)
  const failed = await writeFailed(call, { ...intent, latest_charge: charge.id }, method, why)
  throw declinedProblem(
    card,
    { charge: charge.id, payment_intent: failed, payment_method: method },
    true,
  )
}

async function declineUnasked(
  call: Call,
  intent: Intent,
  method: Stripe.PaymentMethod,
): Promise<never> {
  const why = {
    code: 'authentication_required',
    decline_code: 'authentication_required',
    message: 'Your card was declined. This transaction requires authentication.',
  }
  const failed = await writeFailed(call, intent, method, why)
  throw new StripeProblem(
    402,
    {
      type: 'card_error',
      ...why,
      payment_intent: failed,
      payment_method: method,
    },
    true,
  )
}

async function writeFailed(
  call: Call,
  intent: Intent,
  method: Stripe.PaymentMethod,
  why: { code: string; decline_code?: string; message: string },
): Promise<Intent> {
  const failed = await writeObject(call, {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    last_payment_error: {
      type: 'card_error',
      code: 'card_declined',
      decline_code: why.decline_code ?? why.code,
      message: why.message,
      payment_method: method,
    },
  })
  await tellEvent(call, 'payment_intent.payment_failed', failed)
  return failed
}

/** Let an intent go before any money was taken. */
export async function cancelled(
  call: Call,
  intent: Intent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Promise<Intent> {
  const gone = await writeObject(call, {
    ...intent,
    status: 'canceled',
    canceled_at: stamp(call.now),
    cancellation_reason: reason,
    amount_capturable: 0,
    next_action: null,
  })
  await tellEvent(call, 'payment_intent.canceled', gone)
  return gone
}
