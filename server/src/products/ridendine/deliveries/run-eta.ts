import type { Point } from '#contract/places'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { addMs, minutes, msBetween, seconds } from '#foundation/time'
import { dispatchSettings, listTasksInHand, type TaskRow } from '#modules/dispatch'
import { routingFor } from '#modules/places'
import { latestPosition } from '#modules/tracking'
import { EtaChanged } from '../orders/order.events.ts'
import { noteOrder, type OrderRow } from '../orders/orders.sql.ts'
import { orderOf, partiesOf, subjectOf } from '../orders/parties.ts'

/** How unsure an arrival is: less once the food is on the way. */
const UNSURE_BEFORE_MS = minutes(8)
const UNSURE_DRIVING_MS = minutes(4)
/** Smaller changes are not worth a word. */
const WORTH_TELLING_MS = minutes(2)

export interface PlannedStop {
  readonly kind: 'pickup' | 'dropoff'
  readonly orderId: string
  readonly at: Point
  readonly label: string
  readonly arriveAt: Date
  /** When the food changes hands. */
  readonly handsAt: Date
}

/** The stops that a driver still has, in the order they were planned, with their times as of now. */
export async function stopsAhead(tx: Tx, driverId: string): Promise<PlannedStop[]> {
  const tasks = await listTasksInHand(tx, driverId)
  if (tasks.length === 0) return []
  const settings = await dispatchSettings(tx)
  const router = await routingFor(tx)
  const known = await latestPosition(tx, driverId)
  const planned = inOrder(tasks)
  let here: Point | undefined = known
  let at = tx.now
  const stops: PlannedStop[] = []
  for (const { task, kind } of planned) {
    const place =
      kind === 'pickup'
        ? { lat: task.pickup_lat, lng: task.pickup_lng }
        : { lat: task.dropoff_lat, lng: task.dropoff_lng }
    const isSame = here && here.lat === place.lat && here.lng === place.lng
    if (here && !isSame)
      at = addMs(at, seconds(Math.round((await router.estimate(here, place, tx.now)).seconds)))
    const arriveAt = at
    const handling = minutes(kind === 'pickup' ? settings.pickupMinutes : settings.dropoffMinutes)
    const done = addMs(arriveAt, isSame ? 0 : handling)
    const handsAt =
      kind === 'pickup' && !task.is_ready && task.ready_at > done ? task.ready_at : done
    at = handsAt
    here = place
    const label = kind === 'pickup' ? task.pickup_label : task.dropoff_label
    stops.push({ kind, orderId: orderOf(task.about) ?? '', at: place, label, arriveAt, handsAt })
  }
  return stops
}

/** Pickups before their doors; among themselves as the plan had them. */
function inOrder(tasks: readonly TaskRow[]): { task: TaskRow; kind: 'pickup' | 'dropoff' }[] {
  const time = (at: Date | null, otherwise: Date) => (at ?? otherwise).getTime()
  return tasks
    .flatMap((task) => [
      ...(task.state === 'held'
        ? [{ task, kind: 'pickup' as const, at: time(task.pickup_planned_at, task.ready_at) }]
        : []),
      {
        task,
        kind: 'dropoff' as const,
        at: time(task.dropoff_planned_at, addMs(task.ready_at, minutes(30))),
      },
    ])
    .sort((a, b) => a.at - b.at || (a.kind === b.kind ? 0 : a.kind === 'pickup' ? -1 : 1))
}

/** Work out anew when this order is at its door; told when it changed by more than a little. */
export async function refreshRunEta(tx: Tx, order: OrderRow): Promise<OrderRow> {
  if (!order.driver_id) return order
  const stops = await stopsAhead(tx, order.driver_id)
  return writeEta(tx, order, stops)
}

/** The same where the stops are known already. */
export async function writeEta(
  tx: Tx,
  order: OrderRow,
  stops: readonly PlannedStop[],
): Promise<OrderRow> {
  const door = stops.find((stop) => stop.orderId === order.id && stop.kind === 'dropoff')
  if (!door) return order
  const isDriving = order.state === 'in_transit' || order.state === 'picked_up'
  const etaFrom = wholeMinute(door.handsAt)
  const etaTo = addMs(etaFrom, isDriving ? UNSURE_DRIVING_MS : UNSURE_BEFORE_MS)
  const change = order.eta_to ? Math.abs(msBetween(order.eta_to, etaTo)) : Number.POSITIVE_INFINITY
  if (change < WORTH_TELLING_MS) return order
  const noted = await noteOrder(tx, order.id, { eta_from: etaFrom, eta_to: etaTo })
  await tell(tx, EtaChanged, subjectOf(order.id), {
    ...partiesOf(noted),
    etaFrom: etaFrom.toISOString(),
    etaTo: etaTo.toISOString(),
  })
  return noted
}

const wholeMinute = (at: Date) => new Date(Math.ceil(at.getTime() / minutes(1)) * minutes(1))
