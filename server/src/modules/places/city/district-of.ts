import type { Point } from '#contract/places'
import { pointInRing } from '../geo.ts'
import { demoCity, hasDemoCity } from './demo-city.ts'

/**
 * Name of the neighbourhood around a point, for saying about where without saying where; empty
 * when the point lies in none that we know.
 */
export function districtOf(point: Point): string {
  if (!hasDemoCity()) return ''
  return demoCity().districts.find((district) => pointInRing(point, district.ring))?.name ?? ''
}
