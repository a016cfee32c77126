import type { Stripe } from 'stripe'
import { z } from 'zod'
import { type Call, stamp, stripeId } from '../desk/call.ts'
import { flag, listing, metadata, text } from '../desk/fields.ts'
import { idOf } from '../desk/intents.ts'
import {
  insertBalanceLine,
  insertObject,
  listObjects,
  readObject,
  writeObject,
} from '../desk/objects.sql.ts'
import { invalid } from '../desk/problem.ts'
import { route } from '../desk/route.ts'
import { tellEvent } from '../webhooks/events.sql.ts'

const DISPUTE_FEE_MINOR = 1500
const ANSWER_WITHIN_S = 7 * 86_400
const noEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}

/** The cardholder's bank takes the money back, and a fee. */
export async function openDispute(call: Call, chargeId: string, reason: string): Promise<void> {
  const charge = await readObject(call, 'charge', chargeId)
  if (charge.disputed || charge.refunded) return
  const id = stripeId('du')
  await moveMoney(
    call,
    { id, currency: charge.currency },
    -charge.amount_captured,
    DISPUTE_FEE_MINOR,
  )
  const dispute: Stripe.Dispute = {
    id,
    object: 'dispute',
    amount: charge.amount_captured,
    balance_transactions: [],
    charge: charge.id,
    created: stamp(call.now),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: stamp(call.now) + ANSWER_WITHIN_S,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'manual',
    },
    intended_submission_method: 'manual',
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status: 'needs_response',
  }
  await insertObject(call, dispute)
  await writeObject(call, { ...charge, disputed: true })
  await tellEvent(call, 'charge.dispute.created', dispute)
  await tellEvent(call, 'charge.dispute.funds_withdrawn', dispute)
}

function moveMoney(
  call: Call,
  dispute: Pick<Stripe.Dispute, 'id' | 'currency'>,
  amount: number,
  fee = 0,
) {
  return insertBalanceLine(call, {
    id: stripeId('txn'),
    amount,
    fee,
    currency: dispute.currency,
    source: dispute.id,
    type: 'adjustment',
  })
}

async function decide(
  call: Call,
  dispute: Stripe.Dispute,
  status: 'won' | 'lost',
): Promise<Stripe.Dispute> {
  const decided = await writeObject(call, { ...dispute, status })
  const charge = await readObject(call, 'charge', idOf(dispute.charge) ?? '')
  if (status === 'won') {
    await moveMoney(call, dispute, dispute.amount)
    await writeObject(call, { ...charge, disputed: false })
    await tellEvent(call, 'charge.dispute.funds_reinstated', decided)
  }
  await tellEvent(call, 'charge.dispute.closed', decided)
  return decided
}

function refuseDecided(dispute: Stripe.Dispute): void {
  if (dispute.status === 'won' || dispute.status === 'lost') {
    throw invalid(`This dispute is already ${dispute.status}.`)
  }
}

export const disputeRoutes = [
  route('GET', '/v1/disputes', {
    takes: { ...listing, charge: text.optional(), payment_intent: text.optional() },
    work: (call, input) =>
      listObjects(call, 'dispute', input, {
        charge: input.charge,
        payment_intent: input.payment_intent,
      }),
  }),
  route('GET', '/v1/disputes/:id', {
    takes: {},
    work: (call, _input, id) => readObject(call, 'dispute', id),
  }),
  route('POST', '/v1/disputes/:id', {
    takes: {
      evidence: z.record(text, text).optional(),
      metadata: metadata.optional(),
      submit: flag.optional(),
    },
    async work(call, input, id) {
      const dispute = await readObject(call, 'dispute', id)
      refuseDecided(dispute)
      const said = input.evidence?.uncategorized_text ?? null
      const changed = await writeObject(call, {
        ...dispute,
        status: input.submit === false ? dispute.status : 'under_review',
        evidence: { ...dispute.evidence, uncategorized_text: said },
        metadata: { ...dispute.metadata, ...input.metadata },
        evidence_details: { ...dispute.evidence_details, has_evidence: true, submission_count: 1 },
      })
      await tellEvent(call, 'charge.dispute.updated', changed)
      // docs.stripe.com/testing#evidence: these two words decide at once.
      if (said === 'winning_evidence') return decide(call, changed, 'won')
      return said === 'losing_evidence' ? decide(call, changed, 'lost') : changed
    },
  }),
  route('POST', '/v1/disputes/:id/close', {
    takes: {},
    async work(call, _input, id) {
      const dispute = await readObject(call, 'dispute', id)
      refuseDecided(dispute)
      return decide(call, dispute, 'lost')
    },
  }),
]
