import type { LngLat, Point } from '#contract/places'
import type { City } from '../city/build-city.ts'
import { Near } from '../city/near.ts'
import { distance, mix, nearestOnSegment, type XY } from '../city/plane.ts'
import { FlatMap } from './flat-map.ts'
import { NearestFirst } from './nearest-first.ts'

/** A place on a street: `share` of the way from the edge's a to its b, `off` metres away from the asked point. */
export interface Snapped {
  readonly edge: number
  readonly share: number
  readonly at: LngLat
  readonly off: number
}

/** What a search answers: edges in order of travel, and the cost of them. */
export interface Way {
  readonly meters: number
  readonly seconds: number
  readonly path: LngLat[]
}

/** What of a city a graph is made of. */
export type Streets = Pick<City, 'nodes' | 'center'> & {
  readonly edges: readonly Pick<City['edges'][number], 'a' | 'b' | 'speed' | 'path'>[]
}

export interface Network {
  readonly nodeCount: number
  /** For node n: its edges are `links[first[n]] … links[first[n + 1] - 1]`. */
  readonly first: Int32Array
  readonly links: Int32Array
  readonly seconds: Float64Array
  readonly edges: Streets['edges']
}

interface Stretch {
  readonly edge: number
  readonly a: XY
  readonly b: XY
  readonly before: number
}

/** Drivers do not hold the limit: this share of it is what they make between crossings. */
const PACE = 0.82
/** Seconds that a crossing costs, lights and turning together. */
const CROSSING_SECONDS = 3
/** Metres per second from the kerb to the door. */
export const OFF_STREET_SPEED = 3
const SEARCH_METERS = [70, 200, 600, 1500] as const
const ALL_OPEN: ReadonlySet<number> = new Set()

/**
 * The streets of a city as a graph, all of them open both ways, but for the edges that are said to
 * be closed: nobody drives through those, though a way may begin or end there. Not for two searches
 * at once: the working arrays are shared, and a search runs to its end without a pause.
 */
export class StreetGraph {
  readonly nodeCount: number
  readonly edgeCount: number
  readonly #city: Streets
  readonly #flat: FlatMap
  readonly #x: Float64Array
  readonly #y: Float64Array
  readonly #meters: Float64Array
  readonly #seconds: Float64Array
  /** For node n: its edges are `#links[#first[n]] … #links[#first[n + 1] - 1]`. */
  readonly #first: Int32Array
  readonly #links: Int32Array
  readonly #near = new Near<Stretch>(120)
  readonly #fastest: number

  readonly #cost: Float64Array
  readonly #via: Int32Array
  readonly #seen: Int32Array
  readonly #open = new NearestFirst()
  #round = 0

