import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { listSeries as listDoor, readSeries as readDoor, Series } from '#contract/zenvee'
import { pageFrom, type Tx } from '#foundation/db'
import { money, toWire } from '#foundation/money'
import { signedUrl } from '#modules/files'
import { readBookingRow } from '../bookings/bookings.sql.ts'
import { refuse } from '../refusals.ts'
import { readTechnicianRow } from '../technicians/technicians.sql.ts'
import { startOfVisit } from './occurrences.ts'
import { rhythmOf } from './rhythm.ts'
import {
  type GapRow,
  listGaps,
  listSeriesOf,
  listVisits,
  readSeriesRow,
  type SeriesLineRow,
  type SeriesRow,
  type SeriesVisitRow,
} from './series.sql.ts'

/** Planned visits that are shown ahead. */
const SHOWN_AHEAD = 6

/** Which side of a series the actor is on; a stranger does not learn that it is there. */
export function sideOfSeries(tx: Tx, series: SeriesRow): 'customer' | 'technician' | 'operations' {
  if (tx.actor.id !== null && tx.actor.id === series.customer_id) return 'customer'
  if (tx.actor.id !== null && tx.actor.id === series.technician_id) return 'technician'
  if (tx.actor.permits.has('booking.operate')) return 'operations'
  throw refuse.no_such_series({ seriesId: series.id })
}

/** Your series, as customer or technician; newest first. */
export async function listSeries(
  tx: Tx,
  input: WorkInputOf<typeof listDoor>,
): Promise<OutputOf<typeof listDoor>> {
  const rows = await listSeriesOf(tx, input.as, input)
  return pageFrom(
    rows,
    input.limit,
    (row) => lineOf(tx, row),
    (row) => [row.created_at.toISOString(), row.id],
  )
}

function lineOf(tx: Tx, row: SeriesLineRow) {
  return {
    id: row.id,
    state: row.state,
    every: row.every,
    service: row.service_title,
    customer: row.customer_name,
    technician: row.technician_name,
    technicianPhotoUrl: row.technician_photo ? signedUrl(tx, row.technician_photo) : null,
    placeLabel: row.place_label,
    nextAt: row.state === 'active' ? row.next_at.toISOString() : null,
    createdAt: row.created_at.toISOString(),
  }
}

/** One series with its visits: those that were booked, those that are planned, and the gaps. */
export async function readSeries(tx: Tx, input: WorkInputOf<typeof readDoor>): Promise<Series> {
  return presentSeries(tx, await readSeriesRow(tx, input.seriesId))
}

export async function presentSeries(tx: Tx, series: SeriesRow): Promise<Series> {
  const side = sideOfSeries(tx, series)
  const first = await readBookingRow(tx, series.booking_id)
  const technician = await readTechnicianRow(tx, series.technician_id)
  const isActive = series.state === 'active'

  return {
    id: series.id,
    state: series.state,
    version: series.version,
    can: isActive ? (side === 'customer' ? ['stop', 'skip', 'restore'] : ['stop']) : [],
    every: series.every,
    customer: { id: series.customer_id, name: first.customer_name },
    technician: {
      id: technician.id,
      name: technician.display_name,
      photoUrl: technician.photo_file_id ? signedUrl(tx, technician.photo_file_id) : null,
    },
    service: { slug: first.service_slug, title: first.service_title },
    placeLabel: first.place_label,
    firstAt: series.first_at.toISOString(),
    timezone: series.timezone,
    price: toWire(money(first.price_minor, first.currency)),
    visits: visitsOf(series, await listVisits(tx, series.id), await listGaps(tx, series.id)),
    stopReason: series.stop_reason,
    createdAt: series.created_at.toISOString(),
  }
}

/** Latest first: what is planned (while the series goes on), then what was. */
function visitsOf(
  series: SeriesRow,
  booked: readonly SeriesVisitRow[],
  gaps: readonly GapRow[],
): Series['visits'] {
  const byVisit = new Map<number, Series['visits'][number]>()
  const at = (visit: number) => startOfVisit(rhythmOf(series), visit).toISOString()
  const blank = { bookingId: null, bookingState: null, reason: null }
  if (series.state === 'active')
    for (let visit = series.next_visit; visit < series.next_visit + SHOWN_AHEAD; visit += 1)
      byVisit.set(visit, { visit, startsAt: at(visit), status: 'planned', ...blank })
  for (const { visit, kind, reason } of gaps)
    byVisit.set(visit, { visit, startsAt: at(visit), status: kind, ...blank, reason })
  for (const { id, state, series_visit: visit, starts_at: startsAt } of booked)
    byVisit.set(visit, {
      visit,
      startsAt: startsAt.toISOString(),
      status: 'booked',
      bookingId: id,
      bookingState: state,
      reason: null,
    })
  return [...byVisit.values()].sort((a, b) => b.visit - a.visit)
}
