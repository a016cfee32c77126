import type { Tx } from '#foundation/db'
import { endUncooked, endUnpaid } from './cancel-order.ts'
import { complete } from './finish-order.ts'
import { lockOrder } from './orders.sql.ts'

/** The clock's moves of an order: what happens when nobody did anything. */
export async function moveByClock(tx: Tx, id: string, name: string): Promise<unknown> {
  const order = await lockOrder(tx, id)
  switch (name) {
    case 'expire':
      return endUnpaid(tx, order, { move: 'expire', by: 'clock', reason: 'NOT_PAID' })
    case 'lapse':
      return endUncooked(tx, order, {
        move: 'lapse',
        by: 'clock',
        reason: 'NO_ANSWER',
        cause: 'chef_silent',
      })
    case 'complete':
      // Delivered stays delivered: a customer who was content before leaves the clock nothing to do.
      if (order.completed_at || !order.completes_at || order.completes_at > tx.now) return order
      return complete(tx, order, { reason: 'nobody reported a problem' })
    default:
      throw new Error(`the clock does not know how to ${name} an order`)
  }
}
