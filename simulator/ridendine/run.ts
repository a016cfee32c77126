import { readRoute } from '#contract/places'
import {
  arriveDoor,
  arriveKitchen,
  deliver,
  depart,
  dropOut,
  pickUp,
  type Run,
  type RunOrder,
  readOrder,
  readOwnRun,
} from '#contract/ridendine'
import { sendPosition } from '../people/positions.ts'
import { PROOF } from '../people/proof.ts'
import { placeOn, wayAlong } from '../people/way.ts'
import type { Courier } from './courier.ts'

/** Between two positions under way (seconds). */
const UNDER_WAY_S = [40, 70] as const
const WAIT_S = [25, 45] as const
const HANDS_S = [15, 60] as const
const LEAST_MPS = 2.5

/** Look at what is in hand, and go on with it. */
export async function lookAtRun(me: Courier): Promise<void> {
  take(me, await me.call(readOwnRun, {}))
}

/** What is in hand now: the way to a stop that is no longer there is given up. */
function take(me: Courier, run: Run): void {
  me.run = run
  goOn(me)
}

/** Towards the next stop, unless that is so already. */
export function goOn(me: Courier): void {
  const stop = nextStop(me)
  if (!stop) {
    me.leg = undefined
    me.agenda.forget('travel', 'hands')
    return
  }
  const isThere = me.leg && me.leg.to.lat === stop.at.lat && me.leg.to.lng === stop.at.lng
  if (isThere && (me.agenda.has('travel') || me.agenda.has('hands'))) return
  me.agenda.forget('travel', 'hands')
  me.plan('travel', [2, 10], () => setOut(me))
}

function nextStop(
  me: Courier,
): { at: { lat: number; lng: number }; order: RunOrder; isPickup: boolean } | undefined {
  const stops = me.run?.stops ?? []
  const stop = stops.find((each) => each.isNext) ?? stops[0]
  const order = me.run?.orders.find((each) => each.orderId === stop?.orderId)
  return stop && order ? { at: stop.at, order, isPickup: stop.kind === 'pickup' } : undefined
}

/** The way that the router gives; food in hand is on its way from here. */
async function setOut(me: Courier): Promise<void> {
  const stop = nextStop(me)
  if (!stop) return goOn(me)
  const { orderId } = stop.order
  if (stop.isPickup && me.dice.chance(me.manners.dropsOut)) return drop(me, orderId)
  if (!stop.isPickup && stop.order.can.includes('depart')) {
    const { answer } = await me.tries(depart, { orderId })
    if (!answer) return again(me)
    me.run = answer
  }
  const text = ({ lat, lng }: { lat: number; lng: number }) => `${lat},${lng}`
  const route = await me.call(readRoute, { from: text(me.at), to: text(stop.at) })
  const way = wayAlong(route.path, me.at, stop.at)
  const speedMps = Math.max(LEAST_MPS, (way.meters / Math.max(route.seconds, 1)) * me.manners.pace)
  me.leg = { to: stop.at, way, speedMps, since: me.city.now() }
  await travel(me)
}

/** One stretch of the way: go there, and say so. */
async function travel(me: Courier): Promise<void> {
  const { leg } = me
  if (!leg) return
  const gone = ((me.city.now() - leg.since) / 1000) * leg.speedMps
  const place = placeOn(leg.way, gone)
  me.at = place.at
  const isThere = gone >= leg.way.meters
  await sendPosition(me, { speedMps: isThere ? 0 : leg.speedMps, headingDeg: place.headingDeg })
  if (isThere) {
    me.plan('hands', HANDS_S, () => arrive(me))
    return
  }
  const gap = me.city.leastGapMs() / 1000
  const left = (leg.way.meters - gone) / leg.speedMps
  const next = Math.min(me.dice.between(...UNDER_WAY_S), Math.max(left, 1))
  me.plan('travel', [Math.max(next, gap), Math.max(next, gap)], () => travel(me))
}

/** At the kitchen or at the door. */
async function arrive(me: Courier): Promise<void> {
  const stop = nextStop(me)
  if (!stop) return goOn(me)
  if (stop.isPickup) return atTheKitchen(me, stop.order)
  return atTheDoor(me, stop.order)
}

/** Said once; then wait until the food is there, compare the code and take it. */
async function atTheKitchen(me: Courier, order: RunOrder): Promise<void> {
  const { orderId } = order
  if (order.can.includes('arrive_kitchen')) {
    const { answer } = await me.tries(arriveKitchen, { orderId })
    if (!answer) return again(me)
    me.run = answer
  }
  const now = me.run?.orders.find((each) => each.orderId === orderId)
  if (!now) return again(me)
  if (!now.isReady) {
    me.plan('hands', WAIT_S, () => waitAtTheCounter(me))
    return
  }
  const { answer } = await me.tries(pickUp, { orderId, code: await codeOf(me, orderId) })
  if (!answer) return again(me)
  me.city.tally.add('picked_up')
  me.city.door.close(orderId)
  me.leg = undefined
  take(me, answer)
}

/** Read out over the counter; of a kitchen at a screen it is on the order. */
async function codeOf(me: Courier, orderId: string): Promise<string> {
  const heard = me.city.door.listen(orderId)
  if (heard) return heard
  const { pickupCode } = await me.call(readOrder, { orderId })
  return pickupCode ?? '????'
}

async function waitAtTheCounter(me: Courier): Promise<void> {
  me.run = await me.call(readOwnRun, {})
  await arrive(me)
}

async function atTheDoor(me: Courier, order: RunOrder): Promise<void> {
  const { orderId } = order
  if (order.can.includes('arrive_door')) await me.tries(arriveDoor, { orderId })
  const leaves = order.customer.dropOff === 'leave_at_door'
  const photoId = leaves ? await me.caller.upload(PROOF, 'at-the-door.png') : null
  const how = leaves ? ('left_at_door' as const) : ('handed_over' as const)
  const { answer } = await me.tries(deliver, { orderId, how, photoId, note: '' })
  if (!answer) return again(me)
  me.city.tally.add(leaves ? 'delivered.left' : 'delivered.handed')
  me.leg = undefined
  take(me, answer)
}

async function drop(me: Courier, orderId: string): Promise<void> {
  const { answer } = await me.tries(dropOut, { orderId, reason: 'vehicle' })
  if (!answer) return again(me)
  me.city.tally.add('dropped_out')
  me.leg = undefined
  take(me, answer)
}

/** Something is otherwise than it was: look again. */
function again(me: Courier): void {
  me.leg = undefined
  me.plan('run', [5, 20], () => lookAtRun(me))
}
