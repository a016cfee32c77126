import {
  askExtraWork,
  type Booking,
  completeBooking,
  reportNoShow,
  startService,
} from '#contract/zenvee'
import { sendPosition } from './positions.ts'
import { PROOF } from './proof.ts'
import type { Technician } from './technician.ts'

const ASK_S = [20, 45] as const
/** How long somebody waits before a door that nobody opens (seconds). */
const NO_SHOW_AFTER_S = 16 * 60
/** Operations are rung after so long: there may be nobody of the city behind this door. */
const RING_AFTER_S = 3 * 60
/** How long a visit really takes, minutes; the calendar keeps more for it. */
const WORK_MINUTES = [12, 40] as const
/** At work the telephone lies still and speaks seldom (seconds). */
const AT_WORK_S = [110, 130] as const
const EXTRAS = ['New washer', 'Second outlet', 'Extra hour', 'Replace the hose'] as const

/** At the door: ring, and ask for the four digits. */
export function waitAtTheDoor(me: Technician, booking: Booking): void {
  me.current = booking.id
  me.trip = undefined
  me.agenda.forget('travel')
  if (me.agenda.has('door')) return
  const since = me.city.now()
  me.plan('door', ASK_S, () => askForCode(me, booking, since))
}

async function askForCode(me: Technician, booking: Booking, since: number): Promise<void> {
  const { id: bookingId, customer } = booking
  if (me.current !== bookingId) return
  const code = me.city.door.listen(bookingId)
  const waitedS = (me.city.now() - since) / 1000
  if (code === undefined) {
    const hasVoice = me.city.door.isOfTheCity(customer.id)
    if (!hasVoice && waitedS > RING_AFTER_S) me.city.door.ringOperations(bookingId)
    if (waitedS < NO_SHOW_AFTER_S) {
      me.plan('door', ASK_S, () => askForCode(me, booking, since))
      return
    }
    const { answer } = await me.tries(reportNoShow, { bookingId })
    if (answer) me.city.tally.add('nobody_at_home')
    return me.looksAt(bookingId)
  }
  // One in twelve mishears a digit at first.
  const heard = me.dice.chance(0.08) ? misheard(code) : code
  const { answer } = await me.tries(startService, { bookingId, startCode: heard })
  if (answer) return me.considers(answer)
  if (heard !== code) me.city.tally.add('codes.misheard')
  me.plan('door', ASK_S, () => askForCode(me, booking, since))
}

function misheard(code: string): string {
  return code.slice(0, 3) + String((Number(code.at(-1)) + 1) % 10)
}

/** The work begins; some of it turns out to be more than was asked for. */
export function onService(me: Technician, booking: Booking): void {
  me.current = booking.id
  me.trip = undefined
  if (me.agenda.has('complete')) return
  const minutes = me.dice.between(...WORK_MINUTES)
  const [from, to] = [minutes * 60, minutes * 60 + 1] as const
  me.plan('complete', [from, to], () => complete(me, booking.id))
  me.plan('at work', AT_WORK_S, () => beAtWork(me))
  if (!me.dice.chance(0.25)) return
  me.plan('extra', [from / 3, from / 2], () => askForMore(me, booking))
}

async function beAtWork(me: Technician): Promise<void> {
  if (!me.agenda.has('complete')) return
  await sendPosition(me, { speedMps: 0, headingDeg: null })
  me.plan('at work', AT_WORK_S, () => beAtWork(me))
}

async function askForMore(me: Technician, { id: bookingId, price }: Booking): Promise<void> {
  const amount = me.dice.whole(15, 70) * 100
  const wanted = { amount, currency: price.service.currency }
  const title = me.dice.pick(EXTRAS)
  const { answer } = await me.tries(askExtraWork, { bookingId, title, price: wanted })
  if (answer) me.city.tally.add('extras.asked')
}

/** Done, with proof; while extra work is unanswered, wait. */
async function complete(me: Technician, bookingId: string): Promise<void> {
  const hasPhoto = me.dice.chance(0.4)
  const photoIds = hasPhoto ? [await me.caller.upload(PROOF, 'proof.png')] : []
  const note = hasPhoto ? '' : 'Done and tried out; all dry and tidy.'
  const done = await me.tries(completeBooking, { bookingId, note, photoIds })
  if (done.answer) {
    me.city.tally.add(hasPhoto ? 'completed.with_photo' : 'completed.with_note')
    return me.considers(done.answer)
  }
  if (done.refused !== 'zenvee.extra_work_open') return me.looksAt(bookingId)
  me.plan('complete', [30, 90], () => complete(me, bookingId))
}

/** Nothing of the visit is left to do. */
export function endVisit(me: Technician): void {
  me.current = undefined
  me.trip = undefined
  me.agenda.forget('travel', 'door', 'complete', 'extra', 'at work')
}
