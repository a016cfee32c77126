import { z } from 'zod'
import { event } from '#foundation/events'

/** A stretch of street was closed or opened again: ways lead elsewhere from now on. */
export const StreetsChanged = event(
  'places.streets_changed',
  1,
  z.object({ closureId: z.uuid(), name: z.string(), isClosed: z.boolean() }),
)
