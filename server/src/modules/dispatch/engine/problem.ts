/**
 * A tick in numbers: orders, couriers and kitchens by index, and every journey that a plan could
 * contain measured once. The search touches nothing else.
 */
import { type Travel, travelOf } from './travel.ts'
import type { Courier, KontorPolicy, OpenOrder, Place, TickInput } from './types.ts'

/** How many further orders of one courier the worth of the guarantee is calculated for. */
const MOST_AHEAD = 12

export interface Problem {
  readonly input: TickInput
  readonly policy: KontorPolicy
  readonly travel: Travel
  readonly orders: readonly OpenOrder[]
  /** Those who can still pick something up in this shift. */
  readonly couriers: readonly Courier[]
  readonly kitchens: readonly Place[]
  readonly kitchenOf: Int32Array
  readonly readyAt: Float64Array
  readonly placedAt: Float64Array
  readonly dueAt: Float64Array
  /** When each order must be at its door at the latest. */
  readonly lastAt: Float64Array
  readonly heldBy: Int32Array
  /** When each courier can set out, at the earliest. */
  readonly startAt: Float64Array
  readonly offAt: Float64Array
  /** Seconds, courier by kitchen. */
  readonly toKitchen: Float64Array
  /** Seconds, kitchen by order's door, and the way back from a door to a kitchen. */
  readonly kitchenToDoor: Float64Array
  readonly doorToKitchen: Float64Array
  readonly doorToDoor: Float64Array
  readonly kitchenToKitchen: Float64Array
  /** What a second of a courier's shift is worth now: more, the fewer of them are free. */
  readonly courierTime: number
  /** What the n-th further order of a courier is worth because the guarantee would pay it anyway. */
  readonly worth: Float64Array
  readonly halfKitchen: number
  readonly halfDoor: number
  /** 1 where the courier may be given the order at all. */
  readonly mayTake: Uint8Array
}

/** Put a tick into numbers. */
export function problemOf(input: TickInput, policy: KontorPolicy): Problem {
  const travel = travelOf(input.travel)
  const orders = [...input.orders].sort((a, b) => (a.id < b.id ? -1 : 1))
  const couriers = input.couriers
    .filter((courier) => Math.max(courier.freeAtS, input.nowS) <= courier.offShiftAtS)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const kitchenIds = [...new Set(orders.map((order) => order.kitchenId))].sort()
  const indexOfKitchen = new Map(kitchenIds.map((id, index) => [id, index]))
  const indexOfCourier = new Map(couriers.map(({ id }, index) => [id, index]))
  const kitchens = kitchenIds.map((id) => placeOfKitchen(orders, id))
  const doors = orders.map((order) => order.dropoff)
  const table = (from: readonly Place[], to: readonly Place[]) => measure(travel, from, to)
  const problem = {
    input,
    policy,
    travel,
    orders,
    couriers,
    kitchens,
    kitchenOf: Int32Array.from(orders, (order) => indexOfKitchen.get(order.kitchenId) ?? -1),
    readyAt: Float64Array.from(orders, (order) => order.readyAtS),
    placedAt: Float64Array.from(orders, (order) => order.placedAtS),
    dueAt: Float64Array.from(orders, (o) => o.promisedByS ?? o.placedAtS + policy.targetS),
    lastAt: Float64Array.from(orders, (order) => lastDropoff(input, order)),
    heldBy: Int32Array.from(orders, (order) => indexOfCourier.get(order.heldBy ?? '') ?? -1),
    startAt: Float64Array.from(couriers, (c) => Math.max(c.freeAtS, c.onShiftAtS, input.nowS)),
    offAt: Float64Array.from(couriers, (courier) => courier.offShiftAtS),
    toKitchen: table(
      couriers.map((courier) => courier.freeFrom),
      kitchens,
    ),
    kitchenToDoor: table(kitchens, doors),
    doorToKitchen: table(doors, kitchens),
    doorToDoor: table(doors, doors),
    kitchenToKitchen: table(kitchens, kitchens),
    courierTime: policy.courierTime * pressureOf(input),
    worth: worthOfNext(input, couriers),
    halfKitchen: input.rules.serviceAtKitchenS / 2,
    halfDoor: input.rules.serviceAtDoorS / 2,
    mayTake: new Uint8Array(orders.length * couriers.length),
  }
  fillMayTake(problem)
  return problem
}

function lastDropoff({ rules }: TickInput, order: OpenOrder): number {
  const hasLimit = rules.mostToDoorS !== undefined && order.heldBy === undefined
  return hasLimit ? order.placedAtS + rules.mostToDoorS : Number.POSITIVE_INFINITY
}

