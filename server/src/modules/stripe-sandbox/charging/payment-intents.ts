import type { Stripe } from 'stripe'
import { z } from 'zod'
import { type Call, stamp, stripeId } from '../desk/call.ts'
import { amount, currency, flag, ignored, listing, metadata, text, words } from '../desk/fields.ts'
import { idOf, requireClientSecret } from '../desk/intents.ts'
import { insertObject, listObjects, readObject, writeObject } from '../desk/objects.sql.ts'
import { StripeProblem } from '../desk/problem.ts'
import { route } from '../desk/route.ts'
import { tellEvent } from '../webhooks/events.sql.ts'
import { releaseCharge } from './charges.ts'
import { cancelled, confirmIntent, settle, unexpected } from './confirm-intent.ts'

const confirming = {
  payment_method: text.optional(),
  return_url: text.optional(),
  off_session: text.optional(),
  error_on_requires_action: flag.optional(),
  use_stripe_sdk: ignored,
  mandate_data: ignored,
  payment_method_options: ignored,
}

const described = {
  customer: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  receipt_email: text.optional(),
  transfer_group: text.optional(),
  statement_descriptor: text.optional(),
  statement_descriptor_suffix: text.optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
}

const reasons = z.enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'])
const CANCELLABLE = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
]

interface NewIntent {
  amount: number
  currency: string
  customer?: string | undefined
  description?: string | undefined
  metadata?: Record<string, string> | undefined
  receipt_email?: string | undefined
  transfer_group?: string | undefined
  statement_descriptor?: string | undefined
  setup_future_usage?: 'off_session' | 'on_session' | undefined
  capture_method?: 'automatic' | 'automatic_async' | 'manual' | undefined
  payment_method?: string | undefined
  payment_method_types?: string[] | undefined
  automatic_payment_methods?: { enabled: boolean } | undefined
}

function newIntent(call: Call, input: NewIntent): Stripe.PaymentIntent {
  const id = stripeId('pi')
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: input.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: input.automatic_payment_methods
      ? { enabled: true, allow_redirects: 'always' }
      : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: input.capture_method ?? 'automatic_async',
    client_secret: `${id}_secret_${stripeId('x').slice(2)}`,
    confirmation_method: 'automatic',
    created: stamp(call.now),
    currency: input.currency,
    customer: input.customer ?? null,
    customer_account: null,
    description: input.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: input.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: input.payment_method ?? null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: input.payment_method_types ?? ['card'],
    payment_record: null,
    processing: null,
    receipt_email: input.receipt_email ?? null,
    review: null,
    setup_future_usage: input.setup_future_usage ?? null,
    shipping: null,
    source: null,
    statement_descriptor: input.statement_descriptor ?? null,
    statement_descriptor_suffix: null,
    status: input.payment_method ? 'requires_confirmation' : 'requires_payment_method',
    transfer_group: input.transfer_group ?? null,
  }
}

const create = route('POST', '/v1/payment_intents', {
  takes: {
    ...confirming,
    ...described,
    amount,
    currency,
    confirm: flag.optional(),
    capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
    payment_method_types: words.optional(),
    allowed_payment_method_types: words.optional(),
    confirmation_method: ignored,
    automatic_payment_methods: z
      .object({ enabled: flag, allow_redirects: text.optional() })
      .optional(),
  },
  async work(call, input) {
    if (input.customer) await readObject(call, 'customer', input.customer, 'customer')
    const intent = newIntent(call, input)
    await insertObject(call, intent, { returnUrl: input.return_url })
    await tellEvent(call, 'payment_intent.created', intent)
    return input.confirm ? confirmIntent(call, intent, input) : intent
  },
})

const update = route('POST', '/v1/payment_intents/:id', {
  takes: { ...described, amount: amount.optional(), payment_method: text.optional() },
  async work(call, input, id) {
    const intent = await readObject(call, 'payment_intent', id)
    if (input.amount !== undefined && !intent.status.startsWith('requires_')) {
      throw unexpected(intent, 'updated', CANCELLABLE.join(', '))
    }
    return writeObject(call, {
      ...intent,
      amount: input.amount ?? intent.amount,
      description: input.description ?? intent.description,
      payment_method: input.payment_method ?? intent.payment_method,
      metadata: { ...intent.metadata, ...input.metadata },
    })
  },
})

const capture = route('POST', '/v1/payment_intents/:id/capture', {
  takes: {
    amount_to_capture: amount.optional(),
    metadata: metadata.optional(),
    final_capture: ignored,
    statement_descriptor: ignored,
    statement_descriptor_suffix: ignored,
  },
  async work(call, input, id) {
    const intent = await readObject(call, 'payment_intent', id)
    if (intent.status !== 'requires_capture')
      throw unexpected(intent, 'captured', 'requires_capture')
    const wanted = input.amount_to_capture ?? intent.amount_capturable
    if (wanted > intent.amount_capturable) {
      throw new StripeProblem(400, {
        type: 'invalid_request_error',
        code: 'amount_too_large',
        param: 'amount_to_capture',
        message: `The provided amount_to_capture ${wanted} is greater than the amount you can capture (${intent.amount_capturable}).`,
      })
    }
    return settle(call, { ...intent, metadata: { ...intent.metadata, ...input.metadata } }, wanted)
  },
})

const cancel = route('POST', '/v1/payment_intents/:id/cancel', {
  takes: { cancellation_reason: reasons.optional() },
  async work(call, input, id) {
    const intent = await readObject(call, 'payment_intent', id)
    if (!CANCELLABLE.includes(intent.status))
      throw unexpected(intent, 'canceled', CANCELLABLE.join(', '))
    const charge = idOf(intent.latest_charge)
    if (intent.status === 'requires_capture' && charge) await releaseCharge(call, charge)
    return cancelled(call, intent, input.cancellation_reason ?? null)
  },
})

export const paymentIntentRoutes = [
  create,
  update,
  capture,
  cancel,
  route('GET', '/v1/payment_intents', {
    takes: { ...listing, customer: text.optional() },
    work: (call, input) =>
      listObjects(call, 'payment_intent', input, {
        customer: input.customer,
      }),
  }),
  route('GET', '/v1/payment_intents/:id', {
    takes: {},
    isOpen: true,
    async work(call, input, id) {
      const intent = await readObject(call, 'payment_intent', id)
      requireClientSecret(call, intent, input)
      return intent
    },
  }),
  route('POST', '/v1/payment_intents/:id/confirm', {
    isOpen: true,
    takes: { ...confirming, receipt_email: ignored, setup_future_usage: ignored },
    async work(call, input, id) {
      const intent = await readObject(call, 'payment_intent', id)
      requireClientSecret(call, intent, input)
      return confirmIntent(call, intent, input)
    },
  }),
]
