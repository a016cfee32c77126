import { type Database, sql, type Tx } from '#foundation/db'

export interface Claimed {
  readonly delivery_id: string
  readonly org_id: string
  readonly subscriber: string
  readonly event_no: bigint
}

export interface Claim {
  /** Who claims; only they may deliver while the lease lasts. */
  readonly by: string
  readonly limit: number
  readonly leaseMs: number
  /** The subscribers this process has. */
  readonly subscribers: readonly string[]
}

/**
 * Lease the next deliveries, of every organisation: due, not leased, and the first not yet
 * completed of their subscriber and stream. Two workers never get the same one.
 */
export function claimDeliveries(
  database: Database,
  { by, limit, leaseMs, subscribers }: Claim,
): Promise<Claimed[]> {
  return database.system<Claimed>(sql`
    update foundation.deliveries d
       set leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond', leased_by = ${by}
      from (
        select due.delivery_id
          from foundation.deliveries due
         where due.state = 'pending'
           and due.due_at <= clock_timestamp()
           and (due.leased_until is null or due.leased_until < clock_timestamp())
           and due.subscriber = any(${subscribers}::text[])
           and not exists (
             select 1 from foundation.deliveries earlier
              where earlier.subscriber = due.subscriber and earlier.stream = due.stream
                and earlier.org_id = due.org_id
                and earlier.state <> 'completed' and earlier.event_no < due.event_no)
         order by due.due_at, due.event_no
         limit ${limit}
           for update skip locked
      ) ready
     where d.delivery_id = ready.delivery_id
    returning d.delivery_id, d.org_id, d.subscriber, d.event_no`)
}

/**
 * Organisations that something is due for, each with how much of what was looked at: the oldest so
 * many deliveries of these subscribers, of every organisation.
 */
export function listDueOrganisations(
  database: Database,
  { subscribers, limit }: { subscribers: readonly string[]; limit: number },
): Promise<{ org_id: string; due: number }[]> {
  return database.system<{ org_id: string; due: number }>(sql`
    select oldest.org_id, count(*)::int as due
      from (
        select due.org_id
          from foundation.deliveries due
         where due.state = 'pending'
           and due.due_at <= clock_timestamp()
           and due.subscriber = any(${subscribers}::text[])
         order by due.due_at, due.event_no
         limit ${limit}
      ) oldest
     group by oldest.org_id
     order by oldest.org_id`)
}

/**
 * Lock the next deliveries of the transaction's organisation and read their events, oldest event
 * first: due, and the first not yet completed of their subscriber and stream. What another
 * transaction has locked is left to it; the locks end with the transaction, however it ends.
 */
export function takeDeliveries(
  tx: Tx,
  { subscribers, limit }: { subscribers: readonly string[]; limit: number },
): Promise<DueRow[]> {
  return tx.many<DueRow>(sql`
    select d.delivery_id, d.subscriber, d.attempts, e.event_id, e.event_no, e.stream, e.seq, e.name,
           e.version, e.payload, e.actor_id, e.correlation_id, e.told_at, d.made_at
      from (
        select due.delivery_id
          from foundation.deliveries due
         where due.org_id = ${tx.orgId}
           and due.state = 'pending'
           and due.due_at <= clock_timestamp()
           and due.subscriber = any(${subscribers}::text[])
           and not exists (
             select 1 from foundation.deliveries earlier
              where earlier.subscriber = due.subscriber and earlier.stream = due.stream
                and earlier.org_id = due.org_id
                and earlier.state <> 'completed' and earlier.event_no < due.event_no)
         order by due.due_at, due.event_no
         limit ${limit}
           for update skip locked
      ) ready
      join foundation.deliveries d using (delivery_id)
      join foundation.events e using (event_no)
     order by e.event_no, d.subscriber collate "C"`)
}

/** The same for one that is known; nothing when somebody has it or has done it. */
export function takeDelivery(tx: Tx, deliveryId: string): Promise<DueRow | undefined> {
  return tx.maybe<DueRow>(sql`
    select d.delivery_id, d.subscriber, d.attempts, e.event_id, e.event_no, e.stream, e.seq, e.name,
           e.version, e.payload, e.actor_id, e.correlation_id, e.told_at, d.made_at
      from foundation.deliveries d
      join foundation.events e using (event_no)
     where d.delivery_id = ${deliveryId} and d.state = 'pending'
       for update of d skip locked`)
}

