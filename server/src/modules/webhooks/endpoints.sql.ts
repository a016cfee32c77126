import { sql, type Tx } from '#foundation/db'
import { refuse } from './refusals.ts'

/** An endpoint without its secret, which lists never read. */
export interface EndpointRow {
  readonly id: string
  readonly url: string
  readonly description: string
  readonly events: readonly string[]
  readonly is_active: boolean
  readonly disabled_reason: string | null
  readonly failures: number
  readonly made_at: Date
}

const columns = sql`id, url, description, events, is_active, disabled_reason, failures, made_at`

export function insertEndpoint(
  tx: Tx,
  endpoint: {
    id: string
    url: string
    description: string
    events: readonly string[]
    secret: string
  },
): Promise<EndpointRow> {
  return tx.one<EndpointRow>(sql`
    insert into webhooks.endpoints (id, url, description, events, secret, is_active, made_at, made_by)
    values (${endpoint.id}, ${endpoint.url}, ${endpoint.description}, ${endpoint.events}::text[], ${endpoint.secret},
            true, ${tx.now}, ${tx.actor.id})
    returning ${columns}`)
}

export const MOST_ENDPOINTS = 50

export function listEndpoints(tx: Tx): Promise<EndpointRow[]> {
  return tx.many<EndpointRow>(sql`
    select ${columns}
      from webhooks.endpoints
     where org_id = ${tx.orgId} and removed_at is null
     order by made_at, id
     limit ${MOST_ENDPOINTS}`)
}

/** Lock first, then look. */
export async function lockEndpoint(tx: Tx, id: string): Promise<EndpointRow> {
  const row = await tx.maybe<EndpointRow>(sql`
    select ${columns}
      from webhooks.endpoints
     where org_id = ${tx.orgId} and id = ${id} and removed_at is null
       for update`)
  if (!row) throw refuse.no_such_endpoint({ endpointId: id })
  return row
}

/** Only the endpoint's address, events and switch are ever changed by people. */
export function setEndpoint(
  tx: Tx,
  id: string,
  now: Pick<
    EndpointRow,
    'url' | 'description' | 'events' | 'is_active' | 'disabled_reason' | 'failures'
  >,
): Promise<EndpointRow> {
  return tx.one<EndpointRow>(sql`
    update webhooks.endpoints
       set url = ${now.url}, description = ${now.description}, events = ${now.events}::text[],
           is_active = ${now.is_active}, disabled_reason = ${now.disabled_reason}, failures = ${now.failures}
     where org_id = ${tx.orgId} and id = ${id}
    returning ${columns}`)
}

export function setSecret(tx: Tx, id: string, secret: string, formerUntil: Date): Promise<number> {
  return tx.run(sql`
    update webhooks.endpoints
       set former_secret = secret, former_until = ${formerUntil}, secret = ${secret}
     where org_id = ${tx.orgId} and id = ${id}`)
}

export function markRemoved(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`
    update webhooks.endpoints
       set removed_at = ${tx.now}, is_active = false, secret = null, former_secret = null
     where org_id = ${tx.orgId} and id = ${id}`)
}

/** A success ends a row of failures. */
export function clearFailures(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`
    update webhooks.endpoints set failures = 0 where org_id = ${tx.orgId} and id = ${id} and failures > 0`)
}

/** Answers how many failures there are in a row now. */
export async function countFailure(tx: Tx, id: string): Promise<number> {
  const row = await tx.maybe<{ failures: number }>(sql`
    update webhooks.endpoints set failures = failures + 1 where org_id = ${tx.orgId} and id = ${id}
    returning failures`)
  return row?.failures ?? 0
}

/** Answers 1 when it was on until now. */
export function switchOff(tx: Tx, id: string, reason: string): Promise<number> {
  return tx.run(sql`
    update webhooks.endpoints set is_active = false, disabled_reason = ${reason}
     where org_id = ${tx.orgId} and id = ${id} and is_active`)
}
