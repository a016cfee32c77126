import type { LngLat, Point } from '#contract/places'
import { type Snapped, StreetGraph } from './street-graph.ts'

/** The streets of a city as plain data: it crosses to another thread as it is. */
export interface StreetPlan {
  readonly nodes: readonly LngLat[]
  readonly edges: readonly {
    readonly a: number
    readonly b: number
    readonly speed: number
    readonly path: readonly LngLat[]
  }[]
  readonly center: Point
  /** West, south, east, north. */
  readonly bounds: readonly [number, number, number, number]
}

/** How far from a street a point may be and still count as in the city. */
const NEAR_METERS = 900
/** So many places are remembered with their seconds to every crossing. */
const MOST_KNOWN = 600

/** The place on a street for a point of the city; nothing outside of it. */
export function snapInside(
  graph: StreetGraph,
  [west, south, east, north]: StreetPlan['bounds'],
  point: Point,
): Snapped | undefined {
  if (point.lng < west || point.lng > east || point.lat < south || point.lat > north)
    return undefined
  const snapped = graph.snap(point)
  return snapped && snapped.off <= NEAR_METERS ? snapped : undefined
}

/** Seconds by street between many places at once; what was worked out for a place is remembered. */
export class StreetTimes {
  readonly #graph: StreetGraph
  readonly #bounds: StreetPlan['bounds']
  readonly #known = new Map<string, { readonly at: Snapped; readonly crossings: Float64Array }>()
  #closed = ''

  constructor(plan: StreetPlan) {
    this.#graph = new StreetGraph(plan)
    this.#bounds = plan.bounds
  }

  /** From each of these to each of those, around the closed edges; nothing when one lies outside the city. */
  secondsFromMany(
    from: readonly Point[],
    to: readonly Point[],
    closed: ReadonlySet<number>,
  ): number[][] | undefined {
    const ends = to.map((point) => snapInside(this.#graph, this.#bounds, point))
    const closedNow = [...closed].sort((a, b) => a - b).join()
    if (closedNow !== this.#closed) this.#known.clear()
    this.#closed = closedNow
    const rows: number[][] = []
    for (const place of from) {
      const start = this.#crossingsFrom(place, closed)
      if (!start) return undefined
      const row: number[] = []
      for (const end of ends) {
        if (!end) return undefined
        row.push(this.#graph.secondsOutOf(start.crossings, start.at, end))
      }
      rows.push(row)
    }
    return rows
  }

  #crossingsFrom(place: Point, closed: ReadonlySet<number>) {
    const key = `${place.lat},${place.lng}`
    const found = this.#known.get(key)
    if (found) return found
    const at = snapInside(this.#graph, this.#bounds, place)
    if (!at) return undefined
    const [oldest] = this.#known.keys()
    if (this.#known.size >= MOST_KNOWN && oldest !== undefined) this.#known.delete(oldest)
    const made = { at, crossings: this.#graph.secondsToCrossings(at, closed) }
    this.#known.set(key, made)
    return made
  }
}
