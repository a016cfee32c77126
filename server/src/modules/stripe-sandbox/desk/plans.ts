import { releaseCharge } from '../charging/charges.ts'
import { cancelled } from '../charging/confirm-intent.ts'
import { openDispute } from '../charging/disputes.ts'
import { failRefund } from '../charging/refunds.ts'
import { arrivePayout } from '../connect/payouts.ts'
import type { Call, Sandbox } from './call.ts'
import { idOf } from './intents.ts'
import { readObject } from './objects.sql.ts'
import { claimPlan } from './plans.sql.ts'
import { StripeProblem } from './problem.ts'
import { transact } from './transact.ts'

const MOST_AT_ONCE = 100

/** Do what was planned for now: arrivals, disputes, expiries. Answers how many. */
export async function doPlans(sandbox: Sandbox): Promise<number> {
  for (let done = 0; done < MOST_AT_ONCE; done += 1) {
    const wasDue = await transact(sandbox, '', async (call) => {
      const plan = await claimPlan(call)
      if (plan) await attempt({ ...call, account: plan.account }, plan.deed, plan.object_id)
      return plan !== undefined
    })
    if (!wasDue) return done
  }
  return MOST_AT_ONCE
}

/** A deed whose object is gone counts as done: it must not stand in the way of the next. */
async function attempt(call: Call, name: string, id: string): Promise<void> {
  await call.db.query('savepoint deed')
  try {
    await deed(call, name, id)
  } catch (error) {
    if (!(error instanceof StripeProblem)) throw error
    await call.db.query('rollback to savepoint deed')
  }
}

async function deed(call: Call, name: string, id: string): Promise<void> {
  const [verb, detail] = name.split(':')
  if (verb === 'arrive-payout') return arrivePayout(call, id)
  if (verb === 'dispute') return openDispute(call, id, detail ?? 'general')
  if (verb === 'fail-refund') return failRefund(call, id)
  if (verb === 'expire-authorisation') return expireAuthorisation(call, id)
  throw new Error(`nobody knows how to ${name}`)
}

/** A card's bank holds money for seven days; after that nothing can be captured. */
async function expireAuthorisation(call: Call, intentId: string): Promise<void> {
  const intent = await readObject(call, 'payment_intent', intentId)
  if (intent.status !== 'requires_capture') return
  await releaseCharge(call, idOf(intent.latest_charge) ?? '')
  await cancelled(call, intent, 'automatic')
}
