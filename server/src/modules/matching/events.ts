import { z } from 'zod'
import { event } from '#foundation/events'

/** A matching was made and its record kept. */
export const MatchRecorded = event(
  'matching.match_recorded',
  1,
  z.object({
    matchId: z.uuid(),
    matcher: z.string(),
    about: z.string(),
    candidates: z.int(),
    ranked: z.int(),
    shown: z.array(z.string()),
  }),
)

/** How much each factor counts was changed. */
export const WeightsEdited = event(
  'matching.weights_edited',
  1,
  z.object({
    matcher: z.string(),
    version: z.int(),
    weights: z.record(z.string(), z.int()),
  }),
)
