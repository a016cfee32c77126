import type { Stripe } from 'stripe'
import { type Call, type Kept, type Kind, stamp, stripeId } from '../desk/call.ts'
import type { Listing, ListOf } from '../desk/objects.sql.ts'
import { missing } from '../desk/problem.ts'
import { chances } from './faults.ts'

export const API_VERSION = '2026-10-28.endive'

/** An event as it is kept and sent. Its `object` is a snapshot of that instant. */
export interface SandboxEvent {
  readonly id: string
  readonly object: 'event'
  readonly account?: string
  readonly api_version: string
  readonly created: number
  readonly data: { readonly object: object; readonly previous_attributes?: object }
  readonly livemode: false
  readonly pending_webhooks: number
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null }
  readonly type: Stripe.Event['type']
}

interface Listening {
  id: string
  enabled: string[]
}

/** Write an event and one delivery for each endpoint that asked for its type. */
export async function tellEvent<K extends Kind>(
  call: Call,
  type: Stripe.Event['type'],
  object: Kept[K],
  previous?: Partial<Kept[K]>,
): Promise<void> {
  const { account } = call
  const listening = await call.db.query<Listening>(`
    select id, body->'enabled_events' as enabled from stripe_sandbox.objects
     where kind = 'webhook_endpoint' and body->>'status' = 'enabled' order by seq`)
  const endpoints = listening.rows.filter(
    (endpoint) => endpoint.enabled.includes('*') || endpoint.enabled.includes(type),
  )
  const event: SandboxEvent = {
    id: stripeId('evt'),
    object: 'event',
    ...(account ? { account } : {}),
    api_version: API_VERSION,
    created: stamp(call.now),
    data: { object, ...(previous ? { previous_attributes: previous } : {}) },
    livemode: false,
    pending_webhooks: endpoints.length,
    request: { id: call.requestId, idempotency_key: call.idempotencyKey },
    type,
  }
  await call.db.query(
    `
    insert into stripe_sandbox.events (id, account, type, created_at, body)
    values ($1, $2, $3, $4, $5)`,
    [event.id, account, type, call.now, JSON.stringify(event)],
  )
  for (const endpoint of endpoints) await insertDeliveries(call, event.id, endpoint.id)
}

async function insertDeliveries(call: Call, eventId: string, endpointId: string): Promise<void> {
  const { webhooks, seed } = call.sandbox.faults
  const draw = chances(seed + [...eventId].reduce((sum, c) => sum * 31 + c.charCodeAt(0), 7))
  if (draw() < webhooks.lose) return
  const copies = draw() < webhooks.duplicate ? 2 : 1
  await call.db.query(
    `
    insert into stripe_sandbox.deliveries (event_id, endpoint_id, copy, due_at)
    select $1, $2, copy, $3 from generate_series(1, $4::int) copy`,
    [eventId, endpointId, new Date(call.now.getTime() + webhooks.delayMs), copies],
  )
}

export interface DueDelivery {
  event_id: string
  endpoint_id: string
  copy: number
  attempts: number
  url: string
  secret: string
  event: SandboxEvent
}

const LEASE_MS = 30_000

/** Claim what is due, oldest first, for half a minute. */
export async function claimDeliveries(
  call: Pick<Call, 'db' | 'now'>,
  limit: number,
): Promise<DueDelivery[]> {
  const claimed = await call.db.query<DueDelivery & { seq: string }>(
    `
    with due as (
      select d.event_id, d.endpoint_id, d.copy
        from stripe_sandbox.deliveries d join stripe_sandbox.events e on e.id = d.event_id
       where d.delivered_at is null and d.parked_at is null and d.due_at <= $1
       order by e.seq, d.copy limit $2 for update of d skip locked
    )
    update stripe_sandbox.deliveries d set due_at = $3, attempts = d.attempts + 1
      from due, stripe_sandbox.events e, stripe_sandbox.objects o
     where d.event_id = due.event_id and d.endpoint_id = due.endpoint_id and d.copy = due.copy
       and e.id = d.event_id and o.id = d.endpoint_id
    returning d.event_id, d.endpoint_id, d.copy, d.attempts, e.seq, e.body as event,
              o.body->>'url' as url, o.hidden->>'secret' as secret`,
    [call.now, limit, new Date(call.now.getTime() + LEASE_MS)],
  )
  return claimed.rows.sort((a, b) => Number(a.seq) - Number(b.seq) || a.copy - b.copy)
}

export async function markDelivery(
  call: Pick<Call, 'db'>,
  due: DueDelivery,
  mark: { deliveredAt?: Date; dueAt?: Date; parkedAt?: Date; answer: string },
): Promise<void> {
  await call.db.query(
    `
    update stripe_sandbox.deliveries
       set delivered_at = $4, due_at = coalesce($5, due_at), parked_at = $6, last_answer = $7
     where event_id = $1 and endpoint_id = $2 and copy = $3`,
    [
      due.event_id,
      due.endpoint_id,
      due.copy,
      mark.deliveredAt ?? null,
      mark.dueAt ?? null,
      mark.parkedAt ?? null,
      mark.answer.slice(0, 300),
    ],
  )
}

export async function readEvent(call: Call, id: string): Promise<SandboxEvent> {
  const found = await call.db.query<{ body: SandboxEvent }>(
    'select body from stripe_sandbox.events where id = $1 and account = $2',
    [id, call.account],
  )
  const row = found.rows[0]
  if (!row) throw missing('event', id)
  return row.body
}

export async function listEvents(
  call: Call,
  listing: Listing,
  types: readonly string[],
): Promise<ListOf<SandboxEvent>> {
  const limit = listing.limit ?? 10
  const found = await call.db.query<{ body: SandboxEvent }>(
    `
    select body from stripe_sandbox.events
     where account = $1 and (cardinality($2::text[]) = 0 or type = any($2))
       and ($3::text is null or seq < (select seq from stripe_sandbox.events where id = $3))
     order by seq desc limit $4`,
    [call.account, types, listing.starting_after ?? null, limit + 1],
  )
  const data = found.rows.slice(0, limit).map((row) => row.body)
  return { object: 'list', url: '/v1/events', has_more: found.rows.length > limit, data }
}
