import type { Point } from '#contract/places'
import { plain } from './words.ts'

/** Questions with the same key have the same answer: `near` counts to about ten kilometres. */
export function keyOfSearch(geocoder: string, text: string, near?: Point): string {
  const around = near ? `${near.lat.toFixed(1)},${near.lng.toFixed(1)}` : ''
  return `${geocoder}:search:${plain(text)}:${around}`
}

/** Points within about ten metres have one name. */
export function keyOfReverse(geocoder: string, point: Point): string {
  return `${geocoder}:reverse:${point.lat.toFixed(4)},${point.lng.toFixed(4)}`
}
