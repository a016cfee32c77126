import type { Stripe } from 'stripe'
import { z } from 'zod'
import { type Call, type Hidden, stamp, stripeId } from '../desk/call.ts'
import { flag, ignored, listing, metadata, text, words } from '../desk/fields.ts'
import { idOf, requireClientSecret } from '../desk/intents.ts'
import {
  insertObject,
  listObjects,
  openObject,
  readObject,
  writeObject,
} from '../desk/objects.sql.ts'
import { invalid } from '../desk/problem.ts'
import { route } from '../desk/route.ts'
import { tellEvent } from '../webhooks/events.sql.ts'
import { attachMethod, declinedProblem, openMethod } from './payment-methods.ts'

const confirmed = {
  payment_method: text.optional(),
  return_url: text.optional(),
  use_stripe_sdk: ignored,
  mandate_data: ignored,
  payment_method_options: ignored,
}

export const setupIntentRoutes = [
  route('POST', '/v1/setup_intents', {
    takes: {
      ...confirmed,
      confirm: flag.optional(),
      customer: text.optional(),
      description: text.optional(),
      metadata: metadata.optional(),
      payment_method_types: words.optional(),
      allowed_payment_method_types: words.optional(),
      usage: text.optional(),
      automatic_payment_methods: z
        .object({ enabled: flag, allow_redirects: text.optional() })
        .optional(),
    },
    async work(call, input) {
      if (input.customer) await readObject(call, 'customer', input.customer, 'customer')
      const id = stripeId('seti')
      const intent: Stripe.SetupIntent = {
        id,
        object: 'setup_intent',
        allowed_payment_method_types: null,
        application: null,
        automatic_payment_methods: input.automatic_payment_methods
          ? { enabled: true, allow_redirects: 'always' }
          : null,
        cancellation_reason: null,
        client_secret: `${id}_secret_${stripeId('x').slice(2)}`,
        created: stamp(call.now),
        customer: input.customer ?? null,
        description: input.description ?? null,
        excluded_payment_method_types: null,
        flow_directions: null,
        last_setup_error: null,
        latest_attempt: null,
        livemode: false,
        mandate: null,
        metadata: input.metadata ?? {},
        next_action: null,
        on_behalf_of: null,
        payment_method: input.payment_method ?? null,
        payment_method_configuration_details: null,
        payment_method_options: null,
        payment_method_types: input.payment_method_types ?? ['card'],
        single_use_mandate: null,
        usage: input.usage ?? 'off_session',
        status: input.payment_method ? 'requires_confirmation' : 'requires_payment_method',
      }
      await insertObject(call, intent, { returnUrl: input.return_url })
      await tellEvent(call, 'setup_intent.created', intent)
      return input.confirm ? confirmSetup(call, intent, input) : intent
    },
  }),
  route('GET', '/v1/setup_intents', {
    takes: { ...listing, customer: text.optional(), payment_method: text.optional() },
    work: (call, input) =>
      listObjects(call, 'setup_intent', input, {
        customer: input.customer,
        payment_method: input.payment_method,
      }),
  }),
  route('GET', '/v1/setup_intents/:id', {
    takes: {},
    isOpen: true,
    async work(call, input, id) {
      const intent = await readObject(call, 'setup_intent', id)
      requireClientSecret(call, intent, input)
      return intent
    },
  }),
  route('POST', '/v1/setup_intents/:id/confirm', {
    isOpen: true,
    takes: confirmed,
    async work(call, input, id) {
      const intent = await readObject(call, 'setup_intent', id)
      requireClientSecret(call, intent, input)
      return confirmSetup(call, intent, input)
    },
  }),
  route('POST', '/v1/setup_intents/:id/cancel', {
    takes: { cancellation_reason: text.optional() },
    async work(call, _input, id) {
      const intent = await readObject(call, 'setup_intent', id)
      refuseFinished(intent)
      const cancelled = await writeObject(call, {
        ...intent,
        status: 'canceled',
        next_action: null,
      })
      await tellEvent(call, 'setup_intent.canceled', cancelled)
      return cancelled
    },
  }),
]

function refuseFinished(intent: Stripe.SetupIntent): void {
  if (intent.status !== 'succeeded' && intent.status !== 'canceled') return
  throw invalid(
    `You cannot change this SetupIntent because it has a status of ${intent.status}.`,
    'setup_intent_unexpected_state',
  )
}

async function confirmSetup(
  call: Call,
  intent: Stripe.SetupIntent,
  input: { payment_method?: string | undefined; return_url?: string | undefined },
): Promise<Stripe.SetupIntent> {
  refuseFinished(intent)
  const wanted = input.payment_method ?? idOf(intent.payment_method)
  if (!wanted) {
    throw invalid(
      'You cannot confirm this SetupIntent because it is missing a payment method.',
      'parameter_missing',
      'payment_method',
    )
  }
  const { body: method, card, hidden } = await openMethod(call, wanted)
  const tried = { ...intent, payment_method: method.id }
  if (card.declines && !card.attaches) {
    const failed: Stripe.SetupIntent = {
      ...tried,
      payment_method: null,
      status: 'requires_payment_method',
    }
    await writeObject(call, failed)
    await tellEvent(call, 'setup_intent.setup_failed', failed)
    throw declinedProblem(card, { setup_intent: failed, payment_method: method }, true)
  }
  if (card.authentication !== 'never' && !hidden.authenticated) {
    const returnUrl =
      input.return_url ?? (await openObject(call, 'setup_intent', intent.id)).hidden.returnUrl
    return askChallenge(call, tried, returnUrl)
  }
  return finishSetup(call, tried)
}

async function askChallenge(
  call: Call,
  intent: Stripe.SetupIntent,
  returnUrl: string | undefined,
): Promise<Stripe.SetupIntent> {
  const url = `${call.sandbox.browserBase}/challenge/${intent.id}?client_secret=${intent.client_secret}`
  const hidden: Hidden = { returnUrl }
  const asking = await writeObject(
    call,
    {
      ...intent,
      status: 'requires_action',
      next_action: {
        type: 'redirect_to_url',
        redirect_to_url: { url, return_url: returnUrl ?? null },
      },
    },
    hidden,
  )
  await tellEvent(call, 'setup_intent.requires_action', asking)
  return asking
}

/** The holder passed, or no challenge was needed: the card belongs to the customer. */
export async function finishSetup(
  call: Call,
  intent: Stripe.SetupIntent,
): Promise<Stripe.SetupIntent> {
  const methodId = idOf(intent.payment_method) ?? ''
  const customer = idOf(intent.customer)
  const method = customer
    ? await attachMethod(call, methodId, customer)
    : await readObject(call, 'payment_method', methodId)
  await writeObject(call, method, { authenticated: true })
  const done = await writeObject(call, {
    ...intent,
    status: 'succeeded',
    next_action: null,
  })
  await tellEvent(call, 'setup_intent.succeeded', done)
  return done
}

/** The holder did not pass. */
export async function failSetup(
  call: Call,
  intent: Stripe.SetupIntent,
): Promise<Stripe.SetupIntent> {
  const failed = await writeObject(call, {
    ...intent,
    payment_method: null,
    next_action: null,
    status: 'requires_payment_method',
  })
  await tellEvent(call, 'setup_intent.setup_failed', failed)
  return failed
}
