import type { Stripe } from 'stripe'
import type { Decline, TestCard } from '../cards/test-cards.ts'
import { type Call, stamp, stripeId } from '../desk/call.ts'
import { listing, metadata, text } from '../desk/fields.ts'
import { idOf } from '../desk/intents.ts'
import {
  insertBalanceLine,
  insertObject,
  listObjects,
  planDeed,
  readObject,
  writeObject,
} from '../desk/objects.sql.ts'
import { route } from '../desk/route.ts'
import { tellEvent } from '../webhooks/events.sql.ts'

type Outcome = NonNullable<Stripe.Charge['outcome']>

const APPROVED: Outcome = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  seller_message: 'Payment complete.',
  type: 'authorized',
}

function refusedBy(declined: Decline): Outcome {
  return {
    advice_code: 'try_again_later',
    network_advice_code: null,
    network_decline_code: null,
    network_status: 'declined_by_network',
    reason: declined.decline_code ?? declined.code,
    seller_message: 'The bank did not return any further details with this decline.',
    type: 'issuer_declined',
  }
}

/** Try the card: a charge that is authorised, or one that failed. */
export async function insertCharge(
  call: Call,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  declined?: Decline,
): Promise<Stripe.Charge> {
  const charge: Stripe.Charge = {
    id: stripeId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'KONTOR',
    captured: false,
    created: stamp(call.now),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: declined?.code ?? null,
    failure_message: declined?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: declined ? refusedBy(declined) : APPROVED,
    paid: !declined,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: 'card' },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: null,
    status: declined ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  }
  await insertObject(call, charge)
  await tellEvent(call, declined ? 'charge.failed' : 'charge.succeeded', charge)
  return charge
}

/** Take the money, all or part: a line in the balance less the fee, and a dispute if the card is that kind. */
export async function captureCharge(
  call: Call,
  chargeId: string,
  amount: number,
  card: TestCard,
): Promise<Stripe.Charge> {
  const charge = await readObject(call, 'charge', chargeId)
  const { basisPoints, fixedMinor } = call.sandbox.fee
  const line = await insertBalanceLine(call, {
    id: stripeId('txn'),
    amount,
    currency: charge.currency,
    source: charge.id,
    type: 'charge',
    fee: Math.round((amount * basisPoints) / 10_000) + fixedMinor,
  })
  const captured = await writeObject(call, {
    ...charge,
    captured: true,
    amount_captured: amount,
    balance_transaction: line,
  })
  await tellEvent(call, 'charge.captured', captured)
  if (card.disputes) {
    await planDeed(call, `dispute:${card.disputes}`, charge.id, call.sandbox.disputeOpensAfterMs)
  }
  return captured
}

/** Let an authorisation go: nothing was taken. */
export async function releaseCharge(call: Call, chargeId: string): Promise<void> {
  const charge = await readObject(call, 'charge', chargeId)
  const released = await writeObject(call, {
    ...charge,
    refunded: true,
    amount_refunded: charge.amount,
  })
  await tellEvent(call, 'charge.refunded', released)
}

export const chargeRoutes = [
  route('GET', '/v1/charges', {
    takes: {
      ...listing,
      customer: text.optional(),
      payment_intent: text.optional(),
      transfer_group: text.optional(),
    },
    work: (call, input) =>
      listObjects(call, 'charge', input, {
        customer: input.customer,
        payment_intent: input.payment_intent,
        transfer_group: input.transfer_group,
      }),
  }),
  route('GET', '/v1/charges/:id', {
    takes: {},
    work: (call, _input, id) => readObject(call, 'charge', id),
  }),
  route('POST', '/v1/charges/:id', {
    takes: { metadata: metadata.optional(), description: text.optional() },
    async work(call, input, id) {
      const charge = await readObject(call, 'charge', id)
      return writeObject(call, {
        ...charge,
        description: input.description ?? charge.description,
        metadata: { ...charge.metadata, ...input.metadata },
      })
    },
  }),
]

/** The charge that an intent's money came by. */
export async function chargeOf(
  call: Call,
  intent: Stripe.PaymentIntent,
): Promise<Stripe.Charge | null> {
  const id = idOf(intent.latest_charge)
  return id ? readObject(call, 'charge', id) : null
}
