import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type {
  readCancellation as cancellationDoor,
  listOrders as listDoor,
  Order,
  OrderLine,
  readOrder as readDoor,
} from '#contract/ridendine'
import { pageFrom, type Tx } from '#foundation/db'
import { money, toWire } from '#foundation/money'
import { readPeople } from '#modules/identity'
import { type LineRow, listOrdersOf } from './lists.sql.ts'
import { totalOf } from './money.ts'
import { readOrderRow } from './orders.sql.ts'
import { onlyFor } from './parties.ts'
import { viewLine, viewOrder } from './view-order.ts'

export async function readOrder(tx: Tx, input: WorkInputOf<typeof readDoor>): Promise<Order> {
  return viewOrder(tx, await readOrderRow(tx, input.orderId))
}

export async function listOrders(
  tx: Tx,
  input: WorkInputOf<typeof listDoor>,
): Promise<{ items: OrderLine[]; nextCursor: string | null }> {
  const rows = await listOrdersOf(tx, input.as, tx.actor.id ?? '', input)
  const names = await namesOfDrivers(tx, rows)
  return pageFrom(
    rows,
    input.limit,
    (row) => viewLine(row, names),
    (row) => [row.placed_at.toISOString(), row.id] as const,
  )
}

/** Names of the drivers of these lines, by id. */
export async function namesOfDrivers(
  tx: Tx,
  rows: readonly Pick<LineRow, 'driver_id'>[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => (row.driver_id ? [row.driver_id] : [])))]
  const people = ids.length > 0 ? await readPeople(tx, ids) : []
  return new Map(people.map((person) => [person.id, person.name]))
}

/** What calling it off would bring back now. Before the cooking all of it; then the desk decides. */
export async function readCancellation(
  tx: Tx,
  input: WorkInputOf<typeof cancellationDoor>,
): Promise<OutputOf<typeof cancellationDoor>> {
  const order = await readOrderRow(tx, input.orderId)
  onlyFor(tx, order, 'customer', 'operations')

  const isUnpaid = order.state === 'pending'
  const isPossible = isUnpaid || ['payment_confirmed', 'accepted'].includes(order.state)
  return {
    isPossible,
    refund: toWire(isPossible && !isUnpaid ? totalOf(order) : money(0n, order.currency)),
    says: saysOf(order.state, isPossible),
    until: null,
  }
}

function saysOf(state: string, isPossible: boolean): string {
  if (state === 'pending') return 'Nothing has been charged yet.'
  if (isPossible) return 'All of it comes back, as long as the cooking has not begun.'
  if (['delivered', 'disputed', 'cancelled', 'refunded'].includes(state))
    return 'This order is over.'
  return 'The food is being cooked or on its way. The desk can help.'
}
