import type { ExperienceDriver } from '#contract/zenvee'
import type { Place } from '../../../../features/places/place.ts'
import { between, instant, oneOf, search, text } from '../../../../lib/search.ts'
import { isRecord } from '../../../../lib/shape.ts'
import { DRIVERS } from '../../shared/driver-names.ts'

export type Answers = Record<string, string | number | boolean>

const MOST_WORDS = 300

function readAnswers(written: unknown): Answers | undefined {
  if (!isRecord(written)) return undefined
  const answers: Answers = {}
  for (const [question, answer] of Object.entries(written)) {
    if (typeof answer === 'number' || typeof answer === 'boolean') answers[question] = answer
    if (typeof answer === 'string' && answer.length <= MOST_WORDS) answers[question] = answer
  }
  return answers
}

/** What the customer is looking for, whole, in the address: a link opens the same search. */
export const intentSearch = search({
  service: text(80),
  lat: between(-90, 90),
  lng: between(-180, 180),
  place: text(),
  /** Start that was chosen; left out for now. */
  at: instant,
  driver: oneOf<ExperienceDriver>(DRIVERS),
  answers: readAnswers,
})
export type Intent = ReturnType<typeof intentSearch>

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
