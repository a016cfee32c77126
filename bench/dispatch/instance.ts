/** A day of meal delivery as Grubhub published it: tab-separated tables, metres and whole minutes. */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface DayOrder extends Point {
  readonly id: string
  readonly placedAt: number
  readonly readyAt: number
  readonly restaurant: string
}

export interface DayCourier extends Point {
  readonly id: string
  readonly onAt: number
  readonly offAt: number
}

export interface Day {
  readonly name: string
  readonly orders: readonly DayOrder[]
  readonly couriers: readonly DayCourier[]
  readonly restaurants: ReadonlyMap<string, Point>
  readonly metresPerMinute: number
  readonly pickupService: number
  readonly dropoffService: number
  readonly targetClickToDoor: number
  readonly maximumClickToDoor: number
  readonly payPerOrder: number
  readonly payPerHour: number
}

/** What is wrong with a day's files, in one line. */
export class BadInstance extends Error {}

/** Read one instance folder. Anything missing, double or not a number is a `BadInstance`. */
export async function readDay(folder: string): Promise<Day> {
  const [orders, couriers, restaurants, parameters] = await Promise.all([
    readTable(folder, 'orders.txt', 6),
    readTable(folder, 'couriers.txt', 5),
    readTable(folder, 'restaurants.txt', 3),
    readTable(folder, 'instance_parameters.txt', 7),
  ])
  const places = new Map(restaurants.map((row) => [row.text(0), pointOf(row, 1)]))
  const [values] = parameters
  if (!values) throw new BadInstance(`${join(folder, 'instance_parameters.txt')} has no values`)
  const day: Day = {
    name: basename(folder),
    orders: orders.map(orderOf),
    couriers: couriers.map(courierOf),
    restaurants: places,
    metresPerMinute: values.number(0),
    pickupService: values.number(1),
    dropoffService: values.number(2),
    targetClickToDoor: values.number(3),
    maximumClickToDoor: values.number(4),
    payPerOrder: values.number(5),
    payPerHour: values.number(6),
  }
  mustMakeSense(day, folder, restaurants.length)
  return day
}

const pointOf = (row: Row, from: number): Point => ({
  x: row.number(from),
  y: row.number(from + 1),
})

const orderOf = (row: Row): DayOrder => ({
  id: row.text(0),
  ...pointOf(row, 1),
  placedAt: row.minute(3),
  restaurant: row.text(4),
  readyAt: row.minute(5),
})

const courierOf = (row: Row): DayCourier => ({
  id: row.text(0),
  ...pointOf(row, 1),
  onAt: row.minute(3),
  offAt: row.minute(4),
})

function mustMakeSense(day: Day, folder: string, restaurants: number): void {
  const wrong = (what: string) => {
    throw new BadInstance(`${folder}: ${what}`)
  }
  if (day.orders.length === 0) wrong('there is no order')
  if (day.couriers.length === 0) wrong('there is no courier')
  if (!(day.metresPerMinute > 0)) wrong('meters_per_minute must be more than 0')
  const ids = [...day.orders, ...day.couriers]
    .map(({ id }) => id)
    .concat([...day.restaurants.keys()])
  if (day.restaurants.size !== restaurants || new Set(ids).size !== ids.length) {
    const double = ids.find((id, index) => ids.indexOf(id) !== index)
    wrong(`the id ${double ?? 'of a restaurant'} stands there twice`)
  }
  for (const order of day.orders) {
    if (!day.restaurants.has(order.restaurant)) {
      wrong(`order ${order.id} is of ${order.restaurant}, which restaurants.txt does not have`)
    }
    if (order.readyAt < order.placedAt) wrong(`order ${order.id} is ready before it is placed`)
  }
  for (const courier of day.couriers) {
    if (courier.offAt <= courier.onAt) wrong(`courier ${courier.id} goes off before coming on`)
  }
}

interface Row {
  text(column: number): string
  number(column: number): number
  /** A whole minute of the day. */
  minute(column: number): number
}

async function readTable(folder: string, file: string, columns: number): Promise<Row[]> {
  const path = join(folder, file)
  const text = await readFile(path, 'utf8').catch(() => {
    throw new BadInstance(`${path} cannot be read`)
  })
  const lines = text.split(/\r?\n/).map((line, index) => ({ line, at: `${path}:${index + 1}` }))
  return lines
    .slice(1)
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, at }) => rowOf(line.split('\t'), at, columns))
}

function rowOf(cells: readonly string[], at: string, columns: number): Row {
  if (cells.length < columns) {
    throw new BadInstance(`${at} has ${cells.length} columns, ${columns} are needed`)
  }
  const number = (column: number) => {
    const cell = cells[column]?.trim() ?? ''
    const value = Number(cell)
    if (cell === '' || !Number.isFinite(value)) {
      throw new BadInstance(`${at} column ${column + 1} is not a number: ${cell || 'empty'}`)
    }
    return value
  }
  return {
    number,
    minute: (column) => {
      const value = number(column)
      if (!Number.isInteger(value) || value < 0) {
        throw new BadInstance(`${at} column ${column + 1} is not a whole minute: ${value}`)
      }
      return value
    },
    text: (column) => {
      const cell = cells[column]?.trim() ?? ''
      if (cell === '' || /\s/.test(cell))
        throw new BadInstance(`${at} column ${column + 1} is no id`)
      return cell
    },
  }
}
