import type { Stripe } from 'stripe'
import { z } from 'zod'
import { openMethod } from '../cards/payment-methods.ts'
import { type Call, stamp, stripeId } from '../desk/call.ts'
import { amount, ignored, listing, metadata, text } from '../desk/fields.ts'
import { idOf } from '../desk/intents.ts'
import {
  insertBalanceLine,
  insertObject,
  listObjects,
  planDeed,
  readObject,
  writeObject,
} from '../desk/objects.sql.ts'
import { invalid } from '../desk/problem.ts'
import { route } from '../desk/route.ts'
import { tellEvent } from '../webhooks/events.sql.ts'

const REFUND_FAILS_AFTER_MS = 2000

async function chargeToRefund(
  call: Call,
  input: { charge?: string | undefined; payment_intent?: string | undefined },
): Promise<Stripe.Charge> {
  if (input.charge) return readObject(call, 'charge', input.charge, 'charge')
  if (!input.payment_intent) {
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
    )
  }
  const intent = await readObject(call, 'payment_intent', input.payment_intent, 'payment_intent')
  const charge = idOf(intent.latest_charge)
  if (!charge || intent.status !== 'succeeded') {
    throw invalid(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      undefined,
      'payment_intent',
    )
  }
  return readObject(call, 'charge', charge)
}

function refundable(charge: Stripe.Charge, wanted: number | undefined): number {
  const left = charge.amount_captured - charge.amount_refunded
  if (charge.disputed)
    throw invalid(
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      'charge_disputed',
    )
  if (!charge.captured)
    throw invalid(`Charge ${charge.id} has not been captured.`, 'charge_not_refundable')
  if (left === 0)
    throw invalid(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded')
  if ((wanted ?? left) > left) {
    throw invalid(
      `Refund amount (${wanted}) is greater than unrefunded amount on charge (${left})`,
      undefined,
      'amount',
    )
  }
  return wanted ?? left
}

const create = route('POST', '/v1/refunds', {
  takes: {
    charge: text.optional(),
    payment_intent: text.optional(),
    amount: amount.optional(),
    metadata: metadata.optional(),
    refund_application_fee: ignored,
    reverse_transfer: ignored,
    reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  },
  async work(call, input) {
    const charge = await chargeToRefund(call, input)
    const given = refundable(charge, input.amount)
    const id = stripeId('re')
    const line = await insertBalanceLine(call, {
      id: stripeId('txn'),
      amount: -given,
      currency: charge.currency,
      source: id,
      type: 'refund',
    })
    const refund: Stripe.Refund = {
      id,
      object: 'refund',
      amount: given,
      balance_transaction: line,
      charge: charge.id,
      created: stamp(call.now),
      currency: charge.currency,
      customer: charge.customer,
      customer_account: null,
      destination_details: { type: 'card', card: { type: 'refund' } },
      metadata: input.metadata ?? {},
      payment_intent: charge.payment_intent,
      payment_method: charge.payment_method,
      reason: input.reason ?? null,
      receipt_number: null,
      source_transfer_reversal: null,
      status: 'succeeded',
      transfer_reversal: null,
    }
    await insertObject(call, refund)
    const total = charge.amount_refunded + given
    const changed = await writeObject(call, {
      ...charge,
      amount_refunded: total,
      refunded: total === charge.amount_captured,
    })
    await tellEvent(call, 'refund.created', refund)
    await tellEvent(call, 'charge.refunded', changed, {
      amount_refunded: charge.amount_refunded,
    })
    const { card } = await openMethod(call, charge.payment_method ?? '')
    if (card.refundFails) await planDeed(call, 'fail-refund', id, REFUND_FAILS_AFTER_MS)
    return refund
  },
})

/** The bank sent the refund back: the money is ours again. */
export async function failRefund(call: Call, refundId: string): Promise<void> {
  const refund = await readObject(call, 'refund', refundId)
  const charge = await readObject(call, 'charge', idOf(refund.charge) ?? '')
  const line = await insertBalanceLine(call, {
    id: stripeId('txn'),
    amount: refund.amount,
    currency: refund.currency,
    source: refund.id,
    type: 'refund_failure',
  })
  await writeObject(call, {
    ...charge,
    refunded: false,
    amount_refunded: charge.amount_refunded - refund.amount,
  })
  const failed = await writeObject(call, {
    ...refund,
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: line,
  })
  await tellEvent(call, 'refund.failed', failed)
}

export const refundRoutes = [
  create,
  route('GET', '/v1/refunds', {
    takes: { ...listing, charge: text.optional(), payment_intent: text.optional() },
    work: (call, input) =>
      listObjects(call, 'refund', input, {
        charge: input.charge,
        payment_intent: input.payment_intent,
      }),
  }),
  route('GET', '/v1/refunds/:id', {
    takes: {},
    work: (call, _input, id) => readObject(call, 'refund', id),
  }),
  route('POST', '/v1/refunds/:id', {
    takes: { metadata: metadata.optional() },
    async work(call, input, id) {
      const refund = await readObject(call, 'refund', id)
      return writeObject(call, {
        ...refund,
        metadata: { ...refund.metadata, ...input.metadata },
      })
    },
  }),
]
