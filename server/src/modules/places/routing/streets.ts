import type { Point, Route } from '#contract/places'
import { demoCity, hasDemoCity } from '../city/demo-city.ts'
import { type Snapped, StreetGraph } from './street-graph.ts'

/** How far from a street a point may be and still count as in the city. */
const NEAR_STREET_METERS = 900

let graph: StreetGraph | undefined
/** The street graph of the demo city, made on first use. */
export function demoStreets(): StreetGraph {
  graph ??= new StreetGraph(demoCity())
  return graph
}

/** The way on the demo city's streets, or nothing when an end lies outside the city. */
export function routeOnStreets(from: Point, to: Point): Route | undefined {
  const [start, stop] = [inCity(from), inCity(to)]
  if (!start || !stop) return undefined
  const way = demoStreets().wayBetween(start, stop)
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

function inCity(point: Point): Snapped | undefined {
  if (!hasDemoCity()) return undefined
  const [west, south, east, north] = demoCity().bounds
  if (point.lng < west || point.lng > east || point.lat < south || point.lat > north)
    return undefined
  const snapped = demoStreets().snap(point)
  return snapped && snapped.off <= NEAR_STREET_METERS ? snapped : undefined
}
