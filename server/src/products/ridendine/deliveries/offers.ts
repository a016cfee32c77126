import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type {
  acceptOffer as acceptDoor,
  DriverOffer,
  declineOffer as declineDoor,
  listOwnOffers as listDoor,
  Run,
} from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { msBetween } from '#foundation/time'
import * as dispatch from '#modules/dispatch'
import { cellCenter, cellOf, routingFor } from '#modules/places'
import { latestPosition } from '#modules/tracking'
import { readChefRow } from '../kitchens/chefs.sql.ts'
import { readFeePolicy } from '../orders/fee-policy.ts'
import type { OrderRow } from '../orders/orders.sql.ts'
import { orderOf } from '../orders/parties.ts'
import { ASSIGNABLE, giveTo } from './assign.ts'
import { readSelf } from './drivers.sql.ts'
import { lockOrders, readOrders } from './in-hand.sql.ts'
import { payOf, sumOfPay } from './pay.ts'
import { viewRun } from './run.ts'
import { agreeToBeSeen } from './sharing.ts'

/** Doors are shown as the middle of a cell of about half a kilometre until the run is accepted. */
const ROUGH_RESOLUTION = 8

/** What is offered to the one who asks now. */
export async function listOwnOffers(tx: Tx): Promise<OutputOf<typeof listDoor>> {
  const driver = await readSelf(tx)
  const offers: DriverOffer[] = []
  for (const offer of await dispatch.offersOf(tx, driver.id)) offers.push(await present(tx, offer))
  return { offers }
}

/**
 * Take the run. Its orders are locked first, then what the dispatcher keeps of them, so that of an
 * acceptance, a cancellation, an expiry and the desk's own choice exactly one happens.
 */
export async function acceptOffer(tx: Tx, input: WorkInputOf<typeof acceptDoor>): Promise<Run> {
  const driver = await readSelf(tx)
  const wish = { offerId: input.offerId, courierId: driver.id }
  const offer = await dispatch.readOffer(tx, wish)
  const orders = await lockOrders(tx, await orderIdsOf(tx, offer.task_ids))

  const { isRepeat } = await dispatch.acceptOffer(tx, wish)
  if (isRepeat) return viewRun(tx, driver.id)
  for (const order of orders) {
    // The kitchen or the customer was faster, and the dispatcher has not heard of it yet.
    if (order.driver_id || !ASSIGNABLE.includes(order.state))
      throw dispatch.refuse.task_gone({ orderId: order.id })
    await agreeToBeSeen(tx, order, driver.id)
    await giveTo(tx, order, { driverId: driver.id, step: 'accepted' })
  }
  return viewRun(tx, driver.id)
}

/** Leave the run to others. */
export async function declineOffer(
  tx: Tx,
  input: WorkInputOf<typeof declineDoor>,
): Promise<OutputOf<typeof declineDoor>> {
  const driver = await readSelf(tx)
  const reason = input.note ? `${input.reason}: ${input.note}` : input.reason
  await dispatch.declineOffer(tx, { offerId: input.offerId, courierId: driver.id, reason })
  return listOwnOffers(tx)
}

async function orderIdsOf(tx: Tx, taskIds: readonly string[]): Promise<string[]> {
  const tasks = await dispatch.readTasks(tx, taskIds)
  return tasks.flatMap((task) => orderOf(task.about) ?? [])
}

