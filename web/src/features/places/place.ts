import { z } from 'zod'
import { Point } from '#contract/places'

/** A place that was chosen: where, and how people call it. */
export const Place = z.object({ point: Point, label: z.string().trim().min(3).max(200) })
export type Place = z.infer<typeof Place>
