import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type * as contract from '#contract/payments'
import type { Tx } from '#foundation/db'
import { chooseDefaultMethod, listMethods } from './method/methods.ts'
import { listPayments, readPayment } from './payment/read-payment.ts'
import { listPayouts } from './payout/list-payouts.ts'
import { readPayoutAccount } from './payout/payout-account.ts'
import { paymentOnWire, payoutOnWire } from './presented.ts'
import { refuse } from './refusals.ts'

type Answer<E extends keyof typeof contract> = Promise<OutputOf<(typeof contract)[E]>>
type Wish<E extends keyof typeof contract> = WorkInputOf<(typeof contract)[E]>

/** Who asks; doors that are signed in always have one. */
export const me = (tx: Tx): string => tx.actor.id ?? ''

/** A payment of mine, or of anybody for those who may look. To others it is not there. */
export async function readMyPayment(tx: Tx, input: Wish<'readMyPayment'>): Answer<'readMyPayment'> {
  const payment = await readPayment(tx, input.paymentId)
  const isMine = payment.payerId === me(tx)
  if (!isMine && !tx.actor.permits.has('payment.read'))
    throw refuse.no_such_payment({ paymentId: input.paymentId })
  return paymentOnWire(payment, tx.actor.id)
}

export async function listMyPayments(
  tx: Tx,
  input: Wish<'listMyPayments'>,
): Answer<'listMyPayments'> {
  const { items, nextCursor } = await listPayments(tx, { ...input, payerId: me(tx) })
  return { items: items.map((payment) => paymentOnWire(payment, tx.actor.id)), nextCursor }
}

export async function listMyMethods(tx: Tx): Answer<'listMyMethods'> {
  return { methods: await listMethods(tx, me(tx)) }
}

export async function chooseMyDefaultMethod(
  tx: Tx,
  input: Wish<'chooseMyDefaultMethod'>,
): Answer<'chooseMyDefaultMethod'> {
  await chooseDefaultMethod(tx, { personId: me(tx), methodId: input.methodId })
  return { done: true }
}

export async function readMyPayoutAccount(tx: Tx): Answer<'readMyPayoutAccount'> {
  return readPayoutAccount(tx, me(tx))
}

export async function listMyPayouts(tx: Tx, input: Wish<'listMyPayouts'>): Answer<'listMyPayouts'> {
  const { items, nextCursor } = await listPayouts(tx, { ...input, personId: me(tx) })
  return { items: items.map(payoutOnWire), nextCursor }
}
