import type { WorkInputOf } from '#contract/endpoint'
import type { payOrder as door, Order } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'
import { askForPayment } from './money.ts'
import { lockOrder, noteOrder } from './orders.sql.ts'
import { onlyFor, refuseStale } from './parties.ts'
import { readOwnMethod } from './place-order.ts'
import { viewOrder } from './view-order.ts'

/** Another card after a decline: a new payment takes the place of the one that failed. */
export async function payOrder(tx: Tx, input: WorkInputOf<typeof door>): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)

  onlyFor(tx, order, 'customer')
  refuseStale(order, input.version)
  const methodId = await readOwnMethod(tx, input.paymentMethodId)
  if (order.state !== 'pending' || order.payment_state !== 'failed')
    throw refuse.nothing_to_pay({ payment: order.payment_state })

  const paymentId = await askForPayment(tx, { ...order, payment_method_id: methodId })
  const noted = await noteOrder(tx, order.id, {
    payment_method_id: methodId,
    payment_id: paymentId,
    payment_state: 'asked',
    payment_reason: null,
  })
  return viewOrder(tx, noted)
}
