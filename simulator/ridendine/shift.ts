import { readOwnDriver, readOwnRun, setDriverOnline } from '#contract/ridendine'
import { sendPosition } from '../people/positions.ts'
import { shifted } from '../people/way.ts'
import { setUpPayouts } from '../play/payouts.ts'
import type { Courier } from './courier.ts'
import { goOn } from './run.ts'

/** A telephone in the pocket says where it is so often (seconds). */
const REST_S = [560, 640] as const
/** Couriers wait around the middle of the city, so far from it (metres). */
const AROUND_M = 2500
/** The middle of Alder Bay, as its map has it. */
const MIDDLE = { lat: 41.65, lng: -70.93 }

/** Sign in, see that there is a bank account, look what is left in hand, and go on duty. */
export async function beginShift(me: Courier): Promise<void> {
  await me.pickUp()
  const driver = await me.call(readOwnDriver, {})
  // Papers that still wait for the desk: another day.
  if (!driver.can.includes('go_online')) return
  me.plan('bank', [2, 20], () => setUpPayouts(me, '/ridendine/drive/earnings'))
  if (me.at.lat === 0) findAPlace(me)
  if (!driver.online) await me.call(setDriverOnline, { online: true })
  me.isOnline = true
  me.city.tally.add('went_online')
  await sendPosition(me, { speedMps: 0, headingDeg: null })
  me.run = await me.call(readOwnRun, {})
  if (me.run.orders.length > 0) goOn(me)
  me.plan('rest', REST_S, () => rest(me))
}

function findAPlace(me: Courier): void {
  const off = () => me.dice.between(-AROUND_M, AROUND_M)
  me.at = shifted(MIDDLE, off(), off())
}

/** On duty and at rest: a position now and then, so that nobody thinks the telephone is off. */
async function rest(me: Courier): Promise<void> {
  if (!me.isOnline) return
  if (!me.leg) await sendPosition(me, { speedMps: 0, headingDeg: null })
  me.plan('rest', REST_S, () => rest(me))
}
