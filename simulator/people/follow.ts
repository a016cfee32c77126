import { addMethod } from '#contract/payments'
import { readOnMyWay, readSharing } from '#contract/tracking'
import {
  answerExtraWork,
  type Booking,
  cancelBooking,
  declineCounter,
  payBooking,
  propose,
  readBooking,
  readCancellation,
  shareOnMyWay,
  takeCounter,
} from '#contract/zenvee'
import { afterVisit } from './after.ts'
import type { Customer } from './customer.ts'

const QUARTER_MS = 15 * 60_000
const THINKING_S = [20, 90] as const
const PEEK_S = [80, 160] as const

/** Look at the booking as it is now, and do what it asks for. */
export async function lookAtBooking(me: Customer): Promise<void> {
  if (!me.booking) return
  const { id: bookingId } = me.booking
  await considerBooking(me, await me.call(readBooking, { bookingId }))
}

/** What a booking in this state asks of its customer. */
export async function considerBooking(me: Customer, booking: Booking): Promise<void> {
  const before = me.booking?.state
  me.booking = booking
  switch (booking.state) {
    case 'requested':
      return
    case 'countered':
      me.plan('counter', THINKING_S, () => answerCounter(me, booking))
      return
    case 'accepted':
      return onAccepted(me, booking, before)
    case 'en_route':
      return follow(me, booking)
    case 'arrived':
      return openTheDoor(me, booking, before)
    case 'in_service':
      return onService(me, booking)
    case 'completed':
    case 'disputed':
      return afterVisit(me, booking)
    default:
      return isOver(me, booking)
  }
}

async function isOver(me: Customer, booking: Booking): Promise<void> {
  // A best match that was declined or expired is asked on; the story says when nobody is left.
  const goesOn = booking.mode === 'best_match' && ['declined', 'expired'].includes(booking.state)
  if (!goesOn) await me.goHome()
}

async function answerCounter(me: Customer, { id: bookingId, counter }: Booking): Promise<void> {
  const drawn = me.dice.next()
  if (!counter) return
  me.city.tally.add(
    drawn < 0.65 ? 'counters.taken' : drawn < 0.8 ? 'counters.proposed' : 'counters.declined',
  )
  const startsAt = new Date(Date.parse(counter.startsAt) + QUARTER_MS).toISOString()
  const reason = 'That does not suit me.'
  const answered =
    drawn < 0.65
      ? await me.tries(takeCounter, { bookingId })
      : drawn < 0.8
        ? await me.tries(propose, { bookingId, startsAt, note: 'A little later would be better.' })
        : await me.tries(declineCounter, { bookingId, reason })
  if (answered.answer) await considerBooking(me, answered.answer)
  else await lookAtBooking(me)
}

async function onAccepted(me: Customer, booking: Booking, before: string | undefined) {
  if (booking.payment.state === 'failed') {
    me.plan('pay', THINKING_S, () => payAgain(me, booking))
    return
  }
  const isNew = before !== 'accepted'
  if (isNew && me.dice.chance(me.temper.callsOff)) {
    me.plan('call off', [30, 900], () => callOff(me, booking.id))
  }
}

/** The card was declined: another one, or let it be. */
async function payAgain(me: Customer, { id: bookingId }: Booking): Promise<void> {
  if (me.dice.chance(0.1)) return callOff(me, bookingId)
  const card = await me.call(addMethod, { providerMethodId: 'pm_card_visa' })
  me.cardId = card.id
  const paid = await me.tries(payBooking, { bookingId, paymentMethodId: card.id })
  if (paid.answer) me.city.tally.add('paid_with_another_card')
}

/** Only at the price that was shown. */
async function callOff(me: Customer, bookingId: string): Promise<void> {
  const { fee } = await me.call(readCancellation, { bookingId })
  const reason = 'Something came up.'
  const called = await me.tries(cancelBooking, { bookingId, reason, expectedFee: fee })
  if (called.answer) {
    me.city.tally.add(fee.amount > 0 ? 'called_off.with_fee' : 'called_off.free')
    return considerBooking(me, called.answer)
  }
  await lookAtBooking(me)
}

/** Somebody is on the way: hear where they are, and look now and then. */
async function follow(me: Customer, booking: Booking): Promise<void> {
  me.agenda.forget('call off')
  if (me.followed || !booking.sharing) return
  const seen = await peek(me, booking.sharing)
  if (!seen) return
  const { sharing: subject } = booking
  me.followed = { sessionId: seen.sessionId, subject }
  await me.ear.join(`tracking.session:${seen.sessionId}`)
  me.plan('peek', PEEK_S, () => peekAgain(me))
  if (me.dice.chance(0.1)) me.plan('link', [10, 60], () => shareLink(me, booking.id, subject))
}

async function peekAgain(me: Customer): Promise<void> {
  if (!me.followed) return
  const seen = await peek(me, me.followed.subject)
  if (seen) me.plan('peek', PEEK_S, () => peekAgain(me))
}

async function peek(me: Customer, subject: string) {
  const { answer } = await me.tries(readSharing, { subject })
  if (!answer) return undefined
  me.city.tally.add('sharing.read')
  const { position, sessionId } = answer
  me.city.sightings.learn(sessionId, subject)
  if (position) {
    const { recordedAt, point } = position
    me.city.sightings.note({
      viewerId: me.id,
      how: 'read',
      subject,
      seenAt: me.city.now(),
      recordedAt,
      point,
    })
  }
  return answer
}

/** A friend without an account follows too, by a link, until it goes dead. */
async function shareLink(me: Customer, bookingId: string, subject: string): Promise<void> {
  const { answer } = await me.tries(shareOnMyWay, { bookingId })
  const token = answer?.path.split('/').at(-1)
  if (!token) return
  me.city.tally.add('links.made')
  me.plan('friend', [5, 30], () => friendLooks(me, token, subject))
}

async function friendLooks(me: Customer, token: string, subject: string): Promise<void> {
  const { answer } = await me.tries(readOnMyWay, { token })
  me.city.tally.add(answer ? 'links.seen' : 'links.over')
  if (!answer) return
  if (answer.position) {
    const { recordedAt, point } = answer.position
    const seenAt = me.city.now()
    me.city.sightings.note({
      viewerId: me.id,
      how: 'link',
      subject,
      seenAt,
      recordedAt,
      point,
    })
  }
  me.plan('friend', [60, 180], () => friendLooks(me, token, subject))
}

/** The bell rings: whoever is at home reads the four digits out. */
async function openTheDoor(me: Customer, booking: Booking, before: string | undefined) {
  me.agenda.forget('call off')
  await follow(me, booking)
  if (before === 'arrived' || me.dice.chance(me.temper.staysAway)) return
  me.plan('door', [10, 60], async () => {
    const { startCode } = await me.call(readBooking, { bookingId: booking.id })
    if (startCode) me.city.door.say(booking.id, startCode)
  })
}

async function onService(me: Customer, booking: Booking): Promise<void> {
  me.city.door.close(booking.id)
  await follow(me, booking)
  const open = booking.extraWork.find((extra) => extra.state === 'asked')
  if (!open) return
  me.plan('extra', THINKING_S, async () => {
    const approve = me.dice.chance(0.8)
    const asked = { bookingId: booking.id, extraId: open.id, approve }
    const { answer } = await me.tries(answerExtraWork, asked)
    if (answer) me.city.tally.add(approve ? 'extras.approved' : 'extras.declined')
  })
}
