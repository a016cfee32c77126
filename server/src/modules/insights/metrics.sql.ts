import { sql, type Tx } from '#foundation/db'

/** Business figures, counted from the events themselves. */
export interface NamedCount {
  readonly name: string
  readonly streams: number
}

interface StepCount {
  readonly key: string
  readonly count: number
}

/** Steps as two columns: the key and one event name, a row for each. */
function flat(steps: readonly { key: string; events: readonly string[] }[]): [string[], string[]] {
  const pairs = steps.flatMap(({ key, events }) => events.map((name) => [key, name] as const))
  return [pairs.map(([key]) => key), pairs.map(([, name]) => name)]
}

/** How many stories told one of a step's events since then; a story counts once per step. */
export function countSteps(
  tx: Tx,
  steps: readonly { key: string; events: readonly string[] }[],
  since: Date,
): Promise<StepCount[]> {
  const [keys, names] = flat(steps)
  return tx.many<StepCount>(sql`
    select step.key, count(distinct e.stream)::int as count
      from unnest(${keys}::text[], ${names}::text[]) as step(key, name)
      join foundation.events e on e.org_id = ${tx.orgId} and e.name = step.name and e.told_at >= ${since}
     group by step.key`)
}

/** The same per day (UTC), from the daily counts: stories per event and day, summed over a step. */
export function countStepDays(
  tx: Tx,
  steps: readonly { key: string; events: readonly string[] }[],
  since: Date,
): Promise<{ day: string; key: string; count: number }[]> {
  const [keys, names] = flat(steps)
  return tx.many(sql`
    select to_char(d.day, 'YYYY-MM-DD') as day, step.key, sum(d.streams)::int as count
      from unnest(${keys}::text[], ${names}::text[]) as step(key, name)
      join insights.daily_events d on d.org_id = ${tx.orgId} and d.name = step.name
     where d.day >= (${since}::timestamptz at time zone 'utc')::date
     group by d.day, step.key
     order by d.day`)
}

/** Count the days from then on anew; doing it twice changes nothing. */
export function recountDays(tx: Tx, from: Date): Promise<number> {
  return tx.run(sql`
    insert into insights.daily_events (day, name, count, streams)
    select (told_at at time zone 'utc')::date as day, name, count(*)::int, count(distinct stream)::int
      from foundation.events
     where org_id = ${tx.orgId} and told_at >= date_trunc('day', ${from}::timestamptz, 'utc')
     group by 1, 2
        on conflict (org_id, day, name) do update
       set count = excluded.count, streams = excluded.streams`)
}

/**
 * Each request for an answer with the answer that came before the next request of the same
 * story; used as a table by the three questions below.
 */
function pairs(tx: Tx, asked: readonly string[], answered: readonly string[], since: Date) {
  return sql`
    lines as (
      select stream, seq, told_at, actor_id, name = any(${asked}::text[]) as is_ask
        from foundation.events
       where org_id = ${tx.orgId} and name = any(${[...asked, ...answered]}::text[]) and told_at >= ${since}
    ),
    followed as (
      select stream, told_at, is_ask,
             lead(is_ask) over story as next_is_ask, lead(told_at) over story as next_at, lead(actor_id) over story as next_actor
        from lines
      window story as (partition by stream order by seq)
    ),
    pairs as (
      select told_at as asked_at,
             case when not next_is_ask then next_at end as answered_at,
             case when not next_is_ask then next_actor end as person_id,
             case when not next_is_ask then extract(epoch from next_at - told_at) * 1000 end as ms
        from followed
       where is_ask
    )`
}

export function readResponseFigures(
  tx: Tx,
  asked: readonly string[],
  answered: readonly string[],
  since: Date,
) {
  return tx.one<{
    asked: number
    answered: number
    median_ms: number | null
    p90_ms: number | null
  }>(sql`
    with ${pairs(tx, asked, answered, since)}
    select count(*)::int as asked, count(ms)::int as answered,
           percentile_cont(0.5) within group (order by ms)::float8 as median_ms,
           percentile_cont(0.9) within group (order by ms)::float8 as p90_ms
      from pairs`)
}

export function listResponseDays(
  tx: Tx,
  asked: readonly string[],
  answered: readonly string[],
  since: Date,
) {
  return tx.many<{ day: string; answered: number; median_ms: number | null }>(sql`
    with ${pairs(tx, asked, answered, since)}
    select to_char(asked_at at time zone 'utc', 'YYYY-MM-DD') as day, count(ms)::int as answered,
           percentile_cont(0.5) within group (order by ms)::float8 as median_ms
      from pairs
     group by 1
     order by 1`)
}

const MOST_PEOPLE = 50

/** Who answers, the most active first. */
export function listResponders(
  tx: Tx,
  asked: readonly string[],
  answered: readonly string[],
  since: Date,
) {
  return tx.many<{ person_id: string; answered: number; median_ms: number }>(sql`
    with ${pairs(tx, asked, answered, since)}
    select person_id, count(*)::int as answered,
           percentile_cont(0.5) within group (order by ms)::float8 as median_ms
      from pairs
     where person_id is not null and ms is not null
     group by person_id
     order by answered desc, person_id
     limit ${MOST_PEOPLE}`)
}

/** Of the stories that began since then: how many, and at which ending each of them is now. */
export async function countEndings(
  tx: Tx,
  begun: readonly string[],
  endings: readonly { key: string; events: readonly string[] }[],
  since: Date,
): Promise<{ begun: number; endings: StepCount[] }> {
  const [keys, names] = flat(endings)
  const rows = await tx.many<{ key: string | null; count: number }>(sql`
    with begun as (
      select distinct stream
        from foundation.events
       where org_id = ${tx.orgId} and name = any(${begun}::text[]) and told_at >= ${since}
    )
    select ended.key, count(*)::int as count
      from begun
      left join lateral (
        select step.key
          from foundation.events e
          join unnest(${keys}::text[], ${names}::text[]) as step(key, name) on step.name = e.name
         where e.org_id = ${tx.orgId} and e.stream = begun.stream
         order by e.seq desc
         limit 1
      ) ended on true
     group by ended.key`)
  return {
    begun: rows.reduce((sum, { count }) => sum + count, 0),
    endings: rows.flatMap(({ key, count }) => (key === null ? [] : [{ key, count }])),
  }
}

/** At which stage each thing is by its latest event of these. */
export function countStages(
  tx: Tx,
  stages: readonly { key: string; events: readonly string[] }[],
  since: Date,
): Promise<StepCount[]> {
  const [keys, names] = flat(stages)
  return tx.many<StepCount>(sql`
    select latest.key, count(*)::int as count
      from (
        select distinct on (e.stream) step.key
          from unnest(${keys}::text[], ${names}::text[]) as step(key, name)
          join foundation.events e on e.org_id = ${tx.orgId} and e.name = step.name and e.told_at >= ${since}
         order by e.stream, e.seq desc
      ) latest
     group by latest.key`)
}
