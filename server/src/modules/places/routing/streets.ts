import type { Point, Route } from '#contract/places'
import { demoCity, hasDemoCity } from '../city/demo-city.ts'
import { type Snapped, StreetGraph } from './street-graph.ts'
import { type StreetPlan, snapInside } from './street-times.ts'

let graph: StreetGraph | undefined
/** The street graph of the demo city, made on first use. */
export function demoStreets(): StreetGraph {
  graph ??= new StreetGraph(demoCity())
  return graph
}

/**
 * The way on the demo city's streets, around the closed ones, or nothing when an end lies outside
 * the city.
 */
export function routeOnStreets(
  from: Point,
  to: Point,
  closed?: ReadonlySet<number>,
): Route | undefined {
  const [start, stop] = [inCity(from), inCity(to)]
  if (!start || !stop) return undefined
  const way = demoStreets().wayBetween(start, stop, closed)
  if (!way) return undefined
  const path: Route['path'] = [[from.lng, from.lat], ...way.path, [to.lng, to.lat]]
  return {
    meters: Math.round(way.meters),
    seconds: Math.round(way.seconds),
    path,
    source: 'streets',
  }
}

/** Seconds on the demo city's streets, or nothing when an end lies outside the city. */
export function secondsOnStreets(from: Point, to: Point): number | undefined {
  const [start, stop] = [inCity(from), inCity(to)]
  if (!start || !stop) return undefined
  const seconds = demoStreets().secondsBetween(start, stop)
  return Number.isFinite(seconds) ? seconds : undefined
}

/** The drawn city's streets as plain data, for a thread of its own; nothing where there is no drawn city. */
export function streetPlan(): StreetPlan | undefined {
  if (!hasDemoCity()) return undefined
  const { nodes, edges, center, bounds } = demoCity()
  return {
    nodes,
    edges: edges.map(({ a, b, speed, path }) => ({ a, b, speed, path })),
    center,
    bounds,
  }
}

/** Where `StreetTimes` is, for a thread that must not load the whole house to get it. */
export const streetTimesFile = new URL('./street-times.ts', import.meta.url)

function inCity(point: Point): Snapped | undefined {
  if (!hasDemoCity()) return undefined
  return snapInside(demoStreets(), demoCity().bounds, point)
}
