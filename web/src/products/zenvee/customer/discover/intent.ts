import { z } from 'zod'
import { ExperienceDriver } from '#contract/zenvee'
import type { Place } from '../../../../features/places/place.ts'

const Answer = z.union([z.string().max(300), z.number(), z.boolean()])
export type Answers = Record<string, z.infer<typeof Answer>>

/** What the customer is looking for, whole, in the address: a link opens the same search. */
export const Intent = z.object({
  service: z.string().max(80).optional().catch(undefined),
  lat: z.number().min(-90).max(90).optional().catch(undefined),
  lng: z.number().min(-180).max(180).optional().catch(undefined),
  place: z.string().max(200).optional().catch(undefined),
  /** Start that was chosen, ISO; left out for now. */
  at: z.iso.datetime().optional().catch(undefined),
  driver: ExperienceDriver.optional().catch(undefined),
  answers: z.record(z.string().max(60), Answer).optional().catch(undefined),
})
export type Intent = z.infer<typeof Intent>

/** The place of an intent, when it has one. */
export function placeOf(intent: Intent): Place | null {
  const { lat, lng, place } = intent
  return lat === undefined || lng === undefined || !place
    ? null
    : { point: { lat, lng }, label: place }
}

/** A place as parts of an intent. */
export function placeParts(place: Place | null): Pick<Intent, 'lat' | 'lng' | 'place'> {
  return place ? { lat: place.point.lat, lng: place.point.lng, place: place.label } : {}
}
