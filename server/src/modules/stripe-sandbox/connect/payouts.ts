import type { Stripe } from 'stripe'
import { z } from 'zod'
import { type Call, stamp, stripeId } from '../desk/call.ts'
import { amount, currency, ignored, listing, metadata, text } from '../desk/fields.ts'
import {
  insertBalanceLine,
  insertObject,
  listObjects,
  openObject,
  planDeed,
  readObject,
  sumBalance,
  writeObject,
} from '../desk/objects.sql.ts'
import { invalid } from '../desk/problem.ts'
import { route } from '../desk/route.ts'
import { tellEvent } from '../webhooks/events.sql.ts'
import { requireBalance } from './transfers.ts'

const create = route('POST', '/v1/payouts', {
  takes: {
    amount,
    currency,
    description: text.optional(),
    destination: text.optional(),
    metadata: metadata.optional(),
    method: z.enum(['standard', 'instant']).optional(),
    source_type: ignored,
    statement_descriptor: text.optional(),
    payout_method: ignored,
  },
  async work(call, input) {
    if (call.account) await refuseUnready(call)
    await requireBalance(call, input.amount, input.currency)
    const id = stripeId('po')
    const line = await insertBalanceLine(call, {
      id: stripeId('txn'),
      amount: -input.amount,
      currency: input.currency,
      source: id,
      type: 'payout',
    })
    const arrives = call.now.getTime() + call.sandbox.payoutArrivesAfterMs
    const payout: Stripe.Payout = {
      id,
      object: 'payout',
      amount: input.amount,
      application_fee: null,
      application_fee_amount: null,
      arrival_date: Math.floor(arrives / 1000),
      automatic: false,
      balance_transaction: line,
      created: stamp(call.now),
      currency: input.currency,
      description: input.description ?? null,
      destination: null,
      failure_balance_transaction: null,
      failure_code: null,
      failure_message: null,
      livemode: false,
      metadata: input.metadata ?? {},
      method: input.method ?? 'standard',
      original_payout: null,
      payout_method: null,
      reconciliation_status: 'not_applicable',
      reversed_by: null,
      source_type: 'card',
      statement_descriptor: input.statement_descriptor ?? null,
      status: 'in_transit',
      trace_id: null,
      type: 'bank_account',
    }
    await insertObject(call, payout)
    await planDeed(call, 'arrive-payout', id, call.sandbox.payoutArrivesAfterMs)
    await tellEvent(call, 'payout.created', payout)
    return payout
  },
})

async function refuseUnready(call: Call): Promise<void> {
  const { body } = await openObject({ ...call, account: '' }, 'account', call.account)
  if (body.payouts_enabled) return
  throw invalid(
    'Cannot create payouts; this account has requirements that need to be collected.',
    'payouts_not_allowed',
  )
}

/** The bank answered: paid, or sent back to the account's balance. */
export async function arrivePayout(call: Call, payoutId: string): Promise<void> {
  const payout = await readObject(call, 'payout', payoutId)
  if (payout.status !== 'in_transit') return
  const account = call.account
    ? await openObject({ ...call, account: '' }, 'account', call.account)
    : undefined
  const failure = account?.hidden.payoutFailure
  if (!failure) {
    const paid = await writeObject(call, { ...payout, status: 'paid' })
    return tellEvent(call, 'payout.paid', paid)
  }
  const line = await insertBalanceLine(call, {
    id: stripeId('txn'),
    amount: payout.amount,
    currency: payout.currency,
    source: payout.id,
    type: 'payout_failure',
  })
  const failed = await writeObject(call, {
    ...payout,
    status: 'failed',
    failure_code: failure,
    failure_balance_transaction: line,
    failure_message: `The bank account refused the payout (${failure}).`,
  })
  await tellEvent(call, 'payout.failed', failed)
}

export const payoutRoutes = [
  create,
  route('GET', '/v1/payouts', {
    takes: { ...listing, status: text.optional() },
    work: (call, input) => listObjects(call, 'payout', input, { status: input.status }),
  }),
  route('GET', '/v1/payouts/:id', {
    takes: {},
    work: (call, _input, id) => readObject(call, 'payout', id),
  }),
  route('GET', '/v1/balance', {
    takes: {},
    async work(call) {
      const balance = await sumBalance(call)
      return {
        object: 'balance',
        livemode: false,
        pending: [],
        available: balance.map((line) => ({ ...line, source_types: { card: line.amount } })),
      }
    },
  }),
  route('GET', '/v1/balance_transactions', {
    takes: { ...listing, type: text.optional(), source: text.optional() },
    work: (call, input) =>
      listObjects(call, 'balance_transaction', input, {
        type: input.type,
        source: input.source,
      }),
  }),
  route('GET', '/v1/balance_transactions/:id', {
    takes: {},
    work: (call, _input, id) => readObject(call, 'balance_transaction', id),
  }),
]
