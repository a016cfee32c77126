import { z } from 'zod'
import { event } from '#foundation/events'

/** Whom a series concerns. */
const parties = { seriesId: z.uuid(), customerId: z.uuid(), technicianId: z.uuid() }

export const SeriesBegun = event(
  'zenvee.series.begun',
  1,
  z.object({ ...parties, every: z.enum(['week', 'two_weeks', 'month']), firstAt: z.string() }),
)
export const SeriesStopped = event(
  'zenvee.series.stopped',
  1,
  z.object({ ...parties, by: z.enum(['customer', 'technician', 'operations']) }),
)
export const SeriesVisitSkipped = event(
  'zenvee.series.visit_skipped',
  1,
  z.object({ ...parties, visit: z.int(), startsAt: z.string() }),
)
export const SeriesVisitRestored = event(
  'zenvee.series.visit_restored',
  1,
  z.object({ ...parties, visit: z.int(), startsAt: z.string() }),
)
/** The time came to ask for a visit, and it could not be had. */
export const SeriesVisitMissed = event(
  'zenvee.series.visit_missed',
  1,
  z.object({ ...parties, visit: z.int(), startsAt: z.string(), reason: z.string() }),
)

export const seriesEvents = [
  SeriesBegun,
  SeriesStopped,
  SeriesVisitSkipped,
  SeriesVisitRestored,
  SeriesVisitMissed,
] as const
