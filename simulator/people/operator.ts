import type { Told } from '#contract/live'
import { readOrganisation } from '#contract/organisations'
import { approveCredential, claimCredential, listReviewDesk } from '#contract/verification'
import {
  type Booking,
  overrideStart,
  readBooking,
  refundBooking,
  resolveBooking,
} from '#contract/zenvee'
import { Person } from '../play/person.ts'

const DISPUTED = 'zenvee.booking.disputed'
const DECIDES_AFTER_S = [120, 600] as const
const DESK_S = [600, 1200] as const
const LINE_S = [20, 40] as const

/** At the desk: decides disputes, reviews credentials, answers the technicians' line. */
export class Operator extends Person {
  /** The desk is never empty of things to look at; it waits for nobody. */
  readonly isResting = true

  /** Begin the day. The technicians' line is for a city in which people at a screen live too. */
  comeToWork(wishes: { readonly answersLine: boolean }): void {
    this.plan('day', [0, 5], async () => {
      await this.pickUp()
      const { id } = await this.call(readOrganisation, {})
      await this.ear.join(`operations:${id}`)
      this.plan('desk', DESK_S, () => review(this))
      if (wishes.answersLine) this.plan('line', LINE_S, () => answerLine(this))
    })
  }

  override hears(told: Told): void {
    if (told.event !== DISPUTED) return
    const key = `decide:${told.id}`
    if (!this.agenda.has(key)) this.plan(key, DECIDES_AFTER_S, () => decide(this, told.id))
  }
}

/** Half of what customers complain about is paid back in part, the rest stands. */
async function decide(me: Operator, bookingId: string): Promise<void> {
  const booking = await me.call(readBooking, { bookingId })
  if (booking.state !== 'disputed') return
  const decided = me.dice.chance(0.5) ? await payBack(me, booking) : await letStand(me, bookingId)
  // The card is still being charged: decide when that is done.
  if (decided.refused === 'zenvee.not_charged_yet') {
    me.plan(`decide:${bookingId}`, DECIDES_AFTER_S, () => decide(me, bookingId))
  }
}

async function payBack(me: Operator, { id: bookingId, price }: Booking) {
  const share = me.dice.pick([0.2, 0.35, 0.5, 1])
  const { amount, currency } = price.service
  const refund = { amount: Math.round(amount * share), currency }
  const reason = 'The pictures show that it was not finished.'
  const decided = await me.tries(refundBooking, { bookingId, amount: refund, reason })
  if (decided.answer) me.city.tally.add('disputes.refunded')
  return decided
}

async function letStand(me: Operator, bookingId: string) {
  const reason = 'The proof shows the work as it was agreed.'
  const decided = await me.tries(resolveBooking, { bookingId, reason })
  if (decided.answer) me.city.tally.add('disputes.resolved')
  return decided
}

/** One credential of the queue, whatever waited longest. */
async function review(me: Operator): Promise<void> {
  if (me.city.isClosing()) return
  me.plan('desk', DESK_S, () => review(me))
  const { items } = await me.call(listReviewDesk, { limit: 1 })
  const [waiting] = items
  if (!waiting) return
  const credentialId = waiting.id
  const claimed = await me.tries(claimCredential, { credentialId })
  if (!claimed.answer) return
  const { answer } = await me.tries(approveCredential, { credentialId })
  if (answer) me.city.tally.add('credentials.approved')
}

/** A technician stands before a door where nobody can read the code out: begin without it. */
async function answerLine(me: Operator): Promise<void> {
  const bookingId = me.city.door.nextCall()
  if (bookingId) {
    const reason = 'The customer is at home and read the code to us by telephone.'
    const { answer } = await me.tries(overrideStart, { bookingId, reason })
    if (answer) me.city.tally.add('starts_overridden')
  }
  me.plan('line', LINE_S, () => answerLine(me))
}
