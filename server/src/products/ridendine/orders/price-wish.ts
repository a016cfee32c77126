import type { InputOf } from '#contract/endpoint'
import type { placeOrder } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { fromWire, isMore, type Money, money, nothing, shareOf } from '#foundation/money'
import { addMs, days } from '#foundation/time'
import { distanceMeters } from '#modules/places'
import { priceCart } from '../kitchens/take-portions.ts'
import { refuse } from '../refusals.ts'
import { arrivalOf, readyFor } from './eta.ts'
import { priceOrder, readFeePolicy } from './fee-policy.ts'
import { type OrderRules, readOrderRules } from './order-rules.ts'

type PlaceInput = InputOf<typeof placeOrder>

/** A cart and where it is to go, as a quote and an order both have it. */
export interface Wish {
  readonly chefId: string
  readonly items: readonly {
    readonly menuItemId: string
    readonly quantity: number
    readonly instructions: string
    readonly forName: string | null
  }[]
  readonly deliverTo: PlaceInput['deliverTo']
  readonly scheduledFor: string | null
  readonly tip: PlaceInput['tip'] | null
}

/** A kitchen delivers no further than this (R174), however far its own circle goes. */
const MOST_METRES = 10_000

/**
 * What a wish costs and when it can be there, worked out here whatever the browser believed
 * (R231–R239): the kitchen's own prices, the distance, the zone, and the fee policy in force.
 */
export async function priceWish(tx: Tx, wish: Wish) {
  const rules = await readOrderRules(tx)
  const policy = await readFeePolicy(tx)
  if (wish.chefId === tx.actor.id) throw refuse.own_kitchen()

  const cart = await cartFor(tx, wish, rules)
  const { chef } = cart
  const points = { pickup: { lat: chef.lat, lng: chef.lng }, drop: wish.deliverTo.at }
  const distance = Math.round(distanceMeters(points.pickup, points.drop))
  const most = Math.min(chef.radius_metres, MOST_METRES)
  if (distance > most) throw refuse.outside_delivery_zone({ metres: distance, most })

  const tip = tipOf(wish, rules, cart.subtotal)
  const priced = priceOrder(policy, { subtotal: cart.subtotal, distanceMetres: distance, tip })
  return {
    cart,
    priced,
    policy,
    distance,
    times: { readyAt: cart.readyAt, ...arrivalOf(cart.readyAt, points) },
  }
}

/** The kitchen prices the dishes; of a scheduled order for the time at which they must be ready. */
async function cartFor(tx: Tx, wish: Wish, rules: OrderRules) {
  const now = { chefId: wish.chefId, items: wish.items }
  if (wish.scheduledFor === null) return priceCart(tx, now)

  const arrival = new Date(wish.scheduledFor)
  const isFar = arrival > addMs(tx.now, days(rules.scheduleDays))
  if (arrival <= tx.now || isFar)
    throw refuse.schedule_out_of_reach({ at: wish.scheduledFor, days: rules.scheduleDays })
  const { chef } = await priceCart(tx, { ...now, at: arrival })
  const pickup = { lat: chef.lat, lng: chef.lng }
  const at = readyFor(arrival, { pickup, drop: wish.deliverTo.at })
  if (at <= tx.now) throw refuse.schedule_out_of_reach({ at: wish.scheduledFor })
  const cart = await priceCart(tx, { ...now, at })
  if (cart.readyAt > arrival) throw refuse.schedule_out_of_reach({ at: wish.scheduledFor })
  return cart
}

function tipOf(wish: Wish, rules: OrderRules, subtotal: Money): Money {
  if (!wish.tip) return nothing(subtotal.currency)
  const tip = fromWire(wish.tip)
  if (tip.currency !== subtotal.currency)
    throw refuse.wrong_currency({ currency: subtotal.currency })
  const most = mostTip(rules, subtotal)
  if (isMore(tip, most)) throw refuse.tip_too_much({ most: Number(most.minor) })
  return tip
}

/** The largest tip that is taken for so much food. */
export function mostTip(rules: OrderRules, subtotal: Money): Money {
  const share = shareOf(subtotal, rules.tipMostBasisPoints)
  const flat = money(BigInt(rules.tipMostMinor), subtotal.currency)
  return isMore(share, flat) ? share : flat
}
