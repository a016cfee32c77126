import type { Run, RunOrder, RunStep } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { addMs, seconds } from '#foundation/time'
import { routingFor } from '#modules/places'
import { latestPosition } from '#modules/tracking'
import { type ChefRow, readChefRow } from '../kitchens/chefs.sql.ts'
import { readFeePolicy } from '../orders/fee-policy.ts'
import type { OrderRow } from '../orders/orders.sql.ts'
import { subjectOf } from '../orders/parties.ts'
import { readSelf } from './drivers.sql.ts'
import { type DishRow, listDishes, listInHand } from './in-hand.sql.ts'
import { payOf } from './pay.ts'
import { type PlannedStop, stopsAhead } from './run-eta.ts'
import { isShared } from './sharing.ts'
import { listSteps, type Step, type StepRow } from './steps.sql.ts'

/** Wrong codes before the kitchen or the desk must help. */
export const MOST_WRONG_CODES = 8
/** How long a driver waits at a door where nobody opens, after a call and a text. */
export const WAIT_AT_DOOR_MS = seconds(300)

/** What is in the hands of the one who asks: one step at a time, in the order of its stops. */
export async function readOwnRun(tx: Tx): Promise<Run> {
  const driver = await readSelf(tx)
  return viewRun(tx, driver.id)
}

export async function viewRun(tx: Tx, driverId: string): Promise<Run> {
  const orders = await listInHand(tx, driverId)
  if (orders.length === 0) return { orders: [], stops: [], path: [] }

  const ids = orders.map((order) => order.id)
  const steps = (await listSteps(tx, ids)).filter((step) => step.driver_id === driverId)
  const dishes = await listDishes(tx, ids)
  const policy = await readFeePolicy(tx)
  const stops = await stopsAhead(tx, driverId)
  const place = (order: OrderRow) => stops.findIndex((stop) => stop.orderId === order.id)
  const shown: RunOrder[] = []
  for (const order of [...orders].sort((a, b) => place(a) - place(b))) {
    const chef = await readChefRow(tx, order.chef_id)
    shown.push({
      ...viewOrderOfRun(order, { chef, dishes, steps: stepsSince(steps, order.id) }),
      pay: payOf(order, policy),
    })
  }
  return {
    orders: shown,
    stops: stops.map((stop, index) => ({
      kind: stop.kind,
      orderId: stop.orderId,
      label: labelOf(stop, orders),
      at: stop.at,
      arriveAt: stop.arriveAt.toISOString(),
      isNext: index === 0,
    })),
    path: await pathOf(tx, driverId, stops),
  }
}

/** The steps of the present run: what was before somebody dropped out is over. */
export function stepsSince(steps: readonly StepRow[], orderId: string): StepRow[] {
  const own = steps.filter((step) => step.order_id === orderId)
  const begun = own.findLastIndex(({ step }) => step === 'accepted' || step === 'assigned_by_desk')
  return own.slice(Math.max(0, begun))
}

export function hasDone(steps: readonly StepRow[], step: Step): boolean {
  return steps.some((each) => each.step === step)
}

/** When a call and a text were tried, and from when on it may be left. */
export function unreachableOf(steps: readonly StepRow[]) {
  const at = (step: Step) => steps.find((each) => each.step === step)?.recorded_at ?? null
  const [called, texted] = [at('called'), at('texted')]
  const both = called && texted ? (called > texted ? called : texted) : null
  return { called, texted, leaveAt: both && addMs(both, WAIT_AT_DOOR_MS) }
}

export function stepOf(order: OrderRow, steps: readonly StepRow[]): RunStep {
  if (order.state === 'picked_up') return 'picked_up'
  if (order.state === 'in_transit') return hasDone(steps, 'arrived_door') ? 'at_door' : 'to_door'
  return hasDone(steps, 'arrived_kitchen') ? 'at_kitchen' : 'to_kitchen'
}

const NEXT: Readonly<Record<RunStep, readonly string[]>> = {
  to_kitchen: ['arrive_kitchen', 'drop_out'],
  at_kitchen: ['pick_up', 'drop_out'],
  picked_up: ['depart'],
  to_door: ['arrive_door'],
  at_door: ['deliver', 'unreachable'],
}

interface Beside {
  readonly chef: ChefRow
  readonly dishes: readonly DishRow[]
  readonly steps: readonly StepRow[]
}

function viewOrderOfRun(order: OrderRow, { chef, dishes, steps }: Beside): Omit<RunOrder, 'pay'> {
  const step = stepOf(order, steps)
  const isReady = order.ready_since !== null
  const unreachable = unreachableOf(steps)
  const wrong = steps.filter((each) => each.step === 'wrong_code').length
  return {
    orderId: order.id,
    number: order.number,
    state: order.state,
    version: order.version,
    step,
    can: NEXT[step].filter((name) => name !== 'pick_up' || order.state === 'assigned_to_driver'),
    kitchen: {
      name: chef.business_name,
      at: { lat: order.pickup_lat, lng: order.pickup_lng },
      label: chef.place_label,
      note: chef.pickup_note,
    },
    customer: {
      name: order.customer_name,
      at: { lat: order.drop_lat, lng: order.drop_lng },
      label: order.drop_label,
      note: order.drop_note,
      dropOff: order.drop_off,
    },
    items: dishes
      .filter((dish) => dish.order_id === order.id)
      .map(({ name, quantity }) => ({ name, quantity })),
    note: order.note,
    readyAt: order.ready_at?.toISOString() ?? null,
    isReady,
    promisedBy: order.promised_by?.toISOString() ?? null,
    etaTo: order.eta_to?.toISOString() ?? null,
    codesLeft: Math.max(0, MOST_WRONG_CODES - wrong),
    unreachable: {
      calledAt: unreachable.called?.toISOString() ?? null,
      textedAt: unreachable.texted?.toISOString() ?? null,
      leaveAt: unreachable.leaveAt?.toISOString() ?? null,
      waitSeconds: WAIT_AT_DOOR_MS / 1000,
    },
    sharing: isShared(order) ? subjectOf(order.id) : null,
  }
}

function labelOf(stop: PlannedStop, orders: readonly OrderRow[]): string {
  if (stop.kind === 'pickup') return stop.label
  return orders.find((order) => order.id === stop.orderId)?.drop_label ?? stop.label
}

async function pathOf(
  tx: Tx,
  driverId: string,
  stops: readonly PlannedStop[],
): Promise<[number, number][]> {
  const router = await routingFor(tx)
  const from = await latestPosition(tx, driverId)
  const places = [...(from ? [from] : []), ...stops.map((stop) => stop.at)]
  const path: [number, number][] = []
  for (let i = 1; i < places.length; i += 1) {
    const [a, b] = [places[i - 1], places[i]]
    if (!a || !b || (a.lat === b.lat && a.lng === b.lng)) continue
    path.push(...(await router.estimate(a, b)).path)
  }
  return path
}
