import type { Tx } from '#foundation/db'
import { begin } from '#foundation/lifecycle'
import { type Money, toWire } from '#foundation/money'
import { findUsableMethod } from '../method/methods.sql.ts'
import { PROVIDER } from '../provider/current-provider.ts'
import { refuse } from '../refusals.ts'
import { PaymentRequested } from './events.ts'
import { paymentLifecycle } from './payment.lifecycle.ts'
import { findPaymentByKey, type PaymentRow } from './payments.sql.ts'
import { keepShares, refuseLoss, type Share } from './split.ts'

export interface Authorise {
  /** The thing that is paid for: `zenvee.booking:<id>`. */
  readonly about: string
  readonly payerId: string
  readonly amount: Money
  /** The payer's default card unless told. */
  readonly methodId?: string | undefined
  /** For the payer's statement. */
  readonly description: string
  /** Page to come back to after a bank's question: `/zenvee/bookings/…`. */
  readonly returnPath?: string
  /** One payment per key; `about` unless told. */
  readonly key?: string
}

/**
 * Ask a card to set money aside. Writes the wish and tells; the provider is asked outside, and
 * its answer comes as PaymentAuthorised, PaymentNeedsAction or PaymentFailed. The same key again
 * answers the payment that is there. Throws payments.no_method, no_such_method, key_reused.
 */
export function authorise(
  tx: Tx,
  input: Authorise,
): Promise<{ paymentId: string; state: PaymentRow['state'] }> {
  return request(tx, input, undefined)
}

/**
 * The same, and take the money as soon as it is set aside: for tips and wallet top-ups. The parts
 * say who gets it.
 */
export async function payAtOnce(
  tx: Tx,
  input: Authorise & { readonly split: readonly Share[] },
): Promise<{ paymentId: string; state: PaymentRow['state'] }> {
  refuseLoss(input.amount, input.split)
  return request(tx, input, input.split)
}

async function request(
  tx: Tx,
  input: Authorise,
  split: readonly Share[] | undefined,
): Promise<{ paymentId: string; state: PaymentRow['state'] }> {
  const key = input.key ?? input.about
  const known = await findPaymentByKey(tx, key)
  if (known) return answerKnown(known, input)

  if (input.amount.minor <= 0n) throw refuse.not_an_amount()
  const method = await findUsableMethod(tx, input.payerId, input.methodId)
  if (!method)
    throw input.methodId ? refuse.no_such_method() : refuse.no_method({ payerId: input.payerId })

  const { about, payerId, amount } = input
  const payment: PaymentRow = await begin(
    tx,
    paymentLifecycle,
    {
      key,
      about,
      payer_id: payerId,
      method_id: method.id,
      amount_minor: amount.minor,
      currency: amount.currency,
      description: input.description,
      return_path: input.returnPath ?? null,
      captures_at_once: split !== undefined,
      split: split ? keepShares(split) : null,
      capture_minor: split ? amount.minor : 0n,
      provider: PROVIDER,
      requested_at: tx.now,
    },
    PaymentRequested,
    (paymentId) => ({ paymentId, about, payerId, amount: toWire(amount) }),
  )

  return { paymentId: payment.id, state: payment.state }
}

function answerKnown(
  known: PaymentRow,
  input: Authorise,
): { paymentId: string; state: PaymentRow['state'] } {
  const isSame =
    known.payer_id === input.payerId &&
    known.about === input.about &&
    known.amount_minor === input.amount.minor &&
    known.currency === input.amount.currency
  if (!isSame) throw refuse.key_reused({ paymentId: known.id })
  return { paymentId: known.id, state: known.state }
}
