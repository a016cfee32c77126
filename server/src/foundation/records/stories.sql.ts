import { sql, type Tx } from '#foundation/db'

/** How often something was found at a step. */
export interface StepCount {
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
    select key, count(*)::int as count
      from (
        select distinct step.key, e.stream
          from unnest(${keys}::text[], ${names}::text[]) as step(key, name)
          join foundation.events e on e.org_id = ${tx.orgId} and e.name = step.name and e.told_at >= ${since}
      ) reached
     group by key`)
}

export interface DayCount {
  /** UTC, `2026-06-01`. */
  readonly day: string
  readonly name: string
  readonly count: number
  /** Different streams that told it. */
  readonly streams: number
}

/** Events per name and day (UTC), from the beginning of that day on. */
export function countEventDays(tx: Tx, from: Date): Promise<DayCount[]> {
  return tx.many<DayCount>(sql`
    select to_char(told_at at time zone 'utc', 'YYYY-MM-DD') as day, name, count(*)::int as count,
           count(distinct stream)::int as streams
      from foundation.events
     where org_id = ${tx.orgId} and told_at >= date_trunc('day', ${from}::timestamptz, 'utc')
     group by 1, 2`)
}

export interface ResponseFigures {
  /** Set on the line of a day (UTC). */
  readonly day: string | null
  /** Set on the line of whoever answered. */
  readonly person_id: string | null
  /** Of the line that sums up all. */
  readonly is_whole: boolean
  readonly asked: number
  readonly answered: number
  /** Milliseconds; null when nobody answered. */
  readonly median_ms: number | null
  readonly p90_ms: number | null
}

/**
 * How long each request for an answer waited: one line for all, one per day and one per person
 * who answered. An answer is the next of the named events of the same story, when it is not
 * another request.
 */
export function listResponseFigures(
  tx: Tx,
  { asked, answered }: { asked: readonly string[]; answered: readonly string[] },
  since: Date,
): Promise<ResponseFigures[]> {
  return tx.many<ResponseFigures>(sql`
    with lines as (
      select stream, seq, told_at, actor_id, name = any(${asked}::text[]) as is_ask
        from foundation.events
       where org_id = ${tx.orgId} and name = any(${[...asked, ...answered]}::text[]) and told_at >= ${since}
    ),
    followed as (
      select told_at, is_ask, lead(is_ask) over story as next_is_ask,
             lead(told_at) over story as next_at, lead(actor_id) over story as next_actor
        from lines
      window story as (partition by stream order by seq)
    ),
    pairs as (
      select to_char(told_at at time zone 'utc', 'YYYY-MM-DD') as day,
             case when not next_is_ask then next_actor end as person_id,
             case when not next_is_ask then extract(epoch from next_at - told_at)::float8 * 1000 end as ms
        from followed
       where is_ask
    )
    select day, person_id, grouping(day, person_id) = 3 as is_whole,
           count(*)::int as asked, count(ms)::int as answered,
           percentile_cont(0.5) within group (order by ms) as median_ms,
           percentile_cont(0.9) within group (order by ms) as p90_ms
      from pairs
     group by grouping sets ((), (day), (person_id))
     order by day, answered desc, person_id`)
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
    ),
    ended as (
      select distinct on (e.stream) e.stream, step.key
        from unnest(${keys}::text[], ${names}::text[]) as step(key, name)
        join foundation.events e on e.org_id = ${tx.orgId} and e.name = step.name and e.told_at >= ${since}
       order by e.stream, e.seq desc
    )
    select ended.key, count(*)::int as count
      from begun
      left join ended using (stream)
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
