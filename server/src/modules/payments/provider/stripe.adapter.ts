import Stripe from 'stripe'
import { type Money, toWire } from '#foundation/money'
import { log } from '#foundation/telemetry'
import { type IntentFace, type PaymentProvider, ProviderRefusal } from './provider.ts'
import {
  cardFace,
  disputeFace,
  idOf,
  intentFace,
  marksFrom,
  marksToMetadata,
  payoutFace,
  refundFace,
  setupFace,
} from './stripe-faces.ts'

export interface StripeOptions {
  readonly secretKey: string
  readonly publishableKey: string
  readonly webhookSecret: string
  /** Put before a path to come back to; '' keeps the browser on whatever origin it is on. */
  readonly returnBase: string
  /** The sandbox's loopback address; Stripe itself unless told. */
  readonly sandbox?: { readonly host: string; readonly port: number; readonly browserBase: string }
  /** Milliseconds to wait for an answer. */
  readonly timeoutMs?: number
}

// Two tries together stay within the lease of a delivery, thirty seconds.
const TIMEOUT_MS = 10_000
const RETRIES = 1
const FEE = ['latest_charge.balance_transaction']

/** Stripe, or the sandbox that speaks like it, by the official SDK. */
export function stripeProvider(options: StripeOptions): PaymentProvider {
  const { sandbox } = options
  const stripe = new Stripe(options.secretKey, {
    timeout: options.timeoutMs ?? TIMEOUT_MS,
    maxNetworkRetries: RETRIES,
    telemetry: false,
    appInfo: { name: 'Kontor' },
    ...(sandbox ? { host: sandbox.host, port: sandbox.port, protocol: 'http' as const } : {}),
  })
  stripe.on('response', logAnswer)
  const comeBack = (path: string | null) => options.returnBase + (path ?? '/')
  return {
    name: 'stripe',
    isSandbox: sandbox !== undefined,
    publishableKey: options.publishableKey,
    browserBase: sandbox?.browserBase ?? null,
    ...cards(stripe),
    ...charges(stripe, comeBack),
    ...accounts(stripe, comeBack),
    ...payouts(stripe),
    readWebhook(body, signature, receivedAt) {
      const event = stripe.webhooks.constructEvent(
        body,
        signature,
        options.webhookSecret,
        undefined,
        undefined,
        receivedAt.getTime(),
      )
      return eventFace(event)
    },
  }
}

function cards(stripe: Stripe) {
  return {
    makeCustomer: ({ key, marks }) =>
      asked(
        async () =>
          (
            await stripe.customers.create(
              { metadata: marksToMetadata(marks) },
              { idempotencyKey: key },
            )
          ).id,
      ),
    beginSetup: ({ key, customerId, marks }) =>
      asked(async () =>
        setupFace(
          await stripe.setupIntents.create(
            {
              customer: customerId,
              usage: 'off_session',
              metadata: marksToMetadata(marks),
            },
            { idempotencyKey: key },
          ),
        ),
      ),
    readSetup: (setupId) =>
      asked(async () => setupFace(await stripe.setupIntents.retrieve(setupId))),
    attachMethod: ({ key, customerId, methodId, marks }) =>
      asked(async () =>
        setupFace(
          await stripe.setupIntents.create(
            {
              customer: customerId,
              payment_method: methodId,
              confirm: true,
              usage: 'off_session',
              automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
              metadata: marksToMetadata(marks),
            },
            { idempotencyKey: key },
          ),
        ),
      ),
    readMethod: (methodId) =>
      asked(async () => cardFace(await stripe.paymentMethods.retrieve(methodId))),
    detachMethod: (methodId) =>
      asked(async () => {
        await stripe.paymentMethods.detach(methodId)
      }),
  } satisfies Partial<PaymentProvider>
}

function charges(stripe: Stripe, comeBack: (path: string | null) => string) {
  const readIntent = (id: string) =>
    asked(async () => intentFace(await stripe.paymentIntents.retrieve(id, { expand: FEE })))
  return {
    readIntent,
    authorise: ({ key, amount, customerId, methodId, description, returnPath, marks }) =>
      asked(async () =>
        intentFace(
          await stripe.paymentIntents.create(
            {
              ...onWire(amount),
              customer: customerId,
              payment_method: methodId,
              description,
              capture_method: 'manual',
              confirm: true,
              return_url: comeBack(returnPath),
              automatic_payment_methods: { enabled: true },
              metadata: marksToMetadata(marks),
              ...(marks.paymentId ? { transfer_group: marks.paymentId } : {}),
            },
            { idempotencyKey: key },
          ),
        ),
      ),
    // A wish that came true already is no refusal: look at what is.
    capture: ({ key, intentId, amount }) =>
      asked(async () =>
        intentFace(
          await stripe.paymentIntents.capture(
            intentId,
            { amount_to_capture: toWire(amount).amount, expand: FEE },
            { idempotencyKey: key },
          ),
        ),
      ).catch(lookInstead(() => readIntent(intentId))),
    cancel: ({ key, intentId }) =>
      asked(async () =>
        intentFace(await stripe.paymentIntents.cancel(intentId, {}, { idempotencyKey: key })),
      ).catch(lookInstead(() => readIntent(intentId))),
    refund: ({ key, intentId, amount, marks }) =>
      asked(async () =>
        refundFace(
          await stripe.refunds.create(
            {
              payment_intent: intentId,
              amount: toWire(amount).amount,
              metadata: marksToMetadata(marks),
            },
            { idempotencyKey: key },
          ),
        ),
      ),
    readRefund: (id) => asked(async () => refundFace(await stripe.refunds.retrieve(id))),
    readDispute: (id) => asked(async () => disputeFace(await stripe.disputes.retrieve(id))),
  } satisfies Partial<PaymentProvider>
}

