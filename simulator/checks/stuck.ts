import type { Check, Evidence } from './check.ts'

/** Nothing waits for something that will not come: no story of the product, and nothing of the house. */
export function nothingStuckWith(stories: Check['look']): Check {
  return {
    name: 'nothing stuck',
    look: async (evidence) => [
      ...(await stories(evidence)),
      ...(await payments(evidence)),
      ...(await jobs(evidence)),
      ...(await webhooks(evidence)),
    ],
  }
}

export const nothingStuck = nothingStuckWith(bookings)

/** Every story has come to one of its ends; nobody is left to move it on. */
async function bookings({ query }: Evidence): Promise<string[]> {
  const rows = await query<{ number: string; state: string; since: Date }>(`
    select number, state, state_since as since from zenvee.bookings
     where state not in ('declined', 'expired', 'unfulfilled', 'settled', 'refunded', 'cancelled')
        or (mode = 'best_match' and state in ('declined', 'expired'))
     order by number limit 20`)
  return rows.map(
    ({ number, state, since }) => `${number} has been ${state} since ${since.toISOString()}`,
  )
}

async function payments({ query }: Evidence): Promise<string[]> {
  const rows = await query<{ what: string; id: string; state: string }>(`
    select 'payment' as what, id, state from payments.payments
     where state in ('requested', 'requires_action', 'authorised', 'capturing', 'voiding')
     union all
    select 'refund', id, state from payments.refunds where state = 'requested'
     union all
    select 'payout', id, state from payments.payouts where state in ('requested', 'in_transit')
     limit 20`)
  return rows.map(({ what, id, state }) => `${what} ${id} is still ${state}`)
}

/** Jobs that were given up, and jobs that are past their time and were not done. */
async function jobs({ query, now }: Evidence): Promise<string[]> {
  const rows = await query<{ task: string; attempts: number; due: string; error: string }>(
    `
    select t.identifier as task, j.attempts, j.payload ->> 'dueAt' as due,
           coalesce(j.last_error, '') as error
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
     where j.attempts >= j.max_attempts or (j.payload ->> 'dueAt')::timestamptz <= $1
     limit 20`,
    [now],
  )
  return rows.map(
    ({ task, attempts, due, error }) =>
      `${task}, due ${due}, was not done in ${attempts} attempts ${error}`,
  )
}

async function webhooks({ query }: Evidence): Promise<string[]> {
  const rows = await query<{ event_id: string; answer: string }>(`
    select event_id, coalesce(last_answer, '') as answer from stripe_sandbox.deliveries
     where delivered_at is null limit 20`)
  return rows.map(({ event_id, answer }) => `webhook ${event_id} did not arrive ${answer}`)
}
