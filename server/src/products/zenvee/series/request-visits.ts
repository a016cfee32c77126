import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId, randomBelow } from '#foundation/ids'
import { job } from '#foundation/jobs'
import { money } from '#foundation/money'
import { Refusal } from '#foundation/refusals'
import { addMs, days, hours, localDay } from '#foundation/time'
import { listMethods } from '#modules/payments'
import {
  type BookingRow,
  beginBooking,
  nextNumber,
  readBookingRow,
} from '../bookings/bookings.sql.ts'
import { takeTime } from '../bookings/calendar.ts'
import { taxAndFee } from '../bookings/price.ts'
import { refuse } from '../refusals.ts'
import { startOfVisit } from './occurrences.ts'
import { rhythmOf } from './rhythm.ts'
import { SeriesVisitMissed } from './series.events.ts'
import {
  insertGap,
  listDueSeries,
  listGaps,
  lockSeries,
  noteNextVisit,
  type SeriesRow,
} from './series.sql.ts'

/**
 * A visit is asked for so long before it begins: early enough to find another, and within the week
 * that a card stays authorised from accept to the end of the work.
 */
export const ASKED_AHEAD_MS = days(6)
/** A technician has a day to answer, but the customer an hour before the start to find another. */
const ANSWER_MS = hours(24)
const LAST_ANSWER_BEFORE_MS = hours(1)
/** Series looked at in one run, and visits of one series. */
const MOST_SERIES = 200
const MOST_VISITS = 10

/** Once an hour the visits that have come near are asked for, each as a booking of its own. */
export const requestSeriesVisits = job({
  name: 'zenvee.request_series_visits',
  input: z.object({}),
  everyMinutes: 60,
  work: async (tx) => {
    const near = addMs(tx.now, ASKED_AHEAD_MS)
    for (const id of await listDueSeries(tx, near, MOST_SERIES))
      await requestDueVisits(tx, await lockSeries(tx, id))
  },
})

/**
 * Ask for every visit of a series that begins within six days. One that cannot be had is noted
 * with the reason and told; the series goes on. Each visit is asked for once, however often this runs.
 */
export async function requestDueVisits(tx: Tx, series: SeriesRow): Promise<SeriesRow> {
  const near = addMs(tx.now, ASKED_AHEAD_MS)
  const gaps = new Map((await listGaps(tx, series.id)).map((gap) => [gap.visit, gap]))
  let row = series
  for (let round = 0; round < MOST_VISITS; round += 1) {
    if (row.state !== 'active' || row.next_at > near) break
    if (!gaps.has(row.next_visit)) await requestOrMiss(tx, row)
    const next = row.next_visit + 1
    row = await noteNextVisit(tx, row.id, next, startOfVisit(rhythmOf(row), next))
  }
  return row
}

async function requestOrMiss(tx: Tx, series: SeriesRow): Promise<void> {
  try {
    await tx.attempt(() => requestVisit(tx, series))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await insertGap(tx, series.id, {
      visit: series.next_visit,
      kind: 'missed',
      reason: error.reason,
    })
    await tell(tx, SeriesVisitMissed, `zenvee.series:${series.id}`, {
      seriesId: series.id,
      customerId: series.customer_id,
      technicianId: series.technician_id,
      visit: series.next_visit,
      startsAt: series.next_at.toISOString(),
      reason: error.reason,
    })
  }
}

/** The booking of one visit: as the first one was, at its price, on a card that is still there. */
async function requestVisit(tx: Tx, series: SeriesRow): Promise<BookingRow> {
  const first = await readBookingRow(tx, series.booking_id)
  const methods = await listMethods(tx, series.customer_id)
  const method = methods.find(({ id }) => id === series.payment_method_id) ?? methods[0]
  if (!method) throw refuse.no_such_card({ methodId: series.payment_method_id })

  const id = newId()
  const { endsAt } = await takeTime(tx, {
    technicianId: series.technician_id,
    bookingId: id,
    startsAt: series.next_at,
    durationMinutes: first.duration_minutes,
    place: { lat: first.place_lat, lng: first.place_lng },
  })
  const { tax, fee } = taxAndFee(money(first.price_minor, first.currency))
  const latest = addMs(series.next_at, -LAST_ANSWER_BEFORE_MS)
  const answerBy = addMs(tx.now, ANSWER_MS)
  return beginBooking(
    tx,
    {
      ...asBefore(first),
      id,
      series_id: series.id,
      series_visit: series.next_visit,
      number: await nextNumber(tx, localDay(tx.now, series.timezone)),
      starts_at: series.next_at,
      ends_at: endsAt,
      answer_by: answerBy < latest ? answerBy : latest,
      tax_minor: tax.minor,
      fee_minor: fee.minor,
      payment_method_id: method.id,
      start_code: String(randomBelow(10_000)).padStart(4, '0'),
      created_at: tx.now,
    },
    {
      customerId: series.customer_id,
      technicianId: series.technician_id,
      startsAt: series.next_at.toISOString(),
    },
  )
}

/** What every visit of a series has in common. */
function asBefore(first: BookingRow) {
  return {
    mode: 'chosen',
    customer_id: first.customer_id,
    customer_name: first.customer_name,
    technician_id: first.technician_id,
    to_ask: [],
    note: first.note,
    discovery_id: first.discovery_id,
    match_id: first.match_id,
    service_slug: first.service_slug,
    service_title: first.service_title,
    trade: first.trade,
    duration_minutes: first.duration_minutes,
    answers: JSON.stringify(first.answers),
    desired_driver: first.desired_driver,
    place_lat: first.place_lat,
    place_lng: first.place_lng,
    place_label: first.place_label,
    place_district: first.place_district,
    currency: first.currency,
    price_minor: first.price_minor,
  }
}
