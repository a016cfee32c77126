import { allOf, type Query, sql, type Tx } from '#foundation/db'

/** An event as it was told. */
export interface EventRow {
  readonly event_no: bigint
  readonly event_id: string
  readonly stream: string
  readonly seq: number
  readonly name: string
  readonly payload: unknown
  readonly actor_id: string | null
  readonly actor_kind: string
  readonly correlation_id: string
  readonly causation_id: string | null
  readonly told_at: Date
}

export interface StreamFilter {
  readonly correlationId?: string | undefined
  readonly about?: string | undefined
  readonly actorId?: string | undefined
  readonly name?: string | undefined
  readonly since?: Date | undefined
  /** Rows before this number. */
  readonly before?: string | undefined
  readonly limit: number
}

const eventColumns = sql`event_no, event_id, stream, seq, name, payload, actor_id, actor_kind, correlation_id, causation_id, told_at`

/** Newest first; one more than the limit. */
export function listEvents(tx: Tx, filter: StreamFilter): Promise<EventRow[]> {
  return tx.many<EventRow>(sql`
    select ${eventColumns}
      from foundation.events
     where ${allOf([
       sql`org_id = ${tx.orgId}`,
       filter.before === undefined ? undefined : sql`event_no < ${filter.before}::bigint`,
       filter.correlationId === undefined
         ? undefined
         : sql`correlation_id = ${filter.correlationId}::uuid`,
       aboutIs(filter.about),
       filter.actorId === undefined ? undefined : sql`actor_id = ${filter.actorId}::uuid`,
       filter.name === undefined ? undefined : sql`starts_with(name, ${filter.name})`,
       filter.since && sql`told_at >= ${filter.since}`,
     ])}
     order by event_no desc
     limit ${filter.limit + 1}`)
}

/** A thing by its whole name, or all of a kind by `kind:`. */
function aboutIs(about: string | undefined): Query | undefined {
  if (about === undefined) return undefined
  return about.endsWith(':') ? sql`starts_with(stream, ${about})` : sql`stream = ${about}`
}

const MOST_ACTIONS = 200

/** The actions in which something happened to a thing. */
export async function listActionsOf(tx: Tx, about: string): Promise<string[]> {
  const rows = await tx.many<{ correlation_id: string }>(sql`
    select correlation_id, min(event_no) as first
      from foundation.events
     where org_id = ${tx.orgId} and stream = ${about}
     group by correlation_id
     order by first
     limit ${MOST_ACTIONS}`)
  return rows.map((row) => row.correlation_id)
}

interface Of {
  readonly correlationIds: readonly string[]
  readonly about: string | null
}

export function listEventsOf(
  tx: Tx,
  { correlationIds, about }: Of,
  limit: number,
): Promise<EventRow[]> {
  return tx.many<EventRow>(sql`
    select ${eventColumns}
      from foundation.events
     where org_id = ${tx.orgId} and (correlation_id = any(${correlationIds}::uuid[]) or stream = ${about})
     order by event_no
     limit ${limit}`)
}

export interface HistoryRow {
  readonly history_no: bigint
  readonly thing: string
  readonly thing_id: string
  readonly move: string
  readonly from_state: string | null
  readonly to_state: string
  readonly actor_id: string | null
  readonly actor_kind: string
  readonly reason: string | null
  readonly correlation_id: string
  readonly moved_at: Date
}

/** Moves of one thing; an action without a thing shows its moves by its events. */
export function listMovesOf(
  tx: Tx,
  thing: string,
  id: string,
  limit: number,
): Promise<HistoryRow[]> {
  return tx.many<HistoryRow>(sql`
    select history_no, thing, thing_id, move, from_state, to_state, actor_id, actor_kind, reason, correlation_id, moved_at
      from foundation.history
     where org_id = ${tx.orgId} and thing = ${thing} and thing_id = ${id}::uuid
     order by history_no
     limit ${limit}`)
}