  constructor(city: Streets) {
    this.#city = city
    this.nodeCount = city.nodes.length
    this.edgeCount = city.edges.length
    this.#flat = new FlatMap(city.center)
    this.#x = Float64Array.from(city.nodes, (at) => this.#flat.plane(at)[0])
    this.#y = Float64Array.from(city.nodes, (at) => this.#flat.plane(at)[1])
    this.#meters = Float64Array.from(city.edges, (edge, i) => this.#measure(edge.path, i))
    this.#seconds = Float64Array.from(
      city.edges,
      (edge, i) => this.#meters[i]! / ((edge.speed / 3.6) * PACE) + CROSSING_SECONDS,
    )
    this.#fastest = Math.max(...city.edges.map((edge) => edge.speed / 3.6)) * PACE
    const [first, links] = this.#link()
    this.#first = first
    this.#links = links
    this.#cost = new Float64Array(this.nodeCount)
    this.#via = new Int32Array(this.nodeCount)
    this.#seen = new Int32Array(this.nodeCount)
  }

  /** The nearest place on a street, or nothing within 1.5 km. */
  snap(point: Point): Snapped | undefined {
    const p = this.#flat.plane([point.lng, point.lat])
    for (const radius of SEARCH_METERS) {
      let best: { stretch: Stretch; at: XY; off: number } | undefined
      this.#near.some(p, radius, (stretch) => {
        const at = nearestOnSegment(p, stretch.a, stretch.b)
        const off = distance(p, at)
        if (off <= radius && (!best || off < best.off)) best = { stretch, at, off }
        return false
      })
      if (!best) continue
      const { stretch, at, off } = best
      const meters = stretch.before + distance(stretch.a, at)
      const share = Math.min(1, meters / this.#meters[stretch.edge]!)
      return { edge: stretch.edge, share, at: this.#flat.globe(at), off }
    }
    return undefined
  }

  /** Fastest way between two snapped places (A*), as seconds alone. Infinity when there is none. */
  secondsBetween(from: Snapped, to: Snapped, closed = ALL_OPEN): number {
    return this.#search(from, to, closed).seconds
  }

  /** The crossings and what lies between them, for those who search in another way. */
  get network(): Network {
    const [first, links, seconds] = [this.#first, this.#links, this.#seconds]
    return { nodeCount: this.nodeCount, first, links, seconds, edges: this.#city.edges }
  }

  /** Fastest way between two snapped places (A*), with the path to draw. */
  wayBetween(from: Snapped, to: Snapped, closed = ALL_OPEN): Way | undefined {
    const found = this.#search(from, to, closed)
    if (found.seconds === Infinity) return undefined
    const pieces =
      found.end < 0
        ? [this.#part(from.edge, from.share, to.share)]
        : this.#retrace(from, to, found.end)
    const path = joined(pieces)
    let meters = from.off + to.off
    for (let i = 1; i < path.length; i++)
      meters += distance(this.#flat.plane(path[i - 1]!), this.#flat.plane(path[i]!))
    return { meters, seconds: found.seconds, path }
  }

  /** Seconds of each edge, for those who want to check the search: a, b, seconds. */
  edgeCosts(): readonly (readonly [a: number, b: number, seconds: number])[] {
    return this.#city.edges.map((edge, i) => [edge.a, edge.b, this.#seconds[i]!])
  }

  /** The place at a crossing. */
  snapToNode(node: number): Snapped {
    const edge = this.#links[this.#first[node]!]!
    return {
      edge,
      share: this.#city.edges[edge]!.a === node ? 0 : 1,
      at: this.#city.nodes[node]!,
      off: 0,
    }
  }

  #search(
    from: Snapped,
    to: Snapped,
    closed: ReadonlySet<number>,
  ): { seconds: number; end: number } {
    this.#round += 1
    const [goalA, goalB] = this.#ends(to.edge)
    const [toA, toB] = [
      to.share * this.#seconds[to.edge]!,
      (1 - to.share) * this.#seconds[to.edge]!,
    ]
    const goal = this.#flat.plane(to.at)
    const kerb = (from.off + to.off) / OFF_STREET_SPEED
    let best =
      from.edge === to.edge ? Math.abs(from.share - to.share) * this.#seconds[from.edge]! : Infinity
    let end = -1

    this.#open.clear()
    const [startA, startB] = this.#ends(from.edge)
    this.#reach(startA, from.share * this.#seconds[from.edge]!, -1, goal)
    this.#reach(startB, (1 - from.share) * this.#seconds[from.edge]!, -1, goal)
    while (this.#open.peek() < best) {
      const node = this.#open.pop()
      const cost = this.#cost[node]!
      if (node === goalA && cost + toA < best) [best, end] = [cost + toA, node]
      if (node === goalB && cost + toB < best) [best, end] = [cost + toB, node]
      for (let k = this.#first[node]!; k < this.#first[node + 1]!; k++) {
        const edge = this.#links[k]!
        if (closed.has(edge)) continue
        this.#reach(this.#other(edge, node), cost + this.#seconds[edge]!, edge, goal)
      }
    }
    return { seconds: best + kerb, end }
  }

  /** Note a way to a node when it is the best so far, and queue it by what it may cost in the end. */
  #reach(node: number, cost: number, via: number, goal: XY): void {
    if (this.#seen[node] === this.#round && this.#cost[node]! <= cost) return
    this.#seen[node] = this.#round
    this.#cost[node] = cost
    this.#via[node] = via
    const [dx, dy] = [this.#x[node]! - goal[0], this.#y[node]! - goal[1]]
    // Rounded coordinates make a line a hair longer than the sum of its parts, hence 0.999.
    this.#open.push(node, cost + (0.999 * Math.sqrt(dx * dx + dy * dy)) / this.#fastest)
  }

  #retrace(from: Snapped, to: Snapped, end: number): LngLat[][] {
    const pieces: LngLat[][] = [
      this.#part(to.edge, end === this.#ends(to.edge)[0] ? 0 : 1, to.share),
    ]
    let node = end
    while (this.#via[node]! >= 0) {
      const edge = this.#via[node]!
      const before = this.#other(edge, node)
      const { path } = this.#city.edges[edge]!
      pieces.push(before === this.#ends(edge)[0] ? [...path] : [...path].reverse())
      node = before
    }
    pieces.push(this.#part(from.edge, from.share, node === this.#ends(from.edge)[0] ? 0 : 1))
    return pieces.reverse()
  }

  /** The stretch of an edge between two shares, in the direction of travel. */
  #part(edge: number, start: number, stop: number): LngLat[] {
    const { path } = this.#city.edges[edge]!
    const [low, high] = [
      Math.min(start, stop) * this.#meters[edge]!,
      Math.max(start, stop) * this.#meters[edge]!,
    ]
    const kept: LngLat[] = []
    let walked = 0
    for (let i = 1; i < path.length; i++) {
      const [a, b] = [this.#flat.plane(path[i - 1]!), this.#flat.plane(path[i]!)]
      const step = distance(a, b)
      if (walked + step >= low && walked <= high && step > 0) {
        kept.push(this.#flat.globe(mix(a, b, Math.max(0, (low - walked) / step))))
        kept.push(this.#flat.globe(mix(a, b, Math.min(1, (high - walked) / step))))
      }
      walked += step
    }
    return start <= stop ? kept : kept.reverse()
  }

  #ends(edge: number): readonly [number, number] {
    const { a, b } = this.#city.edges[edge]!
    return [a, b]
  }

  #other(edge: number, node: number): number {
    const { a, b } = this.#city.edges[edge]!
    return a === node ? b : a
  }

  #measure(path: readonly LngLat[], edge: number): number {
    let before = 0
    for (let i = 1; i < path.length; i++) {
      const [a, b] = [this.#flat.plane(path[i - 1]!), this.#flat.plane(path[i]!)]
      const low: XY = [Math.min(a[0], b[0]), Math.min(a[1], b[1])]
      const high: XY = [Math.max(a[0], b[0]), Math.max(a[1], b[1])]
      this.#near.put({ edge, a, b, before }, low, high)
      before += distance(a, b)
    }
    return Math.max(before, 0.5)
  }

  #link(): [Int32Array, Int32Array] {
    const { edges } = this.#city
    const first = new Int32Array(this.nodeCount + 1)
    for (const { a, b } of edges) for (const end of [a, b]) first[end + 1]!++
    for (let i = 0; i < this.nodeCount; i++) first[i + 1]! += first[i]!
    const free = first.slice()
    const links = new Int32Array(edges.length * 2)
    edges.forEach(({ a, b }, i) => {
      for (const end of [a, b]) links[free[end]!++] = i
    })
    return [first, links]
  }
}

/** The pieces as one line: where one ends and the next begins is one point. */
function joined(pieces: readonly (readonly LngLat[])[]): LngLat[] {
  const path: LngLat[] = []
  for (const at of pieces.flat()) {
    const last = path[path.length - 1]
    if (!last || last[0] !== at[0] || last[1] !== at[1]) path.push(at)
  }
  return path
}
