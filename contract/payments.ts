import { z } from 'zod'
import { Done, endpoint, page, paging } from './endpoint.ts'
import { Money, Price } from './money.ts'

export const PaymentState = z.enum([
  'requested',
  'requires_action',
  'authorised',
  'capturing',
  'captured',
  'partially_refunded',
  'refunded',
  'disputed',
  'lost',
  'voiding',
  'voided',
  'failed',
])

export const PaymentOnWire = z.object({
  id: z.uuid(),
  about: z.string(),
  payerId: z.uuid(),
  state: PaymentState,
  version: z.int(),
  amount: Money,
  captured: Money,
  refunded: Money,
  description: z.string(),
  /** Where the payer answers their bank; null for everybody else, and when there is nothing to answer. */
  actionUrl: z.string().nullable(),
  failure: z.object({ code: z.string(), says: z.string() }).nullable(),
  requestedAt: z.iso.datetime(),
  authorisedAt: z.iso.datetime().nullable(),
  capturedAt: z.iso.datetime().nullable(),
})
export type PaymentOnWire = z.infer<typeof PaymentOnWire>

export const MethodOnWire = z.object({
  id: z.uuid(),
  brand: z.string(),
  last4: z.string(),
  expMonth: z.int(),
  expYear: z.int(),
  isDefault: z.boolean(),
})
export type MethodOnWire = z.infer<typeof MethodOnWire>

export const PayoutOnWire = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  amount: Money,
  state: z.enum(['requested', 'in_transit', 'paid', 'failed']),
  failure: z.string().nullable(),
  askedAt: z.iso.datetime(),
  arrivesAt: z.iso.datetime().nullable(),
})
export type PayoutOnWire = z.infer<typeof PayoutOnWire>

const path = z
  .string()
  .regex(/^\/[^/\\]/, 'a path of this site')
  .max(300)

export const beginCardSetup = endpoint({
  method: 'POST',
  path: '/payment-methods/setups',
  summary: 'Begin to add a card: what a card form needs to talk to the provider directly',
  output: z.object({
    setupId: z.string(),
    clientSecret: z.string(),
    publishableKey: z.string(),
    isSandbox: z.boolean(),
    /** Where the provider's open addresses are, when not at its own host: `/sandbox/stripe`. */
    providerBase: z.string().nullable(),
  }),
  refuses: ['payments.provider_unavailable', 'payments.provider_refused'],
})

export const addMethod = endpoint({
  method: 'POST',
  path: '/payment-methods',
  status: 201,
  summary:
    'Keep a card: one whose setup is finished, or one the provider already has (`pm_card_visa` in the sandbox)',
  input: z
    .object({
      setupId: z
        .string()
        .regex(/^[\w-]{1,100}$/)
        .optional(),
      providerMethodId: z
        .string()
        .regex(/^[\w-]{1,100}$/)
        .optional(),
    })
    .refine(
      (input) => (input.setupId === undefined) !== (input.providerMethodId === undefined),
      'one of setupId and providerMethodId',
    ),
  output: MethodOnWire,
  refuses: [
    'payments.setup_not_finished',
    'payments.needs_action',
    'payments.card_declined',
    'payments.no_such_method',
    'payments.provider_unavailable',
  ],
})

export const listMyMethods = endpoint({
  method: 'GET',
  path: '/payment-methods',
  summary: 'My cards, the default first',
  output: z.object({ methods: z.array(MethodOnWire) }),
})

export const chooseMyDefaultMethod = endpoint({
  method: 'POST',
  path: '/payment-methods/:methodId/default',
  summary: 'Charge this card from now on',
  input: z.object({ methodId: z.uuid() }),
  output: Done,
  refuses: ['payments.no_such_method'],
})

export const removeMyMethod = endpoint({
  method: 'DELETE',
  path: '/payment-methods/:methodId',
  summary: 'Forget a card',
  input: z.object({ methodId: z.uuid() }),
  output: Done,
  refuses: ['payments.no_such_method'],
})

