import type { WebhookDelivery } from '#contract/webhooks'
import { allOf, sql, type Tx } from '#foundation/db'
import { refuse } from './refusals.ts'

export interface DeliveryRow {
  readonly id: string
  readonly endpoint_id: string
  readonly url: string
  readonly event: string
  readonly about: string | null
  readonly correlation_id: string
  readonly made_at: Date
  readonly attempts: number
  readonly next_at: Date | null
  readonly delivered_at: Date | null
  readonly given_up_at: Date | null
  readonly last_status: number | null
  readonly last_ms: number | null
  readonly last_problem: string | null
}

const columns = sql`d.id, d.endpoint_id, p.url, d.event, d.about, d.correlation_id, d.made_at, d.attempts, d.next_at,
           d.delivered_at, d.given_up_at, d.last_status, d.last_ms, d.last_problem`

export interface NewDelivery {
  readonly id: string
  readonly endpointId: string
  readonly eventId: string | null
  readonly event: string
  readonly about: string | null
  readonly body: string
}

/** Answers 0 when this event is on its way to this endpoint already. */
export function insertDelivery(tx: Tx, delivery: NewDelivery): Promise<number> {
  return tx.run(sql`
    insert into webhooks.deliveries (id, endpoint_id, event_id, event, about, body, correlation_id, made_at, next_at)
    values (${delivery.id}, ${delivery.endpointId}, ${delivery.eventId}, ${delivery.event}, ${delivery.about},
            ${delivery.body}, ${tx.correlationId}, ${tx.now}, ${tx.now})
        on conflict on constraint deliveries_one_per_event_and_endpoint do nothing`)
}

export async function readDeliveryRow(
  tx: Tx,
  id: string,
): Promise<DeliveryRow & { readonly body: string }> {
  const row = await tx.maybe<DeliveryRow & { body: string }>(sql`
    select ${columns}, d.body
      from webhooks.deliveries d
      join webhooks.endpoints p on p.id = d.endpoint_id
     where d.org_id = ${tx.orgId} and d.id = ${id}`)
  if (!row) throw refuse.no_such_delivery({ deliveryId: id })
  return row
}

export interface DueDelivery {
  readonly id: string
  readonly endpoint_id: string
  readonly url: string
  readonly body: string
  readonly attempts: number
  readonly is_active: boolean
  readonly has_ended: boolean
  readonly secrets: readonly string[]
}

/** A delivery with what is needed to send it. */
export function readDueDelivery(tx: Tx, id: string): Promise<DueDelivery | undefined> {
  return tx.maybe<DueDelivery>(sql`
    select d.id, d.endpoint_id, p.url, d.body, d.attempts, p.is_active,
           num_nonnulls(d.delivered_at, d.given_up_at) > 0 as has_ended,
           array_remove(array[p.secret, case when p.former_until > ${tx.now} then p.former_secret end], null) as secrets
      from webhooks.deliveries d
      join webhooks.endpoints p on p.id = d.endpoint_id
     where d.org_id = ${tx.orgId} and d.id = ${id}`)
}

export interface Outcome {
  readonly status: number | null
  readonly ms: number
  readonly answer: string | null
  readonly problem: string | null
}

export function insertAttempt(tx: Tx, deliveryId: string, outcome: Outcome): Promise<number> {
  return tx.run(sql`
    insert into webhooks.attempts (delivery_id, at, status, ms, answer, problem)
    values (${deliveryId}, ${tx.now}, ${outcome.status}, ${outcome.ms}, ${outcome.answer}, ${outcome.problem})`)
}

/** How the delivery stands after an attempt: done, given up, or next at a time. */
export function markAttempted(
  tx: Tx,
  deliveryId: string,
  outcome: Outcome,
  then: { next: Date } | 'delivered' | 'given-up',
): Promise<number> {
  return tx.run(sql`
    update webhooks.deliveries
       set attempts = attempts + 1, last_status = ${outcome.status}, last_ms = ${outcome.ms},
           last_problem = ${outcome.problem},
           next_at = ${typeof then === 'object' ? then.next : null},
           delivered_at = ${then === 'delivered' ? tx.now : null},
           given_up_at = ${then === 'given-up' ? tx.now : null}
     where org_id = ${tx.orgId} and id = ${deliveryId}`)
}

