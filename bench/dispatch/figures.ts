/** The figures of a day, defined as in `docs/decisions` and as the published results have them. */
import type { Day } from './instance.ts'
import { type Move, minutesBetween, type Replay, type Solution } from './replay.ts'

export interface Figures {
  readonly orders: number
  readonly undeliveredPct: number
  /** Drop-off less placing, over what was delivered. */
  readonly ctdMean: number
  readonly ctdP90: number
  /** Click-to-door over the target, the mean over what was delivered. */
  readonly ctdOverage: number
  readonly rtpMean: number
  readonly rtpP90: number
  /** Driving and serving as a share of the shift, the mean over all couriers. */
  readonly utilisation: number
  /** All couriers' pay, guaranteed hours included, over what was delivered. */
  readonly costPerOrder: number
  readonly ordersPerBundle: number
  /** Couriers who delivered too little for their guarantee, as a share. */
  readonly onGuarantee: number
  readonly tickMsP50: number
  readonly tickMsP99: number
}

/** All figures of one day. */
export function figuresOf(day: Day, { solution, tickMs }: Replay): Figures {
  const { deliveries, assignments } = solution
  const ctd = deliveries.map(({ dropoffAt, order }) => dropoffAt - order.placedAt)
  const rtp = deliveries.map(({ pickupAt, order }) => pickupAt - order.readyAt)
  const pay = payOf(day, solution)
  return {
    orders: day.orders.length,
    undeliveredPct: (100 * (day.orders.length - deliveries.length)) / day.orders.length,
    ctdMean: mean(ctd),
    ctdP90: percentile(ctd, 0.9),
    ctdOverage: mean(ctd.map((minutes) => Math.max(0, minutes - day.targetClickToDoor))),
    rtpMean: mean(rtp),
    rtpP90: percentile(rtp, 0.9),
    utilisation: mean(busyShares(day, solution)),
    costPerOrder: pay.total / Math.max(1, deliveries.length),
    ordersPerBundle: deliveries.length / Math.max(1, assignments.length),
    onGuarantee: pay.onGuarantee / day.couriers.length,
    tickMsP50: percentile(tickMs, 0.5),
    tickMsP99: percentile(tickMs, 0.99),
  }
}

/** The plain mean of each figure over the days. */
export function meanOf(all: readonly Figures[]): Figures {
  const of = (figure: keyof Figures) => mean(all.map((figures) => figures[figure]))
  return {
    orders: of('orders'),
    undeliveredPct: of('undeliveredPct'),
    ctdMean: of('ctdMean'),
    ctdP90: of('ctdP90'),
    ctdOverage: of('ctdOverage'),
    rtpMean: of('rtpMean'),
    rtpP90: of('rtpP90'),
    utilisation: of('utilisation'),
    costPerOrder: of('costPerOrder'),
    ordersPerBundle: of('ordersPerBundle'),
    onGuarantee: of('onGuarantee'),
    tickMsP50: of('tickMsP50'),
    tickMsP99: of('tickMsP99'),
  }
}

/**
 * What no dispatcher can beat: each order with a courier standing at the kitchen when the food is
 * ready, who then drives straight to the door.
 */
export function floorOf(day: Day): { readonly ctdMean: number; readonly ctdP90: number } {
  const ctd = day.orders.map((order) => {
    const kitchen = day.restaurants.get(order.restaurant) ?? order
    const service = day.pickupService / 2 + day.dropoffService / 2
    return order.readyAt - order.placedAt + service + minutesBetween(day, kitchen, order)
  })
  return { ctdMean: mean(ctd), ctdP90: percentile(ctd, 0.9) }
}

function payOf(day: Day, { deliveries }: Solution): { total: number; onGuarantee: number } {
  const given = countBy(deliveries.map(({ courier }) => courier))
  let total = 0
  let onGuarantee = 0
  for (const courier of day.couriers) {
    const earned = (given.get(courier.id) ?? 0) * day.payPerOrder
    const guaranteed = ((courier.offAt - courier.onAt) * day.payPerHour) / 60
    total += Math.max(earned, guaranteed)
    if (earned < guaranteed) onGuarantee += 1
  }
  return { total, onGuarantee }
}

function busyShares(day: Day, { moves, deliveries, assignments }: Solution): number[] {
  const driving = new Map<string, number>()
  for (const move of moves) {
    driving.set(move.courier, (driving.get(move.courier) ?? 0) + minutesOf(day, move))
  }
  const dropped = countBy(deliveries.map(({ courier }) => courier))
  const picked = countBy(assignments.map(({ courier }) => courier))
  return day.couriers.map(({ id, onAt, offAt }) => {
    const serving =
      (dropped.get(id) ?? 0) * day.dropoffService + (picked.get(id) ?? 0) * day.pickupService
    return ((driving.get(id) ?? 0) + serving) / (offAt - onAt)
  })
}

function minutesOf(day: Day, move: Move): number {
  const at = (name: string) => {
    if (name === '0') return day.couriers.find(({ id }) => id === move.courier)
    return day.restaurants.get(name) ?? day.orders.find(({ id }) => id === name)
  }
  const from = at(move.from)
  const to = at(move.to)
  if (!from || !to) throw new Error(`no place is called ${move.from} or ${move.to}`)
  return minutesBetween(day, from, to)
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

export const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** Between two neighbours in proportion, as the published results were made. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] ?? 0
  const above = sorted[Math.ceil(at)] ?? below
  return below + (above - below) * (at - Math.floor(at))
}
