/**
 * Whether a solution is feasible, told from the instance's files and the solution's files alone. It
 * shares no code with the replay: it parses, measures and calculates again, and it is stricter than
 * the published conditions where the rules of the text say more than those conditions test.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkCourier } from './check-courier.ts'
import type { SolutionTexts } from './solution-files.ts'

/** Column by name for each line; numbers where the cell is one. */
export type Cells = Readonly<Record<string, string>>

/** All that the checker knows of the instance, by id. */
export interface Facts {
  readonly orders: ReadonlyMap<string, Cells>
  readonly couriers: ReadonlyMap<string, Cells>
  readonly restaurants: ReadonlyMap<string, Cells>
  readonly parameters: Cells
}

export interface Claim {
  readonly assignedAt: number
  readonly pickupAt: number
  readonly courier: string
  readonly orders: readonly string[]
}

export interface Delivered {
  readonly placedAt: number
  readonly readyAt: number
  readonly pickupAt: number
  readonly dropoffAt: number
  readonly courier: string
}

export interface Departure {
  readonly at: number
  readonly from: string
  readonly to: string
}

/** What the solution's files say, before anything of it is believed. */
export interface Claims {
  readonly assignments: readonly Claim[]
  readonly delivered: ReadonlyMap<string, Delivered>
  readonly departures: ReadonlyMap<string, readonly Departure[]>
  /** What could not even be read. */
  readonly unreadable: readonly string[]
}

export interface Verdict {
  /** Each breach as a sentence; none means feasible. */
  readonly breaches: readonly string[]
  readonly facts: Facts
  readonly claims: Claims
}

/** Check one day's solution against its instance folder. */
export async function checkSolution(folder: string, texts: SolutionTexts): Promise<Verdict> {
  const facts: Facts = {
    orders: byId(await readInstance(folder, 'orders.txt')),
    couriers: byId(await readInstance(folder, 'couriers.txt')),
    restaurants: byId(await readInstance(folder, 'restaurants.txt')),
    parameters: (await readInstance(folder, 'instance_parameters.txt'))[0] ?? {},
  }
  const claims = readClaims(texts)
  const breaches = [
    ...claims.unreadable,
    ...checkAssignments(facts, claims),
    ...checkDelivered(facts, claims),
    ...[...new Set([...claims.departures.keys(), ...claims.assignments.map((a) => a.courier)])]
      .filter((courier) => facts.couriers.has(courier))
      .flatMap((courier) => checkCourier(courier, facts, claims)),
  ]
  return { breaches, facts, claims }
}

async function readInstance(folder: string, file: string): Promise<Cells[]> {
  const [heading = '', ...lines] = (await readFile(join(folder, file), 'utf8')).split(/\r?\n/)
  const names = heading.split('\t').map((name) => name.trim())
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split('\t')
      return Object.fromEntries(names.map((name, index) => [name, cells[index]?.trim() ?? '']))
    })
}

function byId(rows: readonly Cells[]): Map<string, Cells> {
  return new Map(rows.map((row) => [Object.values(row)[0] ?? '', row]))
}

function readClaims(texts: SolutionTexts): Claims {
  const unreadable: string[] = []
  const whole = (cell: string | undefined, where: string) => {
    const value = Number(cell)
    if (!Number.isInteger(value)) unreadable.push(`${where}: ${cell} is no whole minute`)
    return value
  }
  const assignments = rowsOf(texts.assignments).map(([at, pickup, courier = '', ...orders]) => ({
    assignedAt: whole(at, `assignment of ${courier}`),
    pickupAt: whole(pickup, `assignment of ${courier}`),
    courier,
    orders,
  }))
  const delivered = new Map<string, Delivered>()
  for (const [order = '', placed, ready, pickup, dropoff, courier = ''] of rowsOf(texts.orders)) {
    if (delivered.has(order)) unreadable.push(`order ${order} has two lines`)
    const at = (cell: string | undefined) => whole(cell, `order ${order}`)
    const times = { pickupAt: at(pickup), dropoffAt: at(dropoff) }
    delivered.set(order, { placedAt: at(placed), readyAt: at(ready), ...times, courier })
  }
  const departures = new Map<string, Departure[]>()
  let last: string | undefined
  for (const [courier = '', at, from = '', to = ''] of rowsOf(texts.couriers)) {
    const moves = departures.get(courier) ?? []
    if (moves.length > 0 && last !== courier) unreadable.push(`${courier} has moves in two blocks`)
    departures.set(courier, [...moves, { at: whole(at, `move of ${courier}`), from, to }])
    last = courier
  }
  return { assignments, delivered, departures, unreadable }
}

const rowsOf = (text: string) =>
  text
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/\s+/))

/** Conditions 1, 2 and 4, and that a bundle is of one restaurant and its courier exists. */
function checkAssignments(facts: Facts, { assignments, delivered }: Claims): string[] {
  const breaches: string[] = []
  const seen = new Set<string>()
  for (const { assignedAt, pickupAt, courier, orders } of assignments) {
    const shift = facts.couriers.get(courier)
    if (!shift) breaches.push(`${courier} is no courier of this day`)
    if (shift && assignedAt < Number(shift['on_time'])) {
      breaches.push(`${courier} is instructed at ${assignedAt}, before coming on duty`)
    }
    if (shift && pickupAt > Number(shift['off_time'])) {
      breaches.push(`${courier} picks up at ${pickupAt}, after going off duty`)
    }
    if (orders.length === 0) breaches.push(`${courier} is sent at ${assignedAt} without an order`)
    if (new Set(orders.map((id) => facts.orders.get(id)?.['restaurant'])).size > 1) {
      breaches.push(`${orders.join(' ')} are bundled and not of one restaurant`)
    }
    for (const id of orders) {
      const order = facts.orders.get(id)
      if (!order) breaches.push(`${id} is no order of this day`)
      if (seen.has(id)) breaches.push(`${id} is in two assignments`)
      seen.add(id)
      if (!delivered.has(id)) breaches.push(`${id} is assigned and not among the delivered`)
      if (assignedAt < Number(order?.['placement_time'])) {
        breaches.push(`${id} is assigned at ${assignedAt}, before it is placed`)
      }
      if (pickupAt < Number(order?.['ready_time'])) {
        breaches.push(`${id} is picked up at ${pickupAt}, before it is ready`)
      }
    }
  }
  return breaches
}

/** That the order lines repeat the instance and agree with the assignments. */
function checkDelivered(facts: Facts, { assignments, delivered }: Claims): string[] {
  return [...delivered].flatMap(([id, row]) => {
    const order = facts.orders.get(id)
    if (!order) return [`${id} is delivered and no order of this day`]
    const claim = assignments.find(({ orders }) => orders.includes(id))
    return [
      ...(row.placedAt === Number(order['placement_time']) &&
      row.readyAt === Number(order['ready_time'])
        ? []
        : [`${id} has other times than the instance`]),
      ...(claim ? [] : [`${id} is delivered and never assigned`]),
      ...(claim && claim.courier !== row.courier ? [`${id} is delivered by a second courier`] : []),
      ...(claim && claim.pickupAt !== row.pickupAt ? [`${id} has two pickup times`] : []),
    ]
  })
}
