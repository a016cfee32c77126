import { sql, type Tx } from '#foundation/db'
import type { ProviderEvent } from '../provider/provider.ts'

/** True the first time an event is seen in this organisation, false ever after. */
export async function insertIntoInbox(
  tx: Tx,
  provider: string,
  event: ProviderEvent,
): Promise<boolean> {
  const inserted = await tx.run(sql`
    insert into payments.webhook_inbox (provider_event_id, provider, type, object_id, account_id, received_at)
    values (${event.eventId}, ${provider}, ${event.type}, ${event.objectId}, ${event.accountId}, ${tx.now})
    on conflict do nothing`)
  return inserted === 1
}
