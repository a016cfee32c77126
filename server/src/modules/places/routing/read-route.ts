import type { OutputOf } from '#contract/endpoint'
import type { readRoute as contract, Point } from '#contract/places'
import { distanceMeters } from '../geo.ts'
import { refuse } from '../refusals.ts'
import { routing } from './routing.ts'

/** Nobody drives further than this; most pairs of points that far apart have a sea between them. */
const FURTHEST_METERS = 4_000_000

/** The way between two points. Asks the router outside of any transaction. */
export async function readRoute({
  from,
  to,
}: {
  from: Point
  to: Point
}): Promise<OutputOf<typeof contract>> {
  const meters = distanceMeters(from, to)
  if (meters > FURTHEST_METERS) throw refuse.too_far({ meters: Math.round(meters) })
  const route = await routing().estimate(from, to)
  return { ...route, minutes: Math.ceil(route.seconds / 60) }
}
