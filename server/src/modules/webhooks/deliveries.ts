import type { WorkInputOf } from '#contract/endpoint'
import type * as contract from '#contract/webhooks'
import type { WebhookDelivery } from '#contract/webhooks'
import { pageFrom, readTimeCursor, type Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { cancelJob } from '#foundation/jobs'
import {
  type DeliveryRow,
  insertDelivery,
  listAttempts,
  listDeliveryRows,
  markDueAgain,
  readDeliveryRow,
} from './deliveries.sql.ts'
import { lockEndpoint } from './endpoints.sql.ts'
import { patternOf } from './event-filter.ts'
import { DeliveryDue } from './events.ts'
import { refuse } from './refusals.ts'

export async function listWebhookDeliveries(
  tx: Tx,
  { cursor, event, ...filter }: WorkInputOf<typeof contract.listWebhookDeliveries>,
) {
  const rows = await listDeliveryRows(tx, {
    ...filter,
    pattern: event === undefined ? undefined : patternOf(event),
    after: readTimeCursor(cursor),
  })
  return pageFrom(rows, filter.limit, asDelivery, (row) => [row.made_at.toISOString(), row.id])
}

/** One delivery with its body and every attempt. */
export async function readWebhookDelivery(tx: Tx, { deliveryId }: { deliveryId: string }) {
  const row = await readDeliveryRow(tx, deliveryId)
  const tries = await listAttempts(tx, deliveryId)
  return {
    ...asDelivery(row),
    body: row.body,
    tries: tries.map((each) => ({ ...each, at: each.at.toISOString() })),
  }
}

/** Send a test event, so that somebody can see their receiver answer. */
export async function pingWebhook(
  tx: Tx,
  { endpointId }: { endpointId: string },
): Promise<WebhookDelivery> {
  await lockEndpoint(tx, endpointId)

  const id = newId()
  const body = JSON.stringify({
    type: 'webhooks.ping',
    timestamp: tx.now.toISOString(),
    data: { endpointId },
    correlationId: tx.correlationId,
  })
  await insertDelivery(tx, {
    id,
    endpointId,
    eventId: null,
    event: 'webhooks.ping',
    about: null,
    body,
  })
  await tell(tx, DeliveryDue, `webhooks.delivery:${id}`, { deliveryId: id })

  return asDelivery(await readDeliveryRow(tx, id))
}

/** Send a delivery again, now, under the same id; receivers recognise it by that. */
export async function resendWebhookDelivery(
  tx: Tx,
  { deliveryId }: { deliveryId: string },
): Promise<WebhookDelivery> {
  const row = await readDeliveryRow(tx, deliveryId)
  const endpoint = await lockEndpoint(tx, row.endpoint_id)

  if (!endpoint.is_active) throw refuse.endpoint_is_off({ endpointId: endpoint.id })

  await markDueAgain(tx, deliveryId)
  await cancelJob(tx, `webhooks.try:${deliveryId}`)
  await tell(tx, DeliveryDue, `webhooks.delivery:${deliveryId}`, { deliveryId })

  return asDelivery(await readDeliveryRow(tx, deliveryId))
}

function asDelivery(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.id,
    endpointId: row.endpoint_id,
    url: row.url,
    event: row.event,
    about: row.about,
    state: row.delivered_at ? 'delivered' : row.given_up_at ? 'given-up' : 'pending',
    attempts: row.attempts,
    lastStatus: row.last_status,
    lastMs: row.last_ms,
    lastProblem: row.last_problem,
    nextAt: row.next_at?.toISOString() ?? null,
    correlationId: row.correlation_id,
    at: row.made_at.toISOString(),
    endedAt: (row.delivered_at ?? row.given_up_at)?.toISOString() ?? null,
  }
}
