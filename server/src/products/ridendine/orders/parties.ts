import type { Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'
import type { OrderParties } from './order.events.ts'
import type { OrderRow } from './orders.sql.ts'

export type Side = 'customer' | 'chef' | 'driver' | 'operations'

/**
 * Which side of an order the actor is on; undefined for everybody else. An order that was never
 * paid never reached its kitchen.
 */
export function sideOf(tx: Tx, order: OrderRow): Side | undefined {
  const { id, kind, permits } = tx.actor
  if (id !== null && id === order.customer_id) return 'customer'
  if (id !== null && id === order.chef_id && order.paid_at) return 'chef'
  if (id !== null && id === order.driver_id) return 'driver'
  if (permits.has('order.operate') || kind === 'system' || kind === 'clock') return 'operations'
  return undefined
}

/** Refuse whoever is on none of these sides; a stranger does not learn that the order is there. */
export function onlyFor(tx: Tx, order: OrderRow, ...sides: readonly Side[]): Side {
  const side = sideOf(tx, order)
  if (!side || !sides.includes(side)) throw refuse.no_such_order({ orderId: order.id })
  return side
}

/** What changes no state has no move that looks at the version: this does. */
export function refuseStale(order: OrderRow, version: number | undefined): void {
  if (version !== undefined && version !== order.version)
    throw refuse.order_changed({ version: order.version })
}

/** Whom every event of an order concerns. */
export function partiesOf(order: OrderRow): OrderParties {
  return {
    orderId: order.id,
    customerId: order.customer_id,
    chefId: order.chef_id,
    driverId: order.driver_id,
  }
}

const PREFIX = 'ridendine.order:'

/** The subject under which payments, positions, files and reviews know an order. */
export function subjectOf(orderId: string): string {
  return `${PREFIX}${orderId}`
}

/** The order of a subject; undefined for subjects of other things. */
export function orderOf(subject: string): string | undefined {
  return subject.startsWith(PREFIX) ? subject.slice(PREFIX.length) : undefined
}
