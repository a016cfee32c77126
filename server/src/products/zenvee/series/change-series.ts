import type { WorkInputOf } from '#contract/endpoint'
import type {
  restoreVisit as restoreDoor,
  Series,
  skipVisit as skipDoor,
  stopSeries as stopDoor,
} from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { move } from '#foundation/lifecycle'
import { refuse } from '../refusals.ts'
import { startOfVisit } from './occurrences.ts'
import { presentSeries, sideOfSeries } from './read-series.ts'
import { requestDueVisits } from './request-visits.ts'
import { rhythmOf } from './rhythm.ts'
import { SeriesVisitRestored, SeriesVisitSkipped } from './series.events.ts'
import { seriesLifecycle } from './series.lifecycle.ts'
import { deleteSkip, insertGap, listVisits, lockSeries, type SeriesRow } from './series.sql.ts'

/** So far ahead a visit can be skipped: beyond that nobody knows yet. */
const FURTHEST_VISITS = 12

/** No more visits are asked for. Those that were asked for stay bookings, and are called off as such. */
export async function stopSeries(tx: Tx, input: WorkInputOf<typeof stopDoor>): Promise<Series> {
  const series = await lockSeries(tx, input.seriesId)

  const by = sideOfSeries(tx, series)

  const stopped = await move(tx, seriesLifecycle, 'stop', series, {
    version: input.version,
    reason: input.reason,
    set: { stop_reason: input.reason },
    say: { ...partiesOf(series), by },
  })
  return presentSeries(tx, stopped)
}

/** Leave out one visit that has not been asked for yet. Skipped twice it is skipped once. */
export async function skipVisit(tx: Tx, input: WorkInputOf<typeof skipDoor>): Promise<Series> {
  const series = await lockSeries(tx, input.seriesId)

  mustBeCustomer(tx, series)
  await mustBePlanned(tx, series, input.visit)

  const gap = { visit: input.visit, kind: 'skipped' as const, reason: 'skipped by the customer' }
  if (await insertGap(tx, series.id, gap))
    await tell(tx, SeriesVisitSkipped, `zenvee.series:${series.id}`, saidOf(series, input.visit))

  return presentSeries(tx, series)
}

/** Take a skipped visit back, while its time has not come. */
export async function restoreVisit(
  tx: Tx,
  input: WorkInputOf<typeof restoreDoor>,
): Promise<Series> {
  const series = await lockSeries(tx, input.seriesId)

  mustBeCustomer(tx, series)
  await mustBePlanned(tx, series, input.visit)

  if (await deleteSkip(tx, series.id, input.visit))
    await tell(tx, SeriesVisitRestored, `zenvee.series:${series.id}`, saidOf(series, input.visit))

  return presentSeries(tx, await requestDueVisits(tx, series))
}

function mustBeCustomer(tx: Tx, series: SeriesRow): void {
  if (sideOfSeries(tx, series) !== 'customer') throw refuse.no_such_series({ seriesId: series.id })
  if (series.state !== 'active') throw refuse.series_stopped()
}

/** Not asked for yet, and not so far ahead that nobody thinks of it. */
async function mustBePlanned(tx: Tx, series: SeriesRow, visit: number): Promise<void> {
  const booked = (await listVisits(tx, series.id)).find((each) => each.series_visit === visit)
  if (booked) throw refuse.visit_is_booked({ bookingId: booked.id })
  if (visit < series.next_visit || visit >= series.next_visit + FURTHEST_VISITS)
    throw refuse.no_such_visit({ visit })
}

function saidOf(series: SeriesRow, visit: number) {
  const startsAt = startOfVisit(rhythmOf(series), visit).toISOString()
  return { ...partiesOf(series), visit, startsAt }
}

function partiesOf(series: SeriesRow) {
  return {
    seriesId: series.id,
    customerId: series.customer_id,
    technicianId: series.technician_id,
  }
}
