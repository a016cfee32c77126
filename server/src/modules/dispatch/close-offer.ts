import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { offerLifecycle } from './offer.lifecycle.ts'
import { closeOfferTasks, lockOffer, type OfferRow } from './offers.sql.ts'
import { readTasks, type TaskRow } from './tasks.sql.ts'

/** Take an offer back. Whoever calls it holds a lock on one of its tasks at least. */
export async function closeOffer(tx: Tx, offerId: string, reason: string): Promise<void> {
  const offer = await lockOffer(tx, offerId)
  if (offer.state !== 'offered') return

  const tasks = await readTasks(tx, offer.task_ids)
  await move(tx, offerLifecycle, 'withdraw', offer, {
    reason,
    set: { answered_at: tx.now, reason },
    say: { ...saidOfOffer(offer, tasks), reason },
  })
  await closeOfferTasks(tx, offer.id)
}

/** What every event of an offer says. */
export function saidOfOffer(offer: OfferRow, tasks: readonly TaskRow[]) {
  return {
    offerId: offer.id,
    fleet: offer.fleet,
    courierId: offer.courier_id,
    taskIds: [...offer.task_ids],
    abouts: tasks.map((task) => task.about),
  }
}