export interface DeliveryRow {
  readonly delivery_id: string
  readonly event_id: string
  readonly subscriber: string
  readonly state: string
  readonly attempts: number
  readonly last_error: string | null
  readonly name: string
  readonly stream: string
  readonly correlation_id: string
  readonly made_at: Date
  readonly done_at: Date | null
  /** From commit to effect, milliseconds. */
  readonly lag_ms: number | null
}

/** How these events were delivered. */
export function listDeliveriesOf(
  tx: Tx,
  eventNos: readonly bigint[],
  limit: number,
): Promise<DeliveryRow[]> {
  return tx.many<DeliveryRow>(sql`
    select d.delivery_id, e.event_id, d.subscriber, d.state, d.attempts, d.last_error, e.name, e.stream,
           e.correlation_id, e.told_at as made_at, d.done_at,
           round(extract(epoch from d.done_at - d.made_at) * 1000)::int as lag_ms
      from foundation.deliveries d
      join foundation.events e using (event_no)
     where d.org_id = ${tx.orgId} and d.event_no = any(${eventNos}::bigint[])
     order by d.event_no, d.subscriber
     limit ${limit}`)
}

export interface PushRow {
  readonly event_no: bigint
  readonly event_id: string
  readonly name: string
  readonly stream: string
  readonly correlation_id: string
  readonly rooms: readonly string[]
  readonly told_at: Date
  /** From commit to the sockets, milliseconds; null when its delivery has been swept. */
  readonly lag_ms: number | null
}

/** Which rooms heard these events. */
export function listPushesOf(
  tx: Tx,
  eventNos: readonly bigint[],
  limit: number,
): Promise<PushRow[]> {
  return tx.many<PushRow>(sql`
    select p.event_no, e.event_id, e.name, e.stream, e.correlation_id, p.rooms, e.told_at,
           round(extract(epoch from p.pushed_at - d.made_at) * 1000)::int as lag_ms
      from foundation.pushes p
      join foundation.events e using (event_no)
      left join foundation.deliveries d
        on d.event_no = p.event_no and d.subscriber = 'foundation.realtime'
     where p.org_id = ${tx.orgId} and p.event_no = any(${eventNos}::bigint[])
     order by p.event_no
     limit ${limit}`)
}

export interface LogRow {
  readonly line_no: bigint
  readonly at: Date
  readonly level: number
  readonly message: string
  readonly correlation_id: string | null
  readonly fields: unknown
}

export function listLogLinesOf(
  tx: Tx,
  correlationIds: readonly string[],
  limit: number,
): Promise<LogRow[]> {
  return tx.many<LogRow>(sql`
    select line_no, at, level, message, correlation_id, fields
      from foundation.log_lines
     where org_id = ${tx.orgId} and correlation_id = any(${correlationIds}::uuid[])
     order by line_no
     limit ${limit}`)
}

/** Newest first; one more than the limit. */
export function listLogLines(
  tx: Tx,
  filter: Omit<StreamFilter, 'name'> & { readonly leastLevel: number },
): Promise<LogRow[]> {
  return tx.many<LogRow>(sql`
    select line_no, at, level, message, correlation_id, fields
      from foundation.log_lines
     where ${allOf([
       sql`org_id = ${tx.orgId}`,
       sql`level >= ${filter.leastLevel}`,
       filter.before === undefined ? undefined : sql`line_no < ${filter.before}::bigint`,
       filter.correlationId === undefined
         ? undefined
         : sql`correlation_id = ${filter.correlationId}::uuid`,
       filter.actorId === undefined ? undefined : sql`fields ->> 'actorId' = ${filter.actorId}`,
       filter.about === undefined ? undefined : sql`fields ->> 'about' = ${filter.about}`,
       filter.since && sql`at >= ${filter.since}`,
     ])}
     order by line_no desc
     limit ${filter.limit + 1}`)
}
