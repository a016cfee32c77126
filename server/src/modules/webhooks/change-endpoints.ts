import type { WorkInputOf } from '#contract/endpoint'
import type * as contract from '#contract/webhooks'
import type { WebhookEndpoint } from '#contract/webhooks'
import type { Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { addMs, days } from '#foundation/time'
import { recordAudit } from '#modules/audit'
import { isAllowedUrl } from './addresses.ts'
import {
  type EndpointRow,
  insertEndpoint,
  listEndpoints,
  lockEndpoint,
  MOST_ENDPOINTS,
  markRemoved,
  setEndpoint,
  setSecret,
} from './endpoints.sql.ts'
import { refuse } from './refusals.ts'
import { makeSecret } from './signature.ts'

/** Both secrets sign for so long after a change. */
const FORMER_MS = days(1)

/** Where events may go: asked at each use, because the settings are read when the server starts. */
export interface Where {
  readonly allowPrivate: boolean
}

/** Send events to an address. The secret is in this answer and in no other. */
export async function addWebhook(
  tx: Tx,
  where: Where,
  input: WorkInputOf<typeof contract.addWebhook>,
) {
  const { url, description, events } = input
  if (!isAllowedUrl(url, where.allowPrivate)) throw refuse.address_not_allowed({ url })
  if ((await listEndpoints(tx)).length >= MOST_ENDPOINTS)
    throw refuse.too_many({ most: MOST_ENDPOINTS })

  const secret = makeSecret()
  const row = await insertEndpoint(tx, { id: newId(), url, description, events, secret })
  await recordAudit(tx, { action: 'webhook.add', about: aboutOf(row.id), after: { url, events } })

  return { ...asEndpoint(row), secret }
}

export async function listWebhooks(tx: Tx): Promise<{ endpoints: WebhookEndpoint[] }> {
  return { endpoints: (await listEndpoints(tx)).map(asEndpoint) }
}

/** Change an address; switching it on again forgives its failures. */
export async function changeWebhook(
  tx: Tx,
  where: Where,
  { endpointId, isActive, ...input }: WorkInputOf<typeof contract.changeWebhook>,
): Promise<WebhookEndpoint> {
  const row = await lockEndpoint(tx, endpointId)

  if (input.url !== undefined && !isAllowedUrl(input.url, where.allowPrivate))
    throw refuse.address_not_allowed({ url: input.url })

  const isBackOn = isActive === true && !row.is_active
  const changed = await setEndpoint(tx, endpointId, {
    url: input.url ?? row.url,
    description: input.description ?? row.description,
    events: input.events ?? row.events,
    is_active: isActive ?? row.is_active,
    disabled_reason: isBackOn ? null : row.disabled_reason,
    failures: isBackOn ? 0 : row.failures,
  })
  await recordAudit(tx, {
    action: 'webhook.change',
    about: aboutOf(endpointId),
    before: { url: row.url, events: row.events, isActive: row.is_active },
    after: { url: changed.url, events: changed.events, isActive: changed.is_active },
  })

  return asEndpoint(changed)
}

/** Send nothing there any more; what was sent stays on record. */
export async function removeWebhook(
  tx: Tx,
  { endpointId }: { endpointId: string },
): Promise<{ done: true }> {
  const row = await lockEndpoint(tx, endpointId)

  await markRemoved(tx, endpointId)
  await recordAudit(tx, {
    action: 'webhook.remove',
    about: aboutOf(endpointId),
    before: { url: row.url },
  })

  return { done: true }
}

/** A new secret; for a day deliveries carry the signatures of both. */
export async function renewWebhookSecret(tx: Tx, { endpointId }: { endpointId: string }) {
  const row = await lockEndpoint(tx, endpointId)

  const secret = makeSecret()
  await setSecret(tx, endpointId, secret, addMs(tx.now, FORMER_MS))
  await recordAudit(tx, { action: 'webhook.renew-secret', about: aboutOf(endpointId) })

  return { ...asEndpoint(row), secret }
}

function aboutOf(endpointId: string): string {
  return `webhooks.endpoint:${endpointId}`
}

function asEndpoint(row: EndpointRow): WebhookEndpoint {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    events: [...row.events],
    isActive: row.is_active,
    disabledReason: row.disabled_reason,
    failuresInARow: row.failures,
    madeAt: row.made_at.toISOString(),
  }
}
