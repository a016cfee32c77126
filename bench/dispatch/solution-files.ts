/** The three files of a solution, as `MDRPInstances.pdf` describes them and its evaluator reads them. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Solution } from './replay.ts'

export const SOLUTION_FILES = {
  assignments: 'solution_info_assignments.txt',
  orders: 'solution_info_orders.txt',
  couriers: 'solution_info_couriers.txt',
} as const

/** The text of each file; separated by single spaces, the first line a heading. */
export type SolutionTexts = Readonly<Record<keyof typeof SOLUTION_FILES, string>>

/** A courier's moves stand together, in the order in which they are made. */
export function solutionTexts({ assignments, deliveries, moves }: Solution): SolutionTexts {
  const byCourier = [...moves].sort((a, b) => compareIds(a.courier, b.courier))
  return {
    assignments: table('assignment_time pickup_time courier orders', [
      ...assignments.map((a) => [a.assignedAt, a.pickupAt, a.courier, ...a.orders]),
    ]),
    orders: table('order placement_time ready_time pickup_time dropoff_time courier', [
      ...deliveries.map(({ order, pickupAt, dropoffAt, courier }) => [
        order.id,
        order.placedAt,
        order.readyAt,
        pickupAt,
        dropoffAt,
        courier,
      ]),
    ]),
    couriers: table('courier departure_time origin destination', [
      ...byCourier.map(({ courier, departAt, from, to }) => [courier, departAt, from, to]),
    ]),
  }
}

/** Write the files of one day into a folder of its own. */
export async function writeSolution(folder: string, texts: SolutionTexts): Promise<void> {
  await mkdir(folder, { recursive: true })
  await Promise.all([
    writeFile(join(folder, SOLUTION_FILES.assignments), texts.assignments),
    writeFile(join(folder, SOLUTION_FILES.orders), texts.orders),
    writeFile(join(folder, SOLUTION_FILES.couriers), texts.couriers),
  ])
}

const table = (heading: string, rows: readonly (readonly (string | number)[])[]) =>
  `${[heading, ...rows.map((row) => row.join(' '))].join('\n')}\n`

const compareIds = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)
