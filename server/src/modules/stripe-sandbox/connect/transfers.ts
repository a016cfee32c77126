import type { Stripe } from 'stripe'
import { type Call, stamp, stripeId } from '../desk/call.ts'
import { amount, currency, ignored, listing, metadata, text } from '../desk/fields.ts'
import { idOf } from '../desk/intents.ts'
import {
  findObject,
  insertBalanceLine,
  insertObject,
  listObjects,
  readObject,
  sumBalance,
  writeObject,
} from '../desk/objects.sql.ts'
import { invalid } from '../desk/problem.ts'
import { route } from '../desk/route.ts'
import { tellEvent } from '../webhooks/events.sql.ts'

/** Throws `balance_insufficient` unless the account has so many minor units. */
export async function requireBalance(call: Call, wanted: number, of: string): Promise<void> {
  await call.db.query(`select pg_advisory_xact_lock(hashtextextended('balance ' || $1, 0))`, [
    call.account,
  ])
  const balance = await sumBalance(call)
  const has = balance.find((line) => line.currency === of)?.amount ?? 0
  if (has >= wanted) return
  throw invalid(
    `You have insufficient available funds in your Stripe account. (${has} ${of} of ${wanted})`,
    'balance_insufficient',
  )
}

const create = route('POST', '/v1/transfers', {
  takes: {
    amount,
    currency,
    destination: text,
    description: text.optional(),
    metadata: metadata.optional(),
    source_transaction: text.optional(),
    transfer_group: text.optional(),
    source_type: ignored,
  },
  async work(call, input) {
    const found = await findObject(call, 'account', input.destination)
    if (!found)
      throw invalid(
        `No such destination: '${input.destination}'`,
        'resource_missing',
        'destination',
      )
    if (found.body.capabilities?.transfers !== 'active') {
      throw invalid(
        'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
        'insufficient_capabilities_for_transfer',
        'destination',
      )
    }
    await requireBalance(call, input.amount, input.currency)
    const id = stripeId('tr')
    const line = { amount: -input.amount, currency: input.currency, source: id }
    const own = await insertBalanceLine(call, { ...line, id: stripeId('txn'), type: 'transfer' })
    await insertBalanceLine(call, {
      ...line,
      amount: input.amount,
      id: stripeId('txn'),
      type: 'payment',
      account: input.destination,
    })
    const transfer: Stripe.Transfer = {
      id,
      object: 'transfer',
      amount: input.amount,
      amount_reversed: 0,
      balance_transaction: own,
      created: stamp(call.now),
      currency: input.currency,
      description: input.description ?? null,
      destination: input.destination,
      destination_payment: stripeId('py'),
      livemode: false,
      metadata: input.metadata ?? {},
      reversed: false,
      reversals: {
        object: 'list',
        data: [],
        has_more: false,
        url: `/v1/transfers/${id}/reversals`,
      },
      source_transaction: input.source_transaction ?? null,
      source_type: 'card',
      transfer_group: input.transfer_group ?? null,
    }
    await insertObject(call, transfer)
    await tellEvent(call, 'transfer.created', transfer)
    return transfer
  },
})

const reverse = route('POST', '/v1/transfers/:id/reversals', {
  takes: {
    amount: amount.optional(),
    description: text.optional(),
    metadata: metadata.optional(),
    refund_application_fee: ignored,
  },
  async work(call, input, id) {
    const transfer = await readObject(call, 'transfer', id)
    const left = transfer.amount - transfer.amount_reversed
    const back = input.amount ?? left
    if (back > left || left === 0) {
      throw invalid(
        `Reversal amount (${back}) is greater than the remaining amount (${left}).`,
        undefined,
        'amount',
      )
    }
    const destination = idOf(transfer.destination) ?? ''
    await requireBalance({ ...call, account: destination }, back, transfer.currency)
    const reversalId = stripeId('trr')
    const line = { amount: back, currency: transfer.currency, source: reversalId }
    const own = await insertBalanceLine(call, {
      ...line,
      id: stripeId('txn'),
      type: 'transfer_refund',
    })
    await insertBalanceLine(call, {
      ...line,
      amount: -back,
      id: stripeId('txn'),
      type: 'payment_refund',
      account: destination,
    })
    const reversal: Stripe.TransferReversal = {
      id: reversalId,
      object: 'transfer_reversal',
      amount: back,
      balance_transaction: own,
      created: stamp(call.now),
      currency: transfer.currency,
      destination_payment_refund: null,
      metadata: input.metadata ?? {},
      source_refund: null,
      transfer: transfer.id,
    }
    await insertObject(call, reversal)
    const changed = await writeObject(call, {
      ...transfer,
      amount_reversed: transfer.amount_reversed + back,
      reversed: back === left,
    })
    await tellEvent(call, 'transfer.reversed', changed)
    return reversal
  },
})

export const transferRoutes = [
  create,
  reverse,
  route('GET', '/v1/transfers', {
    takes: { ...listing, destination: text.optional(), transfer_group: text.optional() },
    work: (call, input) =>
      listObjects(call, 'transfer', input, {
        destination: input.destination,
        transfer_group: input.transfer_group,
      }),
  }),
  route('GET', '/v1/transfers/:id', {
    takes: {},
    work: (call, _input, id) => readObject(call, 'transfer', id),
  }),
]