function accounts(stripe: Stripe, comeBack: (path: string | null) => string) {
  return {
    makeAccount: ({ key, marks }) =>
      asked(async () => {
        const { id } = await stripe.accounts.create(
          {
            type: 'express',
            capabilities: { transfers: { requested: true } },
            metadata: marksToMetadata(marks),
          },
          { idempotencyKey: key },
        )
        return id
      }),
    onboardingLink: ({ accountId, returnPath }) =>
      asked(async () => {
        const { url } = await stripe.accountLinks.create({
          account: accountId,
          type: 'account_onboarding',
          refresh_url: comeBack(returnPath),
          return_url: comeBack(returnPath),
        })
        return url
      }),
    readAccount: (accountId) =>
      asked(async () => {
        const { details_submitted, payouts_enabled } = await stripe.accounts.retrieve(accountId)
        return { accountId, detailsSubmitted: details_submitted, payoutsEnabled: payouts_enabled }
      }),
  } satisfies Partial<PaymentProvider>
}

function payouts(stripe: Stripe) {
  return {
    transfer: ({ key, accountId, amount, marks }) =>
      asked(async () => {
        const { id } = await stripe.transfers.create(
          { ...onWire(amount), destination: accountId, metadata: marksToMetadata(marks) },
          { idempotencyKey: key },
        )
        return id
      }),
    reverseTransfer: ({ key, transferId }) =>
      asked(async () => {
        await stripe.transfers.createReversal(transferId, {}, { idempotencyKey: key })
      }),
    payOut: ({ key, accountId, amount, marks }) =>
      asked(async () =>
        payoutFace(
          await stripe.payouts.create(
            { ...onWire(amount), metadata: marksToMetadata(marks) },
            { idempotencyKey: key, stripeAccount: accountId },
          ),
        ),
      ),
    readPayout: ({ accountId, providerPayoutId }) =>
      asked(async () =>
        payoutFace(
          await stripe.payouts.retrieve(providerPayoutId, {}, { stripeAccount: accountId }),
        ),
      ),
  } satisfies Partial<PaymentProvider>
}

/** One line for each answer, within the action that asked; ids in paths are the provider's own. */
function logAnswer({ method, path, status, elapsed, request_id }: Stripe.ResponseEvent): void {
  const facts = { integration: 'stripe', ms: elapsed, status, requestId: request_id }
  log().info(facts, `stripe: ${method} ${path.split('?')[0]} answered ${status}`)
}

function onWire(amount: Money): { amount: number; currency: string } {
  const wire = toWire(amount)
  return { amount: wire.amount, currency: wire.currency.toLowerCase() }
}

/** Errors that mean no become ProviderRefusal; all others pass, to be tried again. */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { StripeCardError, StripeInvalidRequestError, StripeIdempotencyError } = Stripe.errors
    const isNo =
      error instanceof StripeCardError ||
      error instanceof StripeInvalidRequestError ||
      (error instanceof StripeIdempotencyError && error.statusCode !== 409)
    if (!isNo) throw error
    const intent: IntentFace | null = error.payment_intent ? intentFace(error.payment_intent) : null
    throw new ProviderRefusal(error.decline_code || error.code || error.type, error.message, intent)
  }
}

function lookInstead(read: () => Promise<IntentFace>): (error: unknown) => Promise<IntentFace> {
  return (error) => {
    if (error instanceof ProviderRefusal && error.code === 'payment_intent_unexpected_state')
      return read()
    throw error
  }
}

function eventFace(event: Stripe.Event) {
  const object: object = event.data.object
  const text = (name: string): string | null => {
    const value: unknown = Object.getOwnPropertyDescriptor(object, name)?.value
    if (typeof value === 'string') return value
    return typeof value === 'object' && value !== null && 'id' in value
      ? idOf({ id: String(value.id) })
      : null
  }
  return {
    eventId: event.id,
    type: event.type,
    objectId: text('id') ?? '',
    accountId: event.account ?? null,
    intentId: text('payment_intent'),
    marks: marksFrom('metadata' in object ? object.metadata : null),
  }
}
