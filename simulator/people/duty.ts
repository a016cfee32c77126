import { goOnline, listBookings, readOwnProfile } from '#contract/zenvee'
import { setUpPayouts } from '../play/payouts.ts'
import { sendPosition } from './positions.ts'
import type { Technician } from './technician.ts'

/** A telephone in the pocket says where it is so often (seconds). */
const REST_S = [58, 62] as const

/** Sign in, see that there is a bank account, look what is left over, and go on duty. */
export async function beginDay(me: Technician): Promise<void> {
  await me.pickUp()
  const profile = await me.call(readOwnProfile, {})
  if (me.at.lat === 0) me.at = profile.base
  me.plan('bank', [2, 20], () => setUpPayouts(me, '/zenvee/pro/earnings'))
  me.plan('online', [20, 60], () => goOnDuty(me))
  const open = await me.call(listBookings, { as: 'technician', group: 'open', limit: 20 })
  for (const line of open.items) {
    me.plan(`over:${line.id}`, [1, 10], () => me.looksAt(line.id))
  }
}

export async function goOnDuty(me: Technician): Promise<void> {
  if (me.city.isClosing()) return goOffDuty(me)
  await me.pickUp()
  await me.call(goOnline, { online: true })
  me.isOnline = true
  me.city.tally.add('went_online')
  await sendPosition(me, { speedMps: 0, headingDeg: null })
  me.plan('rest', REST_S, () => rest(me))
}

/** On duty and at rest: a position a minute, a break now and then, home when the city closes. */
async function rest(me: Technician): Promise<void> {
  if (!me.isOnline) return
  if (me.city.isClosing() && me.current === undefined) return goOffDuty(me)
  const wantsBreak = me.isIdle && me.dice.chance(0.002)
  if (wantsBreak) {
    await goOffDuty(me)
    me.plan('online', [900, 2400], () => goOnDuty(me))
    return
  }
  if (me.current === undefined) await sendPosition(me, { speedMps: 0, headingDeg: null })
  me.plan('rest', REST_S, () => rest(me))
}

async function goOffDuty(me: Technician): Promise<void> {
  if (me.isOnline) {
    await me.call(goOnline, { online: false })
    me.city.tally.add('went_offline')
  }
  me.isOnline = false
  me.agenda.forget('rest')
  // Somebody with a visit still to make listens on.
  if (me.isIdle) await me.hangUp()
}

/** A visit is over: some take a break before the next. */
export function afterJob(me: Technician): void {
  for (const job of me.jobs.values()) me.considers(job)
  if (!me.isOnline && me.isIdle) {
    me.plan('home', [1, 5], () => me.hangUp())
    return
  }
  const goesHome = me.isIdle && me.isOnline && me.dice.chance(0.08)
  if (!goesHome) return
  me.agenda.forget('rest')
  me.plan('break', [5, 60], async () => {
    if (!me.isIdle) return me.plan('rest', REST_S, () => rest(me))
    await goOffDuty(me)
    me.plan('online', [900, 2400], () => goOnDuty(me))
  })
}
