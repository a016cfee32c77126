import { topic } from '#foundation/live'
import { Refusal } from '#foundation/refusals'
import { paymentLifecycle } from './payment/payment.lifecycle.ts'
import { readPayment } from './payment/read-payment.ts'

/** The room of a payment: its payer's, and theirs who may look at payments. */
export const topics = [
  topic({
    name: paymentLifecycle.name,
    async permit(tx, id) {
      if (tx.actor.permits.has('payment.read')) return true
      const payment = await readPayment(tx, id).catch((error: unknown) => {
        if (error instanceof Refusal) return undefined
        throw error
      })
      return payment !== undefined && payment.payerId === tx.actor.id
    },
  }),
]
