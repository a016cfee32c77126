import { z } from 'zod'
import { endpoint, page, paging } from '../endpoint.ts'
import { Money } from '../money.ts'
import { BookingState } from './booking.ts'
import { moveRefuses } from './bookings.ts'

/** How often a technician comes. */
export const Every = z.enum(['week', 'two_weeks', 'month'])
export type Every = z.infer<typeof Every>

/** One visit of a series; the first, with which it began, is 0. */
const SeriesVisit = z.object({
  visit: z.int(),
  startsAt: z.iso.datetime(),
  /** `planned` is not asked for yet; `missed` could not be had when its time came. */
  status: z.enum(['planned', 'skipped', 'missed', 'booked']),
  bookingId: z.uuid().nullable(),
  bookingState: BookingState.nullable(),
  /** Why it was skipped or missed: a refusal's name, or words. */
  reason: z.string().nullable(),
})

/** A technician who comes again and again; each visit is a booking of its own. */
export const Series = z.object({
  id: z.uuid(),
  state: z.enum(['active', 'stopped']),
  version: z.int(),
  can: z.array(z.string()),
  every: Every,
  customer: z.object({ id: z.uuid(), name: z.string() }),
  technician: z.object({ id: z.uuid(), name: z.string(), photoUrl: z.string().nullable() }),
  service: z.object({ slug: z.string(), title: z.string() }),
  placeLabel: z.string(),
  firstAt: z.iso.datetime(),
  /** Visits have the same time of day in this zone. */
  timezone: z.string(),
  /** Of one visit, before tax. */
  price: Money,
  /** Latest first. */
  visits: z.array(SeriesVisit),
  stopReason: z.string().nullable(),
  createdAt: z.iso.datetime(),
})
export type Series = z.infer<typeof Series>

export const SeriesLine = z.object({
  id: z.uuid(),
  state: z.enum(['active', 'stopped']),
  every: Every,
  service: z.string(),
  customer: z.string(),
  technician: z.string(),
  technicianPhotoUrl: z.string().nullable(),
  placeLabel: z.string(),
  /** The next visit that is to be asked for; null when it was stopped. */
  nextAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})
export type SeriesLine = z.infer<typeof SeriesLine>

export const beginSeries = endpoint({
  method: 'POST',
  path: '/bookings/:bookingId/series',
  status: 201,
  summary: 'Have the same technician come again, every week, two weeks or month',
  input: z.object({ bookingId: z.uuid(), every: Every }),
  output: Series,
  refuses: ['zenvee.no_such_booking', 'zenvee.in_a_series', 'zenvee.not_agreed_yet'],
})

export const listSeries = endpoint({
  method: 'GET',
  path: '/series',
  summary: 'Your series of visits, as customer or technician; newest first',
  input: z.object({ ...paging, as: z.enum(['customer', 'technician']).default('customer') }),
  output: page(SeriesLine),
})

const id = { seriesId: z.uuid() }
const visit = { visit: z.int().min(1).max(600) }

export const readSeries = endpoint({
  method: 'GET',
  path: '/series/:seriesId',
  summary: 'One series with its visits',
  input: z.object(id),
  output: Series,
  refuses: ['zenvee.no_such_series'],
})

export const skipVisit = endpoint({
  method: 'POST',
  path: '/series/:seriesId/skip',
  summary: 'Leave out a visit that has not been asked for yet',
  input: z.object({ ...id, ...visit }),
  output: Series,
  refuses: [
    'zenvee.no_such_series',
    'zenvee.series_stopped',
    'zenvee.no_such_visit',
    'zenvee.visit_is_booked',
  ],
})

export const restoreVisit = endpoint({
  method: 'POST',
  path: '/series/:seriesId/restore',
  summary: 'Take a skipped visit back',
  input: z.object({ ...id, ...visit }),
  output: Series,
  refuses: [
    'zenvee.no_such_series',
    'zenvee.series_stopped',
    'zenvee.no_such_visit',
    'zenvee.visit_is_booked',
  ],
})

export const stopSeries = endpoint({
  method: 'POST',
  path: '/series/:seriesId/stop',
  summary: 'No more visits; those that were asked for stay',
  input: z.object({
    ...id,
    version: z.int().min(1).optional(),
    reason: z.string().trim().min(2).max(500),
  }),
  output: Series,
  refuses: [
    ...moveRefuses.filter((name) => name !== 'zenvee.no_such_booking'),
    'zenvee.no_such_series',
  ],
})
