import type { WorkInputOf } from '#contract/endpoint'
import type { beginSeries as door, Series } from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { readOrganisation } from '#modules/organisations'
import { lockBooking } from '../bookings/bookings.sql.ts'
import { onlyFor } from '../bookings/parties.ts'
import { refuse } from '../refusals.ts'
import { startOfVisit, visitAfter } from './occurrences.ts'
import { presentSeries } from './read-series.ts'
import { requestDueVisits } from './request-visits.ts'
import { beginSeriesRow } from './series.sql.ts'

/** Work that was agreed or done can be asked for again and again. */
const AGREED: readonly string[] = [
  'accepted',
  'en_route',
  'arrived',
  'in_service',
  'completed',
  'settled',
]

/**
 * Have the same technician come again, every week, two weeks or month, at the same time of day.
 * Each visit is a booking of its own, asked for six days ahead; the technician may say no to any.
 */
export async function beginSeries(tx: Tx, input: WorkInputOf<typeof door>): Promise<Series> {
  const booking = await lockBooking(tx, input.bookingId)
  const { timezone } = await readOrganisation(tx)

  onlyFor(tx, booking, 'customer')

  if (booking.series_id) throw refuse.in_a_series({ seriesId: booking.series_id })
  if (!AGREED.includes(booking.state) || !booking.technician_id)
    throw refuse.not_agreed_yet({ state: booking.state })

  const rhythm = { every: input.every, firstAt: booking.starts_at, timezone }
  const next = visitAfter(rhythm, 1, tx.now)
  const series = await beginSeriesRow(tx, {
    id: newId(),
    every: input.every,
    booking_id: booking.id,
    customer_id: booking.customer_id,
    technician_id: booking.technician_id,
    payment_method_id: booking.payment_method_id,
    first_at: booking.starts_at,
    timezone,
    next_visit: next,
    next_at: startOfVisit(rhythm, next),
    created_at: tx.now,
  })

  return presentSeries(tx, await requestDueVisits(tx, series))
}