function placeOfKitchen(orders: readonly OpenOrder[], id: string): Place {
  const order = orders.find(({ kitchenId }) => kitchenId === id)
  if (!order) throw new Error(`no order is of kitchen ${id}`)
  return order.kitchen
}

function measure(travel: Travel, from: readonly Place[], to: readonly Place[]): Float64Array {
  const seconds = new Float64Array(from.length * to.length)
  let index = 0
  for (const start of from) {
    for (const end of to) seconds[index++] = travel.seconds(start, end)
  }
  return seconds
}

/**
 * From 0 to 1: how far the couriers on duty are taken up by what they do and what is open. While
 * many are free a courier's time has no other use; when all are busy each minute of it makes
 * somebody wait.
 */
function pressureOf(input: TickInput): number {
  const onDuty = input.couriers.filter(
    (courier) => courier.onShiftAtS <= input.nowS && courier.offShiftAtS >= input.nowS,
  )
  const busy = onDuty.filter(({ freeAtS }) => freeAtS > input.nowS).length
  const taken = (busy + input.orders.length) / Math.max(1, onDuty.length)
  return Math.min(1, Math.max(0, (taken - PRESSED_FROM) / (1 - PRESSED_FROM)))
}

const PRESSED_FROM = 0.9

/** Who has declined, who is out of reach, and who could not be there before their shift ends. */
function fillMayTake(problem: Problem): void {
  const { orders, couriers, kitchens, input, travel, mayTake } = problem
  const reachM = input.rules.reachM
  for (const [o, order] of orders.entries()) {
    const k = problem.kitchenOf[o]!
    const kitchen = kitchens[k]!
    for (const [c, courier] of couriers.entries()) {
      const arriveAt = problem.startAt[c]! + problem.toKitchen[c * kitchens.length + k]!
      const pickupAt = Math.max(problem.readyAt[o]!, arriveAt + problem.halfKitchen)
      const isNear = reachM === undefined || travel.metres(courier.freeFrom, kitchen) <= reachM
      const isWilling = !order.declinedBy?.includes(courier.id)
      // With later trips before it the courier may come from nearer, but never earlier than this
      // by more than the rounding of journeys.
      mayTake[o * couriers.length + c] =
        isNear && isWilling && problem.readyAt[o]! <= problem.offAt[c]! && pickupAt < Infinity
          ? 1
          : 0
    }
  }
}

/**
 * The guarantee makes orders free of pay until it is reached. How likely it is that a courier does
 * not reach it without this order is the share of the pay that the order saves. Demand per courier
 * and hour is taken from the day so far; before there is any, from what would just meet the guarantee.
 */
function worthOfNext(input: TickInput, couriers: readonly Courier[]): Float64Array {
  const { pay } = input.rules
  const worth = new Float64Array(couriers.length * MOST_AHEAD)
  if (pay.perOrder <= 0) return worth
  const breakEven = pay.perHour / pay.perOrder
  const pace = paceSoFar(input, breakEven)
  for (const [c, courier] of couriers.entries()) {
    const hours = (courier.offShiftAtS - courier.onShiftAtS) / 3600
    const from = Math.max(input.nowS, courier.onShiftAtS)
    const expected = pace * Math.max(0, (courier.offShiftAtS - from) / 3600)
    for (let n = 0; n < MOST_AHEAD; n += 1) {
      const missing = breakEven * hours - courier.given - n
      worth[c * MOST_AHEAD + n] = pay.perOrder * shareSaved(missing, expected)
    }
  }
  return worth
}

function paceSoFar(input: TickInput, breakEven: number): number {
  const PRIOR_HOURS = 20
  let given = breakEven * PRIOR_HOURS
  let hours = PRIOR_HOURS
  for (const courier of input.couriers) {
    if (courier.onShiftAtS >= input.nowS) continue
    given += courier.given
    hours += (Math.min(input.nowS, courier.offShiftAtS) - courier.onShiftAtS) / 3600
  }
  return given / hours
}

/** The mean of what one more order saves when `expected` others come by chance (Poisson). */
function shareSaved(missing: number, expected: number): number {
  if (missing <= 0) return 0
  let chance = Math.exp(-expected)
  let share = 0
  for (let come = 0; come < missing && come < 60; come += 1) {
    share += chance * Math.min(1, missing - come)
    chance *= expected / (come + 1)
  }
  return Math.min(1, share)
}

/** What the next `count` orders of a courier are worth together. */
export function worthOf(problem: Problem, courier: number, count: number): number {
  let worth = 0
  for (let n = 0; n < count; n += 1) {
    worth += problem.worth[courier * MOST_AHEAD + Math.min(n, MOST_AHEAD - 1)]!
  }
  return worth
}
