import type { Point } from '#contract/places'
import { paceSeconds, roadMeters, routeByCircuity } from './circuity.ts'
import type { RoutingPort } from './port.ts'
import { routeOnStreets, secondsOnStreets } from './streets.ts'

/** Streets where we have them, circuity elsewhere; slower at the hours when everybody drives. */
export const builtInRouting: RoutingPort = builtInAround()

/** The same around closed streets. */
export function builtInAround(closed?: ReadonlySet<number>): RoutingPort {
  return {
    name: 'built-in',
    estimate(from, to, at) {
      const route = routeOnStreets(from, to, closed) ?? routeByCircuity(from, to)
      if (!at) return route
      return { ...route, seconds: Math.round(route.seconds * crowding(at, from.lng)) }
    },
  }
}

/** Seconds by road, at once: for putting many in order. The same number that `estimate` gives without an hour. */
export function estimateSeconds(from: Point, to: Point): number {
  return Math.round(secondsOnStreets(from, to) ?? paceSeconds(roadMeters(from, to)))
}

/** By hour of the day, from midnight: how many times longer a trip takes. */
const CROWDING = [
  0.9, 0.9, 0.9, 0.9, 0.9, 0.92, 1, 1.15, 1.25, 1.12, 1.02, 1.02, 1.06, 1.04, 1.04, 1.1, 1.22, 1.3,
  1.18, 1.05, 0.98, 0.95, 0.92, 0.9,
] as const

/** The hour is the sun's at that longitude: near enough to the clock on the wall, and needs no table. */
function crowding(at: Date, lng: number): number {
  const hour = (at.getUTCHours() + at.getUTCMinutes() / 60 + lng / 15 + 48) % 24
  const [before, share] = [Math.floor(hour) % 24, hour % 1]
  return CROWDING[before]! * (1 - share) + CROWDING[(before + 1) % 24]! * share
}
