/**
 * One day, lived tick by tick under the published rules. The engine sees an order only when it is
 * placed; a courier who has got an instruction carries it out and hears nothing before its end; no
 * courier is moved without an order, and no instruction is changed. What the engine answers is not
 * believed: an offer that breaks a rule ends the run.
 */
import {
  type Courier,
  type Intention,
  type Offer,
  type PlannedMove,
  type Policy,
  planTick,
  type TickInput,
  type TickRules,
} from '../../server/src/modules/dispatch/engine/index.ts'
import type { Day, DayCourier, DayOrder, Point } from './instance.ts'

export interface Assignment {
  readonly assignedAt: number
  readonly pickupAt: number
  readonly courier: string
  readonly orders: readonly string[]
}

export interface Delivery {
  readonly order: DayOrder
  readonly pickupAt: number
  readonly dropoffAt: number
  readonly courier: string
}

export interface Move {
  readonly courier: string
  readonly departAt: number
  /** `0` is the courier's on-location. */
  readonly from: string
  readonly to: string
}

export interface Solution {
  readonly assignments: readonly Assignment[]
  readonly deliveries: readonly Delivery[]
  readonly moves: readonly Move[]
}

export interface Replay {
  readonly solution: Solution
  /** Milliseconds of each tick at which there was something to decide. */
  readonly tickMs: readonly number[]
}

export interface ReplayOptions {
  readonly policy: Policy
  /** Minutes from tick to tick. */
  readonly tick: number
  /** Whether idle couriers may be sent to a restaurant (the variation "prepositioning"). */
  readonly repositions: boolean
  /** Whether orders are brought after the published maximum of click-to-door, too. */
  readonly anyTime?: boolean
}

interface CourierNow {
  readonly courier: DayCourier
  place: Point
  placeName: string
  freeAt: number
  given: number
  idleSince: number
}

const MINUTE = 60

/** Live the day. */
export function replayDay(day: Day, options: ReplayOptions): Replay {
  const { policy, tick } = options
  const waiting = [...day.orders].sort((a, b) => a.placedAt - b.placedAt)
  const open = new Map<string, DayOrder>()
  const couriers = new Map(day.couriers.map((courier) => [courier.id, atStart(courier)]))
  const rules = rulesOf(day, options)
  const lastAt = Math.max(...day.couriers.map(({ offAt }) => offAt))
  const solution = { assignments: [], deliveries: [], moves: [] } satisfies Solution
  const tickMs: number[] = []
  let before: readonly Intention[] = []
  for (let now = waiting[0]?.placedAt ?? 0; now <= lastAt; now += tick) {
    while (waiting[0] && waiting[0].placedAt <= now) {
      const placed = waiting.shift()
      if (placed) open.set(placed.id, placed)
    }
    if (open.size === 0 && !rules.reposition) continue
    const input = tickInput(day, { now, open, couriers, rules, before })
    const beganMs = performance.now()
    const plan = planTick(input, policy)
    tickMs.push(performance.now() - beganMs)
    before = plan.intentions
    for (const move of plan.moves) wander(move, { day, now, open, couriers, solution })
    for (const offer of plan.offers) carryOut(offer, { day, now, open, couriers, solution })
  }
  return { solution, tickMs }
}

const atStart = (courier: DayCourier): CourierNow => ({
  courier,
  place: courier,
  placeName: '0',
  freeAt: courier.onAt,
  given: 0,
  idleSince: courier.onAt,
})

function rulesOf(day: Day, { tick, repositions, anyTime }: ReplayOptions): TickRules {
  return {
    serviceAtKitchenS: day.pickupService * MINUTE,
    serviceAtDoorS: day.dropoffService * MINUTE,
    tickS: tick * MINUTE,
    leadS: 0,
    mostToDoorS: anyTime ? undefined : day.maximumClickToDoor * MINUTE,
    bundle: { mostOrders: 8, kitchensWithinM: 0, readyWithinS: 60 * MINUTE },
    reposition: repositions
      ? { mostS: 12 * MINUTE, staysS: 20 * MINUTE, driving: 0.005 }
      : undefined,
    pay: { perOrder: day.payPerOrder, perHour: day.payPerHour },
  }
}

interface Moment {
  readonly now: number
  readonly open: Map<string, DayOrder>
  readonly couriers: Map<string, CourierNow>
}

function tickInput(
  day: Day,
  state: Moment & { readonly rules: TickRules; readonly before: readonly Intention[] },
): TickInput {
  return {
    nowS: state.now * MINUTE,
    orders: [...state.open.values()].map((order) => ({
      id: order.id,
      kitchenId: order.restaurant,
      kitchen: placeOf(day, order),
      dropoff: { x: order.x, y: order.y },
      placedAtS: order.placedAt * MINUTE,
      readyAtS: order.readyAt * MINUTE,
    })),
    couriers: [...state.couriers.values()]
      .filter(({ courier }) => courier.offAt >= state.now)
      .map(courierOf),
    travel: {
      kind: 'plane',
      metresPerStep: day.metresPerMinute,
      stepS: MINUTE,
      wholeSteps: true,
    },
    rules: state.rules,
    before: state.before,
    expected: state.rules.reposition ? expectedOf(day, state.now) : undefined,
  }
}