export interface DueRow {
  readonly delivery_id: string
  readonly subscriber: string
  readonly attempts: number
  readonly event_id: string
  readonly event_no: bigint
  readonly stream: string
  readonly seq: number
  readonly name: string
  readonly version: number
  readonly payload: unknown
  readonly actor_id: string | null
  readonly correlation_id: string
  readonly told_at: Date
  readonly made_at: Date
}

/** The delivery and its event, the delivery locked; nothing when somebody else has done it. */
export function lockDelivery(tx: Tx, deliveryId: string, by: string): Promise<DueRow | undefined> {
  return tx.maybe<DueRow>(sql`
    select d.delivery_id, d.subscriber, d.attempts, e.event_id, e.event_no, e.stream, e.seq, e.name,
           e.version, e.payload, e.actor_id, e.correlation_id, e.told_at, d.made_at
      from foundation.deliveries d
      join foundation.events e using (event_no)
     where d.delivery_id = ${deliveryId} and d.state = 'pending' and d.leased_by = ${by}
       for update of d`)
}

/** Hold a delivery on while its call goes on; answers 0 when it is no longer ours. */
export function renewLease(
  tx: Tx,
  deliveryId: string,
  by: string,
  leaseMs: number,
): Promise<number> {
  return tx.run(sql`
    update foundation.deliveries
       set leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
     where delivery_id = ${deliveryId} and leased_by = ${by} and state = 'pending'`)
}

/** The done marks; they commit with the subscribers' own work. */
export function completeDeliveries(tx: Tx, deliveryIds: readonly string[]): Promise<number> {
  return tx.run(sql`
    update foundation.deliveries
       set state = 'completed', done_at = clock_timestamp(), attempts = attempts + 1,
           leased_until = null, last_error = null
     where delivery_id = any(${deliveryIds}::uuid[]) and state = 'pending'`)
}

export interface Failure {
  /** Who held the lease, where there was one. */
  readonly by?: string
  /** How often it had been tried before. */
  readonly attempts: number
  readonly error: string
  readonly inMs: number
  readonly park: boolean
}

/** Put off what failed at its `attempts`-th try, or park it after the last; not what another tried since. */
export function postponeDelivery(
  database: Database,
  deliveryId: string,
  { by, attempts, error, inMs, park }: Failure,
): Promise<unknown> {
  return database.system(sql`
    update foundation.deliveries
       set attempts = attempts + 1, last_error = ${error}, leased_until = null,
           state = ${park ? 'parked' : 'pending'},
           due_at = clock_timestamp() + ${inMs} * interval '1 millisecond'
     where delivery_id = ${deliveryId} and attempts = ${attempts} and state = 'pending'
       and (${by ?? null}::text is null or leased_by = ${by ?? null})`)
}

/** How many were given up. */
export async function countParked(database: Database): Promise<number> {
  const [row] = await database.system<{ n: number }>(
    sql`select count(*)::int as n from foundation.deliveries where state = 'parked'`,
  )
  return row?.n ?? 0
}

/** How much is pending and parked, and how old the oldest pending is (seconds). */
export async function countBacklog(database: Database) {
  const [row] = await database.system<{ pending: number; parked: number; oldest_s: number }>(sql`
    select count(*) filter (where state = 'pending')::int as pending,
           count(*) filter (where state = 'parked')::int as parked,
           coalesce(extract(epoch from clock_timestamp() - min(made_at) filter (where state = 'pending')), 0)::float8 as oldest_s
      from foundation.deliveries where state <> 'completed'`)
  return row ?? { pending: 0, parked: 0, oldest_s: 0 }
}

/** Parked deliveries of the transaction's organisation, oldest first. */
export function listParked(tx: Tx, limit: number) {
  return tx.many<DueRow & { subscriber: string; last_error: string | null }>(sql`
    select d.delivery_id, d.attempts, d.subscriber, d.last_error, d.made_at, e.event_id, e.event_no,
           e.stream, e.seq, e.name, e.version, e.payload, e.actor_id, e.correlation_id, e.told_at
      from foundation.deliveries d
      join foundation.events e using (event_no)
     where d.state = 'parked' and d.org_id = ${tx.orgId}
     order by d.event_no
     limit ${limit}`)
}

/** Make parked deliveries due again; all of the organisation, or one. Answers how many. */
export function replayParked(tx: Tx, deliveryId?: string): Promise<number> {
  return tx.run(sql`
    update foundation.deliveries
       set state = 'pending', attempts = 0, due_at = clock_timestamp(), leased_until = null
     where state = 'parked' and org_id = ${tx.orgId}
       and (${deliveryId ?? null}::uuid is null or delivery_id = ${deliveryId ?? null}::uuid)`)
}