export const readMyPayment = endpoint({
  method: 'GET',
  path: '/payments/:paymentId',
  summary: 'A payment of mine (or any, with payment.read)',
  input: z.object({ paymentId: z.uuid() }),
  output: PaymentOnWire,
  refuses: ['payments.no_such_payment'],
})

export const listMyPayments = endpoint({
  method: 'GET',
  path: '/me/payments',
  summary: 'What I paid, newest first',
  input: z.object({ ...paging }),
  output: page(PaymentOnWire),
  refuses: ['paging.bad_cursor'],
})

export const confirmMyReturn = endpoint({
  method: 'POST',
  path: '/payments/:paymentId/confirm-return',
  summary:
    'I am back from my bank: look how it went. The outcome is told in the room of the payment',
  input: z.object({ paymentId: z.uuid() }),
  output: z.object({ paymentId: z.uuid(), state: PaymentState }),
  refuses: ['payments.no_such_payment'],
})

export const receiveStripeWebhook = endpoint({
  method: 'POST',
  path: '/webhooks/stripe',
  summary: 'Stripe tells what happened, signed',
  auth: 'public',
  raw: true,
  output: z.object({ received: z.literal(true) }),
  refuses: ['payments.bad_signature', 'payments.provider_unavailable'],
})

export const readMyPayoutAccount = endpoint({
  method: 'GET',
  path: '/me/payout-account',
  summary: 'Whether I can be paid out',
  output: z.object({
    isBegun: z.boolean(),
    detailsSubmitted: z.boolean(),
    payoutsEnabled: z.boolean(),
  }),
})

export const beginMyOnboarding = endpoint({
  method: 'POST',
  path: '/me/payout-account/onboarding',
  summary: 'The page where I say where to pay me',
  input: z.object({ returnPath: path }),
  output: z.object({ url: z.string() }),
  refuses: ['payments.provider_unavailable', 'payments.provider_refused'],
})

export const listMyPayouts = endpoint({
  method: 'GET',
  path: '/me/payouts',
  summary: 'What was paid out to me, newest first',
  input: z.object({ ...paging }),
  output: page(PayoutOnWire),
  refuses: ['paging.bad_cursor'],
})

export const listAllPayments = endpoint({
  method: 'GET',
  path: '/ops/payments',
  summary: 'Every payment, newest first',
  input: z.object({ ...paging, state: PaymentState.optional(), payerId: z.uuid().optional() }),
  output: page(PaymentOnWire),
  refuses: ['paging.bad_cursor'],
})

export const listAllPayouts = endpoint({
  method: 'GET',
  path: '/ops/payouts',
  summary: 'Every payout, newest first',
  input: z.object({
    ...paging,
    state: PayoutOnWire.shape.state.optional(),
    personId: z.uuid().optional(),
  }),
  output: page(PayoutOnWire),
  refuses: ['paging.bad_cursor'],
})

export const readPayoutHealth = endpoint({
  method: 'GET',
  path: '/ops/payout-health',
  summary: 'How the payouts of the last thirty days stand',
  output: z.object({
    since: z.iso.datetime(),
    paidShare: z.number().nullable(),
    states: z.array(
      z.object({
        state: PayoutOnWire.shape.state,
        count: z.int(),
        amount: Money,
        oldestMs: z.number(),
      }),
    ),
  }),
})

export const refundPayment = endpoint({
  method: 'POST',
  path: '/ops/payments/:paymentId/refunds',
  status: 201,
  summary:
    'Give money back out of the platform’s goodwill; a product refunds from those who earned it',
  input: z.object({ paymentId: z.uuid(), amount: Price, reason: z.string().min(3).max(300) }),
  output: z.object({ refundId: z.uuid(), state: z.enum(['requested', 'succeeded', 'failed']) }),
  refuses: [
    'payments.no_such_payment',
    'payments.not_refundable',
    'payments.more_than_captured',
    'payments.not_an_amount',
  ],
})
