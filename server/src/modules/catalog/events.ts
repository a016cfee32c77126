import { z } from 'zod'
import { event } from '#foundation/events'

/** A service was added or changed. */
export const ServiceEdited = event(
  'catalog.service_edited',
  1,
  z.object({
    slug: z.string(),
    title: z.string(),
    offered: z.boolean(),
    version: z.int(),
  }),
)
