import type { ClientBase, Pool } from 'pg'
import type { Stripe } from 'stripe'
import { randomToken } from '#foundation/ids'
import type { Clock } from '#foundation/time'
import type { Faults } from '../webhooks/faults.ts'

/** What a sandbox is told when it is made. */
export interface SandboxOptions {
  readonly pool: Pool
  readonly clock: Clock
  /** `sk_test_…`: the only key that may do everything. */
  readonly secretKey: string
  /** `pk_test_…`: may save cards and finish intents whose client secret it knows. */
  readonly publishableKey: string
  /** Where a browser finds the sandbox's pages: a path of the same origin, or an address. */
  readonly browserBase: string
  /** Endpoints that are there from the start, each with its signing secret. */
  readonly endpoints?: readonly StandingEndpoint[]
  /** Milliseconds from a payout to its arrival; 10 s unless told. */
  readonly payoutArrivesAfterMs?: number
  /** Milliseconds from a capture to its dispute (test cards that dispute); 5 s unless told. */
  readonly disputeOpensAfterMs?: number
  /** Waits between the attempts of one webhook, milliseconds; parked after the last. */
  readonly retryDelaysMs?: readonly number[]
  /** What Stripe keeps of each charge; 2.9 % and 30 cents unless told. */
  readonly fee?: { readonly basisPoints: number; readonly fixedMinor: number }
}

export interface StandingEndpoint {
  readonly url: string
  readonly secret: string
}

/** The sandbox while it runs: its options, its faults, and a bell for the deliverer. */
export interface Sandbox extends Required<SandboxOptions> {
  faults: Faults
  readonly ring: () => void
}

/** One request, or one planned deed: its transaction, its now, whose account it acts for. */
export interface Call {
  readonly sandbox: Sandbox
  readonly db: ClientBase
  readonly now: Date
  /** Connected account (`Stripe-Account`), or '' for the platform. */
  readonly account: string
  /** Came with the publishable key. */
  readonly isBrowser: boolean
  readonly requestId: string | null
  readonly idempotencyKey: string | null
}

/** The objects that are kept, by their `object`. */
export interface Kept {
  account: Stripe.Account
  balance_transaction: Stripe.BalanceTransaction
  charge: Stripe.Charge
  customer: Stripe.Customer
  dispute: Stripe.Dispute
  payment_intent: Stripe.PaymentIntent
  payment_method: Stripe.PaymentMethod
  payout: Stripe.Payout
  refund: Stripe.Refund
  setup_intent: Stripe.SetupIntent
  transfer: Stripe.Transfer
  transfer_reversal: Stripe.TransferReversal
  webhook_endpoint: Stripe.WebhookEndpoint
}

export type Kind = keyof Kept

/** What the sandbox knows about an object and never shows. */
export interface Hidden {
  cardNumber?: string
  /** The holder has passed a challenge on this card. */
  authenticated?: boolean
  /** Where the browser goes after a challenge. */
  returnUrl?: string
  /** A capture waits for the challenge, or for nobody. */
  offSession?: boolean
  /** How payouts to this account end: a Stripe failure code, or nothing for good. */
  payoutFailure?: string
  /** Signing secret of a webhook endpoint. */
  secret?: string
  /** The onboarding pages that may still be opened, by token: until when, and where to next. */
  links?: Record<string, { until: number; returnUrl: string }>
}

/** An id in Stripe's form: prefix and 24 letters or digits. */
export function stripeId(prefix: string): string {
  return `${prefix}_${randomToken(30).replace(/[-_]/g, '').padEnd(24, '0').slice(0, 24)}`
}

/** Whole seconds since 1970, the unit of every time on this wire. */
export function stamp(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}
