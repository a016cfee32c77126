import type { LngLat, Point } from '#contract/places'
import { NearestFirst } from './nearest-first.ts'
import { type Network, OFF_STREET_SPEED, type Snapped, StreetGraph } from './street-graph.ts'

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

interface Start {
  readonly at: Snapped
  /** Seconds to every crossing. */
  readonly crossings: Float64Array
}

/** Seconds by street between many places at once; what was worked out for a place is remembered. */
export class StreetTimes {
  readonly #graph: StreetGraph
  readonly #bounds: StreetPlan['bounds']
  readonly #known = new Map<string, Start>()
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
    const { network } = this.#graph
    const rows: number[][] = []
    for (const place of from) {
      const start = this.#crossingsFrom(place, closed)
      if (!start) return undefined
      const row: number[] = []
      for (const end of ends) {
        if (!end) return undefined
        row.push(secondsOutOf(network, start, end))
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
    const made = { at, crossings: secondsToCrossings(this.#graph.network, at, closed) }
    this.#known.set(key, made)
    return made
  }
}

/** Seconds from a place to every crossing (Dijkstra): for asking about many ends at once. */
function secondsToCrossings(
  { nodeCount, first, links, seconds: cost, edges }: Network,
  from: Snapped,
  closed: ReadonlySet<number>,
): Float64Array {
  const best = new Float64Array(nodeCount).fill(Infinity)
  const open = new NearestFirst()
  const reach = (node: number, seconds: number) => {
    if (seconds >= best[node]!) return
    best[node] = seconds
    open.push(node, seconds)
  }
  const begin = edges[from.edge]!
  reach(begin.a, from.share * cost[from.edge]!)
  reach(begin.b, (1 - from.share) * cost[from.edge]!)
  while (open.size > 0) {
    const seconds = open.peek()
    const node = open.pop()
    if (seconds > best[node]!) continue
    for (let k = first[node]!; k < first[node + 1]!; k++) {
      const edge = links[k]!
      if (closed.has(edge)) continue
      const { a, b } = edges[edge]!
      reach(a === node ? b : a, seconds + cost[edge]!)
    }
  }
  return best
}

/** The number that the graph's own search answers, out of the seconds to every crossing. */
function secondsOutOf({ seconds, edges }: Network, { at: from, crossings }: Start, to: Snapped) {
  const { a, b } = edges[to.edge]!
  const whole = seconds[to.edge]!
  const along = from.edge === to.edge ? Math.abs(from.share - to.share) * whole : Infinity
  const best = Math.min(
    along,
    crossings[a]! + to.share * whole,
    crossings[b]! + (1 - to.share) * whole,
  )
  return best + (from.off + to.off) / OFF_STREET_SPEED
}
