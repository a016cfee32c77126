import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { refuse } from '../refusals.ts'
import { namesOf } from './capture.ts'
import { PaymentReturned } from './events.ts'
import { paymentLifecycle } from './payment.lifecycle.ts'
import { lockPayment, type PaymentRow } from './payments.sql.ts'

/**
 * The payer came back from their bank's page. We do not believe the page: the provider is asked,
 * and the room of the payment hears the outcome. As often as they like.
 */
export async function confirmReturn(
  tx: Tx,
  input: { paymentId: string },
): Promise<{ paymentId: string; state: PaymentRow['state'] }> {
  const payment = await lockPayment(tx, input.paymentId)

  if (payment.payer_id !== tx.actor.id) throw refuse.no_such_payment({ paymentId: input.paymentId })

  if (payment.state === 'requested' || payment.state === 'requires_action') {
    await tell(tx, PaymentReturned, `${paymentLifecycle.name}:${payment.id}`, namesOf(payment))
  }

  return { paymentId: payment.id, state: payment.state }
}
