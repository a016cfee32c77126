import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { job } from '#foundation/jobs'
import { move } from '#foundation/lifecycle'
import { alertLifecycle } from './alert.lifecycle.ts'
import { judge, RULES } from './alert-rules.ts'
import {
  type AlertRow,
  beginAlert,
  forgetWatches,
  lockOpenAlerts,
  noteAlert,
  writeWatch,
} from './alerts.sql.ts'
import { type Measured, measureAll } from './measure.ts'
import { showAlerts } from './metrics.ts'
import { tellAboutAlert } from './notices.ts'

/** Look at everything that is watched, every minute (R304–R307). */
export const watchJob = job({
  name: 'ridendine.watch',
  input: z.object({}),
  everyMinutes: 1,
  work: async (tx) => {
    await judgeAll(tx, await measureAll(tx))
  },
})

/** Fire what has lasted, follow what burns, end what is within bounds again. */
export async function judgeAll(tx: Tx, measured: readonly Measured[]): Promise<void> {
  const open = await lockOpenAlerts(tx)
  const firing: { rule: string; scope: string }[] = []
  for (const each of measured) {
    const before = open.find(({ rule, scope }) => rule === each.rule && scope === each.scope)
    const isFiring = await judgeOne(tx, each, before)
    if (isFiring) firing.push(each)
  }
  // A zone that was dissolved is not watched any more, and its alert is over.
  const isWatched = (alert: AlertRow) =>
    measured.some(({ rule, scope }) => rule === alert.rule && scope === alert.scope)
  for (const alert of open.filter((each) => !isWatched(each))) await resolve(tx, alert)
  const scopes = measured.flatMap(({ rule, scope }) => (rule === 'few_drivers' ? [scope] : []))
  await forgetWatches(tx, 'few_drivers', scopes)
  showAlerts(firing)
}

async function judgeOne(tx: Tx, of: Measured, open: AlertRow | undefined): Promise<boolean> {
  const rule = RULES[of.rule]
  const judged = judge(rule, of.minutes)
  await writeWatch(tx, of.rule, { scope: of.scope, how: of.how, judged })

  const { value, breachedSince } = judged
  // Nothing was measured: what burns may still burn.
  if (value === null) return open !== undefined
  if (open && breachedSince === null) {
    await resolve(tx, { ...open, last_value: value })
    return false
  }
  if (open) {
    const worst = rule.worse(open.worst_value, value)
    await noteAlert(tx, open.id, { last: value, worst })
    return true
  }
  if (!judged.isFiring || breachedSince === null) return false
  const alert = await beginAlert(tx, rule, { scope: of.scope, value, since: breachedSince })
  await tellAboutAlert(tx, alert)
  return true
}

async function resolve(tx: Tx, alert: AlertRow): Promise<void> {
  await move(tx, alertLifecycle, 'resolve', alert, {
    set: { resolved_at: tx.now, last_value: alert.last_value },
    say: {
      alertId: alert.id,
      rule: alert.rule,
      scope: alert.scope,
      value: alert.last_value,
    },
  })
}