/** Given up without an attempt: the endpoint is off or gone. */
export function markGivenUp(tx: Tx, deliveryId: string, problem: string): Promise<number> {
  return tx.run(sql`
    update webhooks.deliveries
       set given_up_at = ${tx.now}, next_at = null, last_problem = ${problem}
     where org_id = ${tx.orgId} and id = ${deliveryId} and num_nonnulls(delivered_at, given_up_at) = 0`)
}

/** Due again, as if it had never ended; its attempts stay on record. */
export function markDueAgain(tx: Tx, deliveryId: string): Promise<number> {
  return tx.run(sql`
    update webhooks.deliveries
       set delivered_at = null, given_up_at = null, attempts = 0, next_at = ${tx.now}
     where org_id = ${tx.orgId} and id = ${deliveryId}`)
}

const IN_STATE = {
  pending: sql`num_nonnulls(d.delivered_at, d.given_up_at) = 0`,
  delivered: sql`d.delivered_at is not null`,
  'given-up': sql`d.given_up_at is not null`,
} as const

export interface DeliveryFilter {
  readonly endpointId?: string | undefined
  readonly state?: WebhookDelivery['state'] | undefined
  /** A regular expression over the event's name. */
  readonly pattern?: string | undefined
  readonly correlationId?: string | undefined
  readonly after?: { readonly at: Date; readonly id: string } | undefined
  readonly limit: number
}

/** Newest first; one more than the limit. */
export function listDeliveryRows(tx: Tx, filter: DeliveryFilter): Promise<DeliveryRow[]> {
  return tx.many<DeliveryRow>(sql`
    select ${columns}
      from webhooks.deliveries d
      join webhooks.endpoints p on p.id = d.endpoint_id
     where ${allOf([
       sql`d.org_id = ${tx.orgId}`,
       filter.endpointId === undefined
         ? undefined
         : sql`d.endpoint_id = ${filter.endpointId}::uuid`,
       filter.state && IN_STATE[filter.state],
       filter.pattern === undefined ? undefined : sql`d.event ~ ${filter.pattern}`,
       filter.correlationId === undefined
         ? undefined
         : sql`d.correlation_id = ${filter.correlationId}::uuid`,
       filter.after &&
         sql`(d.made_at, d.id) < (${filter.after.at}::timestamptz, ${filter.after.id}::uuid)`,
     ])}
     order by d.made_at desc, d.id desc
     limit ${filter.limit + 1}`)
}

const MOST_LINES = 200

/** Deliveries about a thing or of these actions, oldest first: for a timeline. */
export function listDeliveriesOf(
  tx: Tx,
  of: { readonly correlationIds: readonly string[]; readonly about: string | null },
): Promise<DeliveryRow[]> {
  return tx.many<DeliveryRow>(sql`
    select ${columns}
      from webhooks.deliveries d
      join webhooks.endpoints p on p.id = d.endpoint_id
     where d.org_id = ${tx.orgId}
       and d.correlation_id = any(${of.correlationIds}::uuid[])
       and (${of.about}::text is null or d.about = ${of.about})
     order by d.made_at, d.id
     limit ${MOST_LINES}`)
}

const MOST_ATTEMPTS = 100

export function listAttempts(tx: Tx, deliveryId: string) {
  return tx.many<Outcome & { at: Date }>(sql`
    select at, status, ms, answer, problem
      from webhooks.attempts
     where org_id = ${tx.orgId} and delivery_id = ${deliveryId}
     order by attempt_no
     limit ${MOST_ATTEMPTS}`)
}

/** Old deliveries have served; their attempts go with them. */
export function deleteDeliveriesBefore(tx: Tx, before: Date): Promise<number> {
  return tx.run(sql`
    delete from webhooks.deliveries
     where org_id = ${tx.orgId} and made_at < ${before} and num_nonnulls(delivered_at, given_up_at) > 0`)
}
