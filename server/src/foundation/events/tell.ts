import { sql, type Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import type { EventType } from './event.ts'

/**
 * Say that something happened: the event, its outbox message and one delivery per subscriber,
 * in the caller's transaction and in one round trip. The caller holds the lock on the thing
 * that `stream` names, so numbers within a stream follow commit order.
 * Answers the event's id and its place in the stream.
 */
export async function tell<Payload>(
  tx: Tx,
  type: EventType<Payload>,
  stream: string,
  payload: Payload,
): Promise<{ eventId: string; seq: number }> {
  const eventId = newId()
  const names = tx.wiring.subscribersOf(type.name)
  const { seq } = await tx.one<{ seq: number }>(sql`
    select foundation.tell(
      ${eventId}, ${stream}, ${type.name}, ${type.version}, ${JSON.stringify(payload)}::jsonb,
      ${tx.actor.kind}, ${tx.correlationId}, ${tx.causationId}, ${tx.now}, ${names}::text[]) as seq`)
  return { eventId, seq }
}
