import { sql, type Tx } from '#foundation/db'
import type { DayCount } from '#foundation/records'

/** Stories per step and day (UTC), from the daily counts: per event, summed over a step. */
export function countStepDays(
  tx: Tx,
  steps: readonly { key: string; events: readonly string[] }[],
  since: Date,
): Promise<{ day: string; key: string; count: number }[]> {
  const pairs = steps.flatMap(({ key, events }) => events.map((name) => ({ key, name })))
  return tx.many(sql`
    select to_char(d.day, 'YYYY-MM-DD') as day, step.key, sum(d.streams)::int as count
      from unnest(${pairs.map(({ key }) => key)}::text[], ${pairs.map(({ name }) => name)}::text[]) as step(key, name)
      join insights.daily_events d on d.org_id = ${tx.orgId} and d.name = step.name
     where d.day >= (${since}::timestamptz at time zone 'utc')::date
     group by d.day, step.key
     order by d.day`)
}

/** Keep these counts; what was kept of the same days is replaced. */
export function upsertDays(tx: Tx, days: readonly DayCount[]): Promise<number> {
  return tx.run(sql`
    insert into insights.daily_events (day, name, count, streams)
    select day, name, count, streams
      from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as counted(day date, name text, count integer, streams integer)
        on conflict (org_id, day, name) do update
       set count = excluded.count, streams = excluded.streams`)
}
