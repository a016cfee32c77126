import type { Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { deletePushSubscription, upsertPushSubscription } from './contacts.sql.ts'
import { keepContact } from './contacts.ts'
import { personOf } from './inbox.ts'
import { refuse } from './refusals.ts'

/** Let a browser receive web push for whoever is signed in with it. */
export async function subscribePush(
  tx: Tx,
  { endpoint, keys }: { endpoint: string; keys: { p256dh: string; auth: string } },
): Promise<{ subscriptionId: string }> {
  const personId = personOf(tx)

  await keepContact(tx, { personId })
  const { id } = await upsertPushSubscription(tx, personId, { id: newId(), endpoint, ...keys })

  return { subscriptionId: id }
}

export async function unsubscribePush(
  tx: Tx,
  { subscriptionId }: { subscriptionId: string },
): Promise<{ done: true }> {
  const gone = await deletePushSubscription(tx, subscriptionId, personOf(tx))
  if (gone === 0) throw refuse.no_such_subscription({ subscriptionId })

  return { done: true }
}
