import type { Tx } from '#foundation/db'
import { finishTask, withdrawTask } from '#modules/dispatch'
import type { OrderRow } from '../orders/orders.sql.ts'
import { subjectOf } from '../orders/parties.ts'
import { endSharing } from './sharing.ts'

/**
 * The run of this order is over, delivered or called off: nobody is asked for it any more, and its
 * driver is seen no longer, from this commit on. Said again, it changes nothing.
 */
export async function endRun(
  tx: Tx,
  order: Pick<OrderRow, 'id'>,
  how: 'delivered' | 'called_off',
): Promise<void> {
  if (how === 'delivered') await finishTask(tx, subjectOf(order.id))
  else await withdrawTask(tx, subjectOf(order.id), how)
  await endSharing(tx, order, how)
}