/** The last hour's pace, shared among the kitchens by what each has had today and one each. */
function expectedOf(day: Day, now: number): TickInput['expected'] {
  const seen = day.orders.filter((order) => order.placedAt <= now)
  const perHour = seen.filter((order) => order.placedAt > now - 60).length
  const counts = new Map([...day.restaurants.keys()].map((id) => [id, 1]))
  for (const { restaurant } of seen) counts.set(restaurant, (counts.get(restaurant) ?? 0) + 1)
  const all = seen.length + day.restaurants.size
  return {
    kitchens: [...day.restaurants].map(([id, place]) => ({
      id,
      place,
      perHour: (perHour * (counts.get(id) ?? 0)) / all,
    })),
    prepS: seen.slice(-60).map((order) => (order.readyAt - order.placedAt) * MINUTE),
  }
}

const courierOf = (now: CourierNow): Courier => ({
  id: now.courier.id,
  freeFrom: { x: now.place.x, y: now.place.y },
  freeAtS: now.freeAt * MINUTE,
  onShiftAtS: now.courier.onAt * MINUTE,
  offShiftAtS: now.courier.offAt * MINUTE,
  given: now.given,
  load: 0,
  idleSinceS: now.idleSince * MINUTE,
})

function placeOf(day: Day, order: DayOrder): Point {
  const place = day.restaurants.get(order.restaurant)
  if (!place) throw new Error(`order ${order.id} has no restaurant`)
  return place
}

interface Books {
  readonly assignments: Assignment[]
  readonly deliveries: Delivery[]
  readonly moves: Move[]
}

/** Carry out one instruction by the day's own rules, whatever the engine thought of it. */
function carryOut(
  offer: Offer,
  { day, now, open, couriers, solution }: Moment & { readonly day: Day; readonly solution: Books },
): void {
  const state = couriers.get(offer.courierId)
  const orders = offer.trip.orderIds.map((id) => open.get(id))
  const [first] = orders
  if (!state || !first || orders.some((order) => order?.restaurant !== first.restaurant)) {
    throw new Error(`at minute ${now} an offer names no open bundle of one restaurant`)
  }
  if (new Set(offer.trip.orderIds).size !== orders.length || state.freeAt > now) {
    throw new Error(`at minute ${now} courier ${offer.courierId} cannot be instructed`)
  }
  const bundle = orders.flatMap((order) => order ?? [])
  const courier = offer.courierId
  const kitchen = placeOf(day, first)
  const readyAt = Math.max(...bundle.map((order) => order.readyAt))
  const arriveAt = now + minutesBetween(day, state.place, kitchen)
  const pickupAt = Math.max(readyAt, Math.ceil(arriveAt + day.pickupService / 2))
  if (pickupAt > state.courier.offAt) {
    throw new Error(`at minute ${now} courier ${courier} would pick up after their shift`)
  }
  solution.moves.push({ courier, departAt: now, from: state.placeName, to: first.restaurant })
  let departAt = Math.ceil(pickupAt + day.pickupService / 2)
  let from: Point & { readonly name: string } = { ...kitchen, name: first.restaurant }
  for (const order of bundle) {
    solution.moves.push({ courier, departAt, from: from.name, to: order.id })
    const dropoffAt = Math.ceil(
      departAt + minutesBetween(day, from, order) + day.dropoffService / 2,
    )
    solution.deliveries.push({ order, pickupAt, dropoffAt, courier })
    departAt = Math.ceil(dropoffAt + day.dropoffService / 2)
    from = { x: order.x, y: order.y, name: order.id }
    open.delete(order.id)
  }
  solution.assignments.push({
    assignedAt: now,
    pickupAt,
    courier,
    orders: bundle.map((order) => order.id),
  })
  Object.assign(state, {
    place: { x: from.x, y: from.y },
    placeName: from.name,
    freeAt: departAt,
    idleSince: departAt,
    given: state.given + bundle.length,
  })
}

/** Send an idle courier to a restaurant; they hear nothing before they are there. */
function wander(
  move: PlannedMove,
  { day, now, couriers, solution }: Moment & { readonly day: Day; readonly solution: Books },
): void {
  const state = couriers.get(move.courierId)
  const kitchen = day.restaurants.get(move.kitchenId)
  if (!state || !kitchen || state.freeAt > now || state.courier.offAt < now) {
    throw new Error(`at minute ${now} courier ${move.courierId} cannot be moved`)
  }
  if (state.placeName === move.kitchenId) return
  solution.moves.push({
    courier: move.courierId,
    departAt: now,
    from: state.placeName,
    to: move.kitchenId,
  })
  Object.assign(state, {
    freeAt: now + minutesBetween(day, state.place, kitchen),
    place: { x: kitchen.x, y: kitchen.y },
    placeName: move.kitchenId,
  })
}

/** Straight line, rounded up to whole minutes. */
export function minutesBetween(day: Day, from: Point, to: Point): number {
  const metres = Math.sqrt((to.x - from.x) ** 2 + (to.y - from.y) ** 2)
  return Math.ceil(metres / day.metresPerMinute)
}
