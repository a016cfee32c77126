import { z } from 'zod'
import { Stream } from '#contract/insights'

/** What a replay keeps in the address. */
export const replaySearch = {
  view: z.enum(['timeline', 'sequence']).optional().catch(undefined),
  /** Streams that are left out. */
  without: z.array(Stream).optional().catch(undefined),
  /** One action of the booking, by its correlation id. */
  action: z.string().max(60).optional().catch(undefined),
  /** The line that is open: `source id`. */
  line: z.string().max(120).optional().catch(undefined),
  /** How far the sequence has been played. */
  step: z.int().min(0).optional().catch(undefined),
}

const Replaying = z.object(replaySearch)
export type ReplaySearch = z.output<typeof Replaying>
