import type { Tx } from '#foundation/db'
import { movesOpenTo } from '#foundation/lifecycle'
import { bookingLifecycle } from './booking.lifecycle.ts'
import type { BookingRow } from './bookings.sql.ts'
import type { ExtraRow } from './extra-work.sql.ts'
import type { Side } from './parties.ts'

/** Moves of the table that are one button for the person. */
const BUTTONS: Readonly<Record<string, string>> = {
  cancel_late: 'cancel',
  technician_missing: 'no_show',
  customer_missing: 'no_show',
  settle: 'confirm',
}

/** What this person could do now, in the words of the buttons; facts beside the story included. */
export function openMoves(
  tx: Tx,
  row: BookingRow,
  side: Side,
  extras: readonly ExtraRow[],
): string[] {
  const roles =
    side === 'operations'
      ? tx.actor.roles.filter((role) => role !== 'customer' && role !== 'technician')
      : [side]
  const names = movesOpenTo(bookingLifecycle, row.state, roles).map((name) => {
    if (name === 'settle' && row.state === 'disputed') return side === 'operations' ? 'resolve' : ''
    return side === 'operations' && name === 'start_service'
      ? 'override_start'
      : (BUTTONS[name] ?? name)
  })
  const open = new Set(names.filter(Boolean))
  const asked = extras.some((extra) => extra.answer === null)
  if (row.payment_state !== 'authorised') open.delete('start_trip')
  if (asked) open.delete('complete')
  if (side === 'customer' && asked) open.add('answer_extra_work')
  if (side === 'technician' && row.state === 'in_service' && !asked) open.add('ask_extra_work')
  if (side === 'customer' && row.payment_state === 'failed' && row.state === 'accepted')
    open.add('pay')
  const finished = ['completed', 'settled'].includes(row.state)
  if (side === 'customer' && finished && row.tip_minor === 0n) open.add('tip')
  const reviewed = side === 'customer' ? row.customer_reviewed_at : row.technician_reviewed_at
  if (side !== 'operations' && finished && !reviewed) open.add('review')
  return [...open]
}
