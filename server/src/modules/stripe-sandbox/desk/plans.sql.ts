import type { Call } from './call.ts'

interface Plan {
  deed: string
  object_id: string
  account: string
}

/** The oldest plan that is due and nobody else is at, marked as done. */
export async function claimPlan(call: Call): Promise<Plan | undefined> {
  const claimed = await call.db.query<Plan>(
    `
    update stripe_sandbox.plans set done_at = $1
     where seq = (select seq from stripe_sandbox.plans
                   where done_at is null and due_at <= $1
                   order by due_at, seq limit 1 for update skip locked)
    returning deed, object_id, account`,
    [call.now],
  )
  return claimed.rows[0]
}
