import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { money, toWire } from '#foundation/money'
import { namesOf } from './capture.ts'
import { paymentLifecycle } from './payment.lifecycle.ts'
import { lockPayment, type PaymentRow } from './payments.sql.ts'

/**
 * Let an authorisation go, or stop one that was asked for. What is over already (voided, failed)
 * stays as it is. Throws lifecycle.not_from_here once money was taken: that is a refund's.
 */
export async function voidPayment(
  tx: Tx,
  input: { paymentId: string; reason?: string },
): Promise<{ paymentId: string; state: PaymentRow['state'] }> {
  const payment = await lockPayment(tx, input.paymentId)

  if (['voiding', 'voided', 'failed'].includes(payment.state)) {
    return { paymentId: payment.id, state: payment.state }
  }

  const moved = await move(tx, paymentLifecycle, 'void', payment, {
    say: namesOf(payment),
    reason: input.reason,
  })
  return { paymentId: moved.id, state: moved.state }
}

/** The clock's moves: what the provider should have answered by now is asked again. */
export async function askAgain(tx: Tx, id: string, name: string): Promise<void> {
  const payment = await lockPayment(tx, id)
  const say = namesOf(payment)
  if (name === 'void_again') await move(tx, paymentLifecycle, 'void_again', payment, { say })
  if (name === 'look_again') await move(tx, paymentLifecycle, 'look_again', payment, { say })
  if (name === 'capture_again') {
    const amount = toWire(money(payment.capture_minor, payment.currency))
    await move(tx, paymentLifecycle, 'capture_again', payment, { say: { ...say, amount } })
  }
}
