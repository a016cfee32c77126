import { addMethod } from '#contract/payments'
import {
  cancelOrder,
  completeOrder,
  type Order,
  payOrder,
  rateDelivery,
  rateFood,
  readOrder,
  readReceipt,
  reportProblem,
  tipOrder,
} from '#contract/ridendine'
import { readSharing } from '#contract/tracking'
import type { Eater } from './eater.ts'

const THINKING_S = [15, 60] as const
const PEEK_S = [150, 400] as const
const EATING_S = [60, 900] as const
/** Share of complaints that are about more than one dish. */
const GRAVE_SHARE = 0.25

/** Look at the order as it is now, and do what it asks for. */
export async function lookAtOrder(me: Eater): Promise<void> {
  if (!me.order) return
  await considerOrder(me, await me.call(readOrder, { orderId: me.order.id }))
}

/** What an order in this state asks of whoever waits for it. */
export async function considerOrder(me: Eater, order: Order): Promise<void> {
  const before = me.order?.state
  me.order = order
  switch (order.state) {
    case 'pending':
      if (order.payment.state === 'failed') me.plan('pay', THINKING_S, () => payAgain(me, order))
      return
    case 'payment_confirmed':
      if (before !== 'payment_confirmed' && me.dice.chance(me.appetite.callsOff))
        me.plan('call off', [20, 300], () => callOff(me, order.id))
      return
    case 'assigned_to_driver':
    case 'picked_up':
    case 'in_transit':
      return follow(me, order)
    case 'delivered':
      return sitDown(me, order)
    case 'accepted':
    case 'preparing':
    case 'ready_for_pickup':
      return
    // What became of a complaint is heard by mail; nobody sits and waits for it.
    default:
      return me.goHome()
  }
}

/** The card was declined: another one, or let it be until its time is over. */
async function payAgain(me: Eater, { id: orderId }: Order): Promise<void> {
  if (me.dice.chance(0.15)) return me.city.tally.add('left_unpaid')
  const card = await me.call(addMethod, { providerMethodId: 'pm_card_visa' })
  me.cardId = card.id
  const { answer } = await me.tries(payOrder, { orderId, paymentMethodId: card.id })
  if (answer) me.city.tally.add('paid_with_another_card')
}

async function callOff(me: Eater, orderId: string): Promise<void> {
  const reason = 'Friends came by and brought food.'
  const { answer } = await me.tries(cancelOrder, { orderId, reason })
  if (!answer) return
  me.city.tally.add('called_off.by_eater')
  await considerOrder(me, answer)
}

/** Somebody brings it: hear where they are, and look now and then. */
async function follow(me: Eater, order: Order): Promise<void> {
  me.agenda.forget('call off')
  if (!order.sharing || me.followed) return
  const seen = await peek(me, order.sharing)
  if (!seen) {
    // The driver has said yes and not set out: nothing is shared yet.
    me.plan('peek', PEEK_S, () => lookAtOrder(me))
    return
  }
  me.followed = { sessionId: seen.sessionId, subject: order.sharing }
  await me.ear.join(`tracking.session:${seen.sessionId}`)
}

async function peek(me: Eater, subject: string) {
  const { answer } = await me.tries(readSharing, { subject })
  if (!answer) return undefined
  me.city.tally.add('sharing.read')
  const { position, sessionId } = answer
  me.city.sightings.learn(sessionId, subject)
  if (position) {
    const { recordedAt, point } = position
    const seenAt = me.city.now()
    me.city.sightings.note({ viewerId: me.id, how: 'read', subject, seenAt, recordedAt, point })
  }
  return answer
}

/** It is there: eat, then say how it was. */
async function sitDown(me: Eater, order: Order): Promise<void> {
  if (me.agenda.has('after')) return
  if (me.followed) await me.ear.leave(`tracking.session:${me.followed.sessionId}`)
  me.followed = undefined
  me.agenda.forget('peek')
  me.plan('after', EATING_S, () => lookBack(me, order))
}

async function lookBack(me: Eater, order: Order): Promise<void> {
  const { id: orderId } = order
  if (me.dice.chance(0.2)) {
    const { answer } = await me.tries(readReceipt, { orderId })
    if (answer) me.city.tally.add('receipts.read')
  }
  if (me.dice.chance(0.6)) await rate(me, orderId)
  if (me.dice.chance(0.15)) await tip(me, order)
  if (me.dice.chance(me.appetite.complains)) return complain(me, order)
  if (me.dice.chance(0.4)) {
    const { answer } = await me.tries(completeOrder, { orderId })
    if (answer) me.city.tally.add('content')
  }
  await me.goHome()
}

async function rate(me: Eater, orderId: string): Promise<void> {
  const rating = me.dice.pick([5, 5, 5, 5, 4, 4, 4, 3, 2])
  const food = await me.tries(rateFood, { orderId, rating, aspects: { taste: rating } })
  if (food.answer) me.city.tally.add('rated.food')
  const brought = { orderId, rating: me.dice.pick([5, 5, 5, 4, 3]) }
  const delivery = await me.tries(rateDelivery, brought)
  if (delivery.answer) me.city.tally.add('rated.delivery')
}

async function tip(me: Eater, order: Order): Promise<void> {
  const { currency } = order.price.total
  const amount = { amount: me.dice.pick([200, 300, 500]), currency }
  const { answer } = await me.tries(tipOrder, { orderId: order.id, amount })
  if (answer) me.city.tally.add('tips.later')
}

/** One dish is missing, which comes back at once; or the whole of it was wrong, which is decided. */
async function complain(me: Eater, order: Order): Promise<void> {
  const isGrave = me.dice.chance(GRAVE_SHARE)
  const [first] = order.items
  const items = first && !isGrave ? [{ orderItemId: first.id, quantity: 1 }] : []
  const kind = isGrave
    ? me.dice.pick(['never_arrived', 'late', 'allergen'] as const)
    : 'missing_item'
  const text = isGrave ? 'That is not what we agreed on.' : 'It was not in the bag.'
  const { answer } = await me.tries(reportProblem, { orderId: order.id, kind, text, items })
  if (answer) me.city.tally.add(answer.state === 'disputed' ? 'disputes' : 'refunded_at_once')
  await me.goHome()
}
