import type { WorkInputOf } from '#contract/endpoint'
import type {
  rateDelivery as deliveryDoor,
  rateFood as foodDoor,
  Order,
  tipOrder as tipDoor,
} from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { fromWire, isMore, money } from '#foundation/money'
import { addMs, days } from '#foundation/time'
import { leaveReview, type ReviewPolicy } from '#modules/reviews'
import { refuse } from '../refusals.ts'
import { takeTip } from './money.ts'
import { OrderRated } from './order.events.ts'
import { readOrderRules } from './order-rules.ts'
import { lockOrder, noteOrder, type OrderRow } from './orders.sql.ts'
import { onlyFor, partiesOf, refuseStale, subjectOf } from './parties.ts'
import { mostTip } from './price-wish.ts'
import { viewOrder } from './view-order.ts'

const FOOD_ASPECTS: ReviewPolicy['aspects'] = {
  taste: { asks: 'How did it taste?', scale: 'stars' },
  portion: { asks: 'Was there enough of it?', scale: 'yes-no' },
  as_described: { asks: 'Was it as described?', scale: 'yes-no' },
}
const DELIVERY_ASPECTS: ReviewPolicy['aspects'] = {
  on_time: { asks: 'Did it come in time?', scale: 'yes-no' },
  careful: { asks: 'Did everything arrive in one piece?', scale: 'yes-no' },
  friendly: { asks: 'Was the driver friendly?', scale: 'yes-no' },
}

/** A tip after the delivery, once: taken at once, whole, on the driver's own account for tips. */
export async function tipOrder(tx: Tx, input: WorkInputOf<typeof tipDoor>): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)
  const rules = await readOrderRules(tx)

  onlyFor(tx, order, 'customer')
  refuseStale(order, input.version)
  if (!order.driver_id || !order.delivered_at || order.state === 'refunded')
    throw refuse.not_delivered({ state: order.state })
  if (order.tip_payment_id) throw refuse.tip_given()
  if (tx.now >= addMs(order.delivered_at, days(rules.tipDays))) throw refuse.tip_too_late()
  const amount = fromWire(input.amount)
  if (amount.currency !== order.currency) throw refuse.wrong_currency({ currency: order.currency })
  const most = mostTip(rules, money(order.subtotal_minor, order.currency))
  if (amount.minor === 0n || isMore(amount, most))
    throw refuse.tip_too_much({ most: Number(most.minor) })

  const methodId = order.payment_method_id ?? undefined
  const paymentId = await takeTip(tx, order, { driverId: order.driver_id, amount, methodId })
  return viewOrder(tx, await noteOrder(tx, order.id, { tip_payment_id: paymentId }))
}

/** What the kitchen made, in stars and answers; about the chef. */
export async function rateFood(tx: Tx, input: WorkInputOf<typeof foodDoor>): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)

  return rate(tx, order, 'food', {
    ...input,
    about: subjectOf(order.id),
    subjectId: order.chef_id,
    known: FOOD_ASPECTS,
  })
}

/** How it was brought, apart from the food; about the driver. */
export async function rateDelivery(
  tx: Tx,
  input: WorkInputOf<typeof deliveryDoor>,
): Promise<Order> {
  const order = await lockOrder(tx, input.orderId)

  return rate(tx, order, 'delivery', {
    ...input,
    about: `ridendine.delivery:${order.id}`,
    subjectId: order.driver_id,
    known: DELIVERY_ASPECTS,
  })
}

interface Said {
  readonly version?: number | undefined
  readonly about: string
  readonly subjectId: string | null
  readonly rating: number
  readonly text: string
  readonly aspects: Record<string, number>
  readonly known: ReviewPolicy['aspects']
}

async function rate(tx: Tx, order: OrderRow, of: 'food' | 'delivery', said: Said): Promise<Order> {
  const rules = await readOrderRules(tx)

  onlyFor(tx, order, 'customer')
  refuseStale(order, said.version)
  if (!order.delivered_at) throw refuse.not_delivered({ state: order.state })
  if (!said.subjectId) throw refuse.no_driver()

  await leaveReview(tx, {
    about: said.about,
    subjectId: said.subjectId,
    authorName: shortName(order.customer_name),
    rating: said.rating,
    aspects: said.aspects,
    text: said.text,
    endedAt: order.delivered_at,
    policy: { windowMs: days(rules.tipDays), doubleBlind: false, aspects: said.known },
  })
  const column = of === 'food' ? 'food_rated_at' : 'delivery_rated_at'
  const noted = await noteOrder(tx, order.id, { [column]: tx.now })
  await tell(tx, OrderRated, subjectOf(order.id), {
    ...partiesOf(order),
    of,
    rating: said.rating,
  })
  return viewOrder(tx, noted)
}

/** Maya Torres → Maya T. */
function shortName(name: string): string {
  const [first = '', ...rest] = name.split(' ')
  const last = rest.at(-1)
  return last ? `${first} ${last.charAt(0)}.` : first
}
