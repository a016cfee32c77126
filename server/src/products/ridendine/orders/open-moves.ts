import type { Tx } from '#foundation/db'
import { movesOpenTo } from '#foundation/lifecycle'
import { addMs, days } from '#foundation/time'
import { canDelay } from './eta.ts'
import { orderLifecycle } from './order.lifecycle.ts'
import type { OrderRules } from './order-rules.ts'
import type { OrderRow } from './orders.sql.ts'
import type { Side } from './parties.ts'

/** Moves of the table that are one button for this side of an order. */
const BUTTONS: Readonly<Record<string, string>> = { dispute: 'problem' }

/** States in which dishes and delivery can be rated, and the driver tipped. */
const DELIVERED: readonly string[] = ['delivered', 'disputed', 'refunded']

/** What this person could do now, in the words of the buttons; facts beside the story included. */
export function openMoves(tx: Tx, row: OrderRow, side: Side, rules: OrderRules): string[] {
  const roles =
    side === 'operations'
      ? tx.actor.roles.filter((role) => role === 'admin' || role === 'founder')
      : [side]
  const open = new Set(
    movesOpenTo(orderLifecycle, row.state, roles).map((name) =>
      side === 'driver' && name === 'unassign' ? 'drop_out' : (BUTTONS[name] ?? name),
    ),
  )
  if (side === 'customer') addForCustomer(tx, row, rules, open)
  if (side === 'chef' && canDelay(row, tx.now)) open.add('delay')
  if (side === 'operations') addForDesk(row, open)
  // Drivers are found by offers; only the desk gives an order to one by hand.
  if (side !== 'operations') open.delete('assign')
  return [...open]
}

function addForCustomer(tx: Tx, row: OrderRow, rules: OrderRules, open: Set<string>): void {
  if (row.state === 'pending' && ['failed', 'none'].includes(row.payment_state)) open.add('pay')
  if (row.completed_at) {
    open.delete('complete')
    open.delete('problem')
  }
  if (row.problem_at) open.delete('problem')
  if (row.paid_at) open.add('reorder')
  const delivered = row.delivered_at
  if (!delivered || !DELIVERED.includes(row.state)) return
  const isFresh = tx.now < addMs(delivered, days(rules.tipDays))
  if (!isFresh) return
  if (!row.food_rated_at) open.add('rate_food')
  if (row.driver_id && !row.delivery_rated_at) open.add('rate_delivery')
  if (row.driver_id && row.tip_payment_id === null && row.state !== 'refunded') open.add('tip')
}

function addForDesk(row: OrderRow, open: Set<string>): void {
  // A driver can be found before the food is ready (D-R3): then there is no move yet, only a fact.
  if (['accepted', 'preparing'].includes(row.state)) open.add(row.driver_id ? 'unassign' : 'assign')
  if (row.eta_to && row.paid_at && !row.delivered_at && row.state !== 'cancelled')
    open.add('extend')
  if (row.state === 'delivered' && row.refunded_minor > 0n && row.payment_state === 'refunded')
    open.delete('refund')
}
