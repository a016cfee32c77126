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

function inCity(point: Point): Snapped | undefined {
  if (!hasDemoCity()) return undefined
  const [west, south, east, north] = demoCity().bounds
  if (point.lng < west || point.lng > east || point.lat < south || point.lat > north)
    return undefined
  const snapped = demoStreets().snap(point)
  return snapped && snapped.off <= NEAR_STREET_METERS ? snapped : undefined
}

/** So many places are remembered with their seconds to every crossing. */
const MOST_KNOWN = 600
const known = new Map<string, { readonly at: Snapped; readonly crossings: Float64Array }>()
let knownClosed = ''

/**
 * Seconds by street from each of these places to each of those, around the closed streets; nothing
 * when one of them lies outside the city. What was worked out for a place is remembered.
 */
export function secondsFromMany(
  from: readonly Point[],
  to: readonly Point[],
  closed: ReadonlySet<number>,
): number[][] | undefined {
  const ends = to.map(inCity)
  if (ends.includes(undefined)) return undefined
  const closedNow = [...closed].sort((a, b) => a - b).join()
  if (closedNow !== knownClosed) known.clear()
  knownClosed = closedNow
  const rows: number[][] = []
  for (const place of from) {
    const start = crossingsFrom(place, closed)
    if (!start) return undefined
    rows.push(
      ends.map((end) =>
        end ? demoStreets().secondsOutOf(start.crossings, start.at, end) : Infinity,
      ),
    )
  }
  return rows
}

function crossingsFrom(place: Point, closed: ReadonlySet<number>) {
  const key = `${place.lat},${place.lng}`
  const found = known.get(key)
  if (found) return found
  const at = inCity(place)
  if (!at) return undefined
  const [oldest] = known.keys()
  if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest)
  const made = { at, crossings: demoStreets().secondsToCrossings(at, closed) }
  known.set(key, made)
  return made
}
