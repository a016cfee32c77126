import { type Database, sql, type Tx } from '#foundation/db'

/** A minute of all processes together. */
export interface MinuteRow {
  readonly minute: Date
  readonly requests: number
  readonly faults: number
  /** Upper bound in seconds as text (`Infinity` last) → answers under it. */
  readonly answered: Readonly<Record<string, number>>
  readonly database_cpu: number | null
  readonly database_busy: number | null
}

export interface NewMinute {
  readonly process: string
  readonly requests: number
  readonly faults: number
  readonly answered: Readonly<Record<string, number>>
  readonly databaseCpu: number | null
  readonly databaseBusy: number | null
}

/** Keep the minute that has just ended. Of two looks in one minute counts add up, the newer times stand. */
export function insertMinute(database: Database, of: NewMinute): Promise<unknown> {
  return database.system(sql`
    insert into foundation.process_minutes as m
           (process, minute, requests, faults, answered, database_cpu, database_busy)
    values (${of.process}, date_trunc('minute', clock_timestamp() - interval '30 seconds'),
            ${of.requests}, ${of.faults}, ${JSON.stringify(of.answered)}::jsonb,
            ${of.databaseCpu}, ${of.databaseBusy})
        on conflict (process, minute) do update
       set requests = m.requests + excluded.requests, faults = m.faults + excluded.faults,
           answered = excluded.answered, database_cpu = excluded.database_cpu,
           database_busy = excluded.database_busy`)
}

export function forgetMinutes(database: Database): Promise<unknown> {
  return database.system(sql`
    delete from foundation.process_minutes where minute < clock_timestamp() - interval '1 day'`)
}

/** One of the database's own processes, and how many sessions are on a processor (not waiting). */
export async function readSessions(
  database: Database,
): Promise<{ pid: number; busy: number } | undefined> {
  const [row] = await database.system<{ pid: number; busy: number }>(sql`
    select pg_backend_pid() as pid, foundation.busy_sessions() as busy`)
  return row
}

/** The last minutes of every process together, newest first. Times are the world's, not the demo's. */
export async function listMinutes(tx: Tx, limit: number): Promise<MinuteRow[]> {
  return tx.many<MinuteRow & Record<string, unknown>>(sql`
    with recent as (
      select * from foundation.process_minutes
       where minute > clock_timestamp() - ${limit + 2} * interval '1 minute'
         and minute < date_trunc('minute', clock_timestamp())),
    times as (
      select minute, jsonb_object_agg(bound, n) as answered
        from (select minute, key as bound, sum(value::numeric) as n
                from recent, jsonb_each_text(answered) group by minute, key) each_bound
       group by minute)
    select r.minute, sum(r.requests)::int as requests, sum(r.faults)::int as faults,
           coalesce((select t.answered from times t where t.minute = r.minute), '{}') as answered,
           max(r.database_cpu)::float8 as database_cpu, max(r.database_busy)::float8 as database_busy
      from recent r
     group by r.minute
     order by r.minute desc
     limit ${limit}`)
}
