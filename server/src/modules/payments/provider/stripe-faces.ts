import type Stripe from 'stripe'
import { z } from 'zod'
import type {
  CardFace,
  DisputeFace,
  IntentFace,
  Marks,
  PayoutFace,
  RefundFace,
  SetupFace,
} from './provider.ts'

/** An id in a field that may have been expanded. */
export function idOf(field: string | { id: string } | null | undefined): string | null {
  if (!field) return null
  return typeof field === 'string' ? field : field.id
}

export function marksToMetadata(marks: Marks): Record<string, string> {
  const pairs = Object.entries({
    kontor_org: marks.orgId,
    kontor_payment: marks.paymentId,
    kontor_refund: marks.refundId,
    kontor_payout: marks.payoutId,
    kontor_person: marks.personId,
  })
  return Object.fromEntries(pairs.flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

const ours = z
  .object({
    kontor_org: z.uuid(),
    kontor_payment: z.uuid(),
    kontor_refund: z.uuid(),
    kontor_payout: z.uuid(),
    kontor_person: z.uuid(),
  })
  .partial()
  .catch({})

export function marksFrom(metadata: unknown): Partial<Marks> {
  const read = ours.parse(metadata ?? {})
  return {
    orgId: read.kontor_org,
    paymentId: read.kontor_payment,
    refundId: read.kontor_refund,
    payoutId: read.kontor_payout,
    personId: read.kontor_person,
  }
}

const INTENT_STATES: Readonly<Partial<Record<Stripe.PaymentIntent.Status, IntentFace['state']>>> = {
  requires_action: 'needs_action',
  requires_capture: 'authorised',
  succeeded: 'captured',
  canceled: 'cancelled',
}

export function intentFace(intent: Stripe.PaymentIntent): IntentFace {
  const failure = intent.last_payment_error
  const isFailed = intent.status === 'requires_payment_method' && failure !== null
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null
  const line = typeof charge?.balance_transaction === 'object' ? charge.balance_transaction : null
  return {
    intentId: intent.id,
    state: isFailed ? 'failed' : (INTENT_STATES[intent.status] ?? 'open'),
    actionUrl: intent.next_action?.redirect_to_url?.url ?? null,
    capturedMinor: BigInt(intent.amount_received),
    feeMinor: BigInt(line?.fee ?? 0),
    failure: isFailed
      ? {
          code: failure.decline_code ?? failure.code ?? 'declined',
          says: failure.message ?? 'The card was declined.',
        }
      : null,
    marks: marksFrom(intent.metadata),
  }
}

export function refundFace(refund: Stripe.Refund): RefundFace {
  const isFailed = refund.status === 'failed' || refund.status === 'canceled'
  return {
    providerRefundId: refund.id,
    says: refund.failure_reason ?? null,
    marks: marksFrom(refund.metadata),
    state: isFailed ? 'failed' : refund.status === 'succeeded' ? 'succeeded' : 'pending',
  }
}

export function payoutFace(payout: Stripe.Payout): PayoutFace {
  const isFailed = payout.status === 'failed' || payout.status === 'canceled'
  return {
    providerPayoutId: payout.id,
    says: payout.failure_message ?? payout.failure_code,
    arrivesAt: new Date(payout.arrival_date * 1000),
    state: isFailed ? 'failed' : payout.status === 'paid' ? 'paid' : 'in_transit',
  }
}

export function disputeFace(dispute: Stripe.Dispute): DisputeFace {
  const { status } = dispute
  return {
    providerDisputeId: dispute.id,
    intentId: idOf(dispute.payment_intent) ?? '',
    state:
      status === 'won' || status === 'warning_closed' ? 'won' : status === 'lost' ? 'lost' : 'open',
    amountMinor: BigInt(dispute.amount),
    reason: dispute.reason,
  }
}

export function cardFace(method: Stripe.PaymentMethod): CardFace {
  return {
    methodId: method.id,
    customerId: idOf(method.customer),
    brand: method.card?.brand ?? 'card',
    last4: method.card?.last4 ?? '0000',
    expMonth: method.card?.exp_month ?? 12,
    expYear: method.card?.exp_year ?? 2099,
  }
}

const SETUP_STATES: Readonly<Partial<Record<Stripe.SetupIntent.Status, SetupFace['state']>>> = {
  requires_action: 'needs_action',
  succeeded: 'done',
  canceled: 'failed',
}

export function setupFace(setup: Stripe.SetupIntent): SetupFace {
  return {
    setupId: setup.id,
    state: SETUP_STATES[setup.status] ?? 'open',
    clientSecret: setup.client_secret ?? '',
    customerId: idOf(setup.customer),
    methodId: idOf(setup.payment_method),
    actionUrl: setup.next_action?.redirect_to_url?.url ?? null,
  }
}