async function present(tx: Tx, offer: dispatch.OfferRow): Promise<DriverOffer> {
  const stopTasks = [...new Set(offer.stops.flatMap((stop) => stop.taskIds))]
  const tasks = await dispatch.readTasks(tx, stopTasks)
  const orderIdOf = new Map(tasks.map((task) => [task.id, orderOf(task.about) ?? '']))
  const orders = await readOrders(tx, [...orderIdOf.values()])
  const isNew = (order: OrderRow) => offer.task_ids.some((id) => orderIdOf.get(id) === order.id)
  const stops = presentStops(offer, { orderIdOf, tasks, orders })
  const way = await wayOf(tx, offer, stops)
  const shown = await presentOrders(tx, orders.filter(isNew))
  const first = stops[0]
  return {
    id: offer.id,
    offeredAt: offer.offered_at.toISOString(),
    answerBy: offer.answer_by.toISOString(),
    outOfSeconds: Math.round(msBetween(offer.offered_at, offer.answer_by) / 1000),
    pay: sumOfPay(
      shown.map((order) => order.pay),
      orders[0]?.currency ?? 'USD',
    ),
    distanceMetres: way.metres,
    toFirstKitchenMetres: way.toKitchenMetres,
    minutes: {
      toKitchen: Math.round(way.toKitchenSeconds / 60),
      wait: Math.max(0, minutesBetween(first?.arriveAt, first?.handsAt)),
      driving: Math.round(way.seconds / 60),
      total: Math.max(1, minutesBetween(offer.offered_at.toISOString(), stops.at(-1)?.handsAt)),
    },
    orders: shown,
    stops,
    path: way.path,
    joins: orders.filter((order) => !isNew(order)).map((order) => order.id),
  }
}

interface Known {
  readonly orderIdOf: ReadonlyMap<string, string>
  readonly tasks: readonly dispatch.TaskRow[]
  readonly orders: readonly OrderRow[]
}

function presentStops(offer: dispatch.OfferRow, known: Known): DriverOffer['stops'] {
  return offer.stops.map((stop) => {
    const task = known.tasks.find((each) => each.id === stop.taskIds[0])
    const isDoor = stop.kind === 'dropoff'
    const at = { lat: stop.lat, lng: stop.lng }
    return {
      kind: stop.kind,
      orderIds: stop.taskIds.flatMap((id) => known.orderIdOf.get(id) ?? []),
      label: (isDoor ? task?.dropoff_label : task?.pickup_label) ?? '',
      at: isDoor ? cellCenter(cellOf(at, ROUGH_RESOLUTION)) : at,
      arriveAt: stop.arriveAt,
      handsAt: stop.handsAt,
    }
  })
}

async function presentOrders(tx: Tx, orders: readonly OrderRow[]): Promise<DriverOffer['orders']> {
  const policy = await readFeePolicy(tx)
  const shown: DriverOffer['orders'] = []
  for (const order of orders) {
    const chef = await readChefRow(tx, order.chef_id)
    shown.push({
      orderId: order.id,
      number: order.number,
      businessName: chef.business_name,
      itemCount: order.item_count,
      readyAt: (order.ready_at ?? tx.now).toISOString(),
      isReady: order.ready_since !== null,
      pay: payOf(order, policy),
    })
  }
  return shown
}

interface Way {
  readonly metres: number
  readonly seconds: number
  readonly toKitchenMetres: number
  readonly toKitchenSeconds: number
  readonly path: [number, number][]
}

/** By street from where the driver roughly is, through every stop. */
async function wayOf(tx: Tx, offer: dispatch.OfferRow, stops: DriverOffer['stops']): Promise<Way> {
  const router = await routingFor(tx)
  const from = await latestPosition(tx, offer.courier_id)
  const places = [...(from ? [from] : []), ...stops.map((stop) => stop.at)]
  const way = { metres: 0, seconds: 0, toKitchenMetres: 0, toKitchenSeconds: 0 }
  const path: [number, number][] = []
  for (let i = 1; i < places.length; i += 1) {
    const [a, b] = [places[i - 1], places[i]]
    if (!a || !b) continue
    const leg = await router.estimate(a, b, tx.now)
    way.metres += Math.round(leg.meters)
    way.seconds += leg.seconds
    if (i === 1 && from) {
      way.toKitchenMetres = Math.round(leg.meters)
      way.toKitchenSeconds = leg.seconds
    }
    path.push(...leg.path)
  }
  return { ...way, path }
}

function minutesBetween(from: string | undefined, to: string | undefined): number {
  if (!from || !to) return 0
  return Math.round(msBetween(new Date(from), new Date(to)) / 60_000)
}
