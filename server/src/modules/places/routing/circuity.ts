import type { Point, Route } from '#contract/places'
import { distanceMeters } from '../geo.ts'

/**
 * Roads are longer than the line through the air. 1.35 is between the 1.34 that Ballou and others
 * (2002) give for Europe's roads and what dense American cities measure for short trips.
 */
const CIRCUITY = 1.35

/** The first kilometres of a trip are slow, the rest faster: up to so many metres, km/h. */
const PACES: readonly (readonly [upTo: number, kmh: number])[] = [
  [3_000, 26],
  [15_000, 42],
  [60_000, 65],
  [Infinity, 92],
]

/** Metres by road, as well as one can tell without a map. */
export function roadMeters(from: Point, to: Point): number {
  return distanceMeters(from, to) * CIRCUITY
}

/** Seconds for so many metres of road, as well as one can tell without a map. */
export function paceSeconds(meters: number): number {
  let seconds = 0
  let done = 0
  for (const [upTo, kmh] of PACES) {
    const part = Math.min(meters, upTo) - done
    if (part <= 0) break
    seconds += part / (kmh / 3.6)
    done += part
  }
  return seconds
}

/** A straight way with the length and time that a road would have. */
export function routeByCircuity(from: Point, to: Point): Route {
  const meters = roadMeters(from, to)
  return {
    meters: Math.round(meters),
    seconds: Math.round(paceSeconds(meters)),
    path: [
      [from.lng, from.lat],
      [to.lng, to.lat],
    ],
    source: 'circuity',
  }
}
