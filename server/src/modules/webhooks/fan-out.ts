import type { Tx } from '#foundation/db'
import { type Message, tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { insertDelivery } from './deliveries.sql.ts'
import { listEndpoints } from './endpoints.sql.ts'
import { isForOutside, isHeard } from './event-filter.ts'
import { DeliveryDue } from './events.ts'

/** One delivery for each active endpoint that hears this event, in one transaction. */
export async function fanOut(tx: Tx, payload: unknown, message: Message): Promise<void> {
  if (!isForOutside(message.name)) return
  const endpoints = (await listEndpoints(tx)).filter(
    (row) => row.is_active && isHeard(row.events, message.name),
  )
  for (const endpoint of endpoints) {
    const id = newId()
    const body = JSON.stringify({
      type: message.name,
      timestamp: message.toldAt.toISOString(),
      data: payload,
      eventId: message.eventId,
      about: message.stream,
      seq: message.seq,
      correlationId: message.correlationId,
    })
    const isNew = await insertDelivery(tx, {
      id,
      endpointId: endpoint.id,
      eventId: message.eventId,
      event: message.name,
      about: message.stream,
      body,
    })
    if (isNew > 0) await tell(tx, DeliveryDue, `webhooks.delivery:${id}`, { deliveryId: id })
  }
}
