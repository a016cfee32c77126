import type { Check, Evidence } from './check.ts'

const MOST_SAID = 20

/** Every event reached everybody who hears it, once, and nothing was given up. */
export const deliveredOnce: Check = {
  name: 'every event delivered once',
  look: async (evidence) =>
    [
      ...(await unfinished(evidence)),
      ...(await unsent(evidence)),
      ...(await heardByAll(evidence)),
    ].slice(0, MOST_SAID),
}

async function unfinished({ query }: Evidence): Promise<string[]> {
  const rows = await query<{ subscriber: string; state: string; name: string; error: string }>(`
    select d.subscriber, d.state, e.name, coalesce(d.last_error, '') as error
      from foundation.deliveries d join foundation.events e using (event_no)
     where d.state <> 'completed' order by d.event_no limit 20`)
  return rows.map(
    ({ subscriber, state, name, error }) => `${name} for ${subscriber} is ${state} ${error}`,
  )
}

/** An event without its outbox message was never on its way. */
async function unsent({ query }: Evidence): Promise<string[]> {
  const rows = await query<{ name: string; stream: string; seq: number }>(`
    select e.name, e.stream, e.seq from foundation.events e
     where not exists (select from foundation.outbox_messages m where m.event_no = e.event_no)
     limit 20`)
  return rows.map(({ name, stream, seq }) => `${name} (${stream} ${seq}) was never sent`)
}

interface Heard {
  name: string
  events: number
  heard: Record<string, number>
}

/** Counted by kind of event: each subscriber has one completed delivery for each event. */
async function heardByAll({ query, subscribersOf }: Evidence): Promise<string[]> {
  const rows = await query<Heard>(`
    with heard as (
      select e.name, d.subscriber, count(*)::int as n
        from foundation.deliveries d join foundation.events e using (event_no)
       where d.state = 'completed' group by e.name, d.subscriber
    )
    select e.name, count(*)::int as events,
           coalesce((select jsonb_object_agg(h.subscriber, h.n) from heard h where h.name = e.name), '{}') as heard
      from foundation.events e group by e.name order by e.name`)
  return rows.flatMap(({ name, events, heard }) => {
    const wanted = new Set(subscribersOf(name))
    const short = [...wanted].filter((subscriber) => heard[subscriber] !== events)
    const strange = Object.keys(heard).filter((subscriber) => !wanted.has(subscriber))
    return [
      ...short.map((each) => `${each} heard ${heard[each] ?? 0} of ${events} ${name}`),
      ...strange.map((each) => `${each} heard ${name}, which is none of theirs`),
    ]
  })
}
