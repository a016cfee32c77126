import { sql, type Tx } from '#foundation/db'

/** What waits, what was told and what went wrong, each by an index: cheap enough to ask every two seconds. */
export interface HouseCounts {
  /** Events since then, by name. */
  readonly told: Readonly<Record<string, number>> | null
  readonly events: number
  readonly pending: number
  readonly parked: number
  readonly oldest_s: number
  /** Parked deliveries by the room of their subscriber. */
  readonly parked_rooms: Readonly<Record<string, number>> | null
  readonly log_lines: number
  readonly log_errors: number
  readonly jobs_waiting: number
  readonly jobs_due: number
  readonly jobs_failed: number
  readonly jobs_oldest_due_s: number
  readonly workers: number
}

export function readHouseCounts(tx: Tx, since: Date): Promise<HouseCounts> {
  return tx.one<HouseCounts>(sql`
    with told as (
      select name, count(*)::int as n
        from foundation.events
       where org_id = ${tx.orgId} and told_at >= ${since}
       group by 1
    ),
    undone as (
      select state, split_part(subscriber, '.', 1) as room, made_at
        from foundation.deliveries
       where org_id = ${tx.orgId} and state <> 'completed'
    ),
    spoken as (
      select level
        from foundation.log_lines
       where org_id = ${tx.orgId} and at >= clock_timestamp() - interval '1 minute'
    ),
    jobs as (
      select coalesce(sum(waiting), 0)::int as waiting, coalesce(sum(due), 0)::int as due,
             coalesce(sum(failed), 0)::int as failed, min(oldest_due) as oldest
        from foundation.job_counts()
    )
    select (select jsonb_object_agg(name, n) from told) as told,
           (select coalesce(sum(n), 0)::int from told) as events,
           (select count(*)::int from undone where state = 'pending') as pending,
           (select count(*)::int from undone where state = 'parked') as parked,
           (select coalesce(extract(epoch from clock_timestamp() - min(made_at)), 0)::float8 from undone where state = 'pending') as oldest_s,
           (select jsonb_object_agg(room, n) from (select room, count(*)::int as n from undone where state = 'parked' group by room) p) as parked_rooms,
           (select count(*)::int from spoken) as log_lines,
           (select count(*)::int from spoken where level >= 50) as log_errors,
           jobs.waiting as jobs_waiting, jobs.due as jobs_due, jobs.failed as jobs_failed,
           coalesce(extract(epoch from clock_timestamp() - jobs.oldest), 0)::float8 as jobs_oldest_due_s,
           (select count(*)::int from foundation.heartbeats where beat_at >= clock_timestamp() - interval '1 minute') as workers
      from jobs`)
}

export interface SubscriberCounts {
  readonly subscriber: string
  readonly pending: number
  readonly parked: number
  readonly completed: number
}

const MOST_SUBSCRIBERS = 200

/** By subscriber: what is undone, and of the events told since then what is done. */
export async function listSubscriberCounts(tx: Tx, since: Date): Promise<SubscriberCounts[]> {
  // The number is asked for first, so that the deliveries are found by it and not by reading all.
  const { first } = await tx.one<{ first: bigint | null }>(sql`
    select min(event_no) as first
      from foundation.events
     where org_id = ${tx.orgId} and told_at >= ${since}`)
  return tx.many<SubscriberCounts>(sql`
    with counted as (
      select subscriber, state
        from foundation.deliveries
       where org_id = ${tx.orgId} and state <> 'completed'
       union all
      select subscriber, state
        from foundation.deliveries
       where org_id = ${tx.orgId} and state = 'completed' and event_no >= ${first}
    )
    select subscriber,
           count(*) filter (where state = 'pending')::int as pending,
           count(*) filter (where state = 'parked')::int as parked,
           count(*) filter (where state = 'completed')::int as completed
      from counted
     group by subscriber
     order by parked desc, pending desc, subscriber
     limit ${MOST_SUBSCRIBERS}`)
}

/** Scheduled work of every organisation, by task. */
export function listJobCounts(tx: Tx) {
  return tx.many<{
    task: string
    waiting: number
    due: number
    failed: number
    oldest_due: Date | null
  }>(sql`
    select task, waiting, due, failed, oldest_due from foundation.job_counts() order by failed desc, due desc, task`)
}

/** Answers to repeated requests are kept a day. */
export function deleteOldKeys(tx: Tx, keepHours: number): Promise<number> {
  return tx.run(sql`
    delete from foundation.idempotency_keys
     where org_id = ${tx.orgId} and made_at < clock_timestamp() - ${keepHours} * interval '1 hour'`)
}

/** Which rooms heard what is of use as long as the deliveries are. */
export function deleteOldPushes(tx: Tx, keepDays: number): Promise<number> {
  return tx.run(sql`
    delete from foundation.pushes
     where org_id = ${tx.orgId} and pushed_at < clock_timestamp() - ${keepDays} * interval '1 day'`)
}

/** Done deliveries have told what they had to; the events themselves stay for ever. */
export function deleteDoneDeliveries(tx: Tx, keepDays: number): Promise<number> {
  return tx.run(sql`
    delete from foundation.deliveries
     where org_id = ${tx.orgId} and state = 'completed' and done_at < clock_timestamp() - ${keepDays} * interval '1 day'`)
}
