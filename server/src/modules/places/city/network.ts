import type { Road } from './main-roads.ts'
import { Near } from './near.ts'
import {
  along,
  angleOf,
  bend,
  crossing,
  distance,
  type Line,
  lengthOf,
  mix,
  simplify,
  type XY,
} from './plane.ts'
import { Segments } from './segments.ts'

/** A stretch of road between two crossings. `from` is the metres along the road at its start. */
export interface Piece {
  readonly a: number
  readonly b: number
  readonly line: Line
  readonly road: number
  readonly from: number
}

/** Roads cut at their crossings: `nodes` are the crossings and the dead ends. */
export interface Network {
  readonly nodes: readonly XY[]
  readonly pieces: readonly Piece[]
}

const REACH_METRES = 130
const MEETING_METRES = 11
/** Two nodes' worth of merging is well below this, so a loop's own node is surely another. */
const SHORTEST_LOOP_METRES = 75
const SHORTEST_STUB_METRES = 62
const LONGEST_BLIND_METRES = 150

/** Cut roads where they cross, join loose ends, prune stubs, and keep what hangs together. */
export function buildNetwork(roads: readonly Road[], isOpen: (p: XY) => boolean): Network {
  const lines = joinLooseEnds(roads, isOpen)
  const whole = cut(lines)
  return largest(prune(prune(whole, roads), roads))
}

/** Lengthen streets that end in nothing to the next street ahead, where that meets at a fair angle. */
function joinLooseEnds(roads: readonly Road[], isOpen: (p: XY) => boolean): Line[] {
  const segments = new Segments()
  roads.forEach((road, i) => segments.put(i, road.line))
  return roads.map((road, i) => {
    if (road.class === 'arterial' || isRing(road.line)) return road.line
    const head = reach([...road.line].reverse(), i, segments, isOpen)
    const tail = reach(road.line, i, segments, isOpen)
    for (const added of [head, tail]) if (added) segments.put(i, added, -10)
    return [...(head ? [head[1]!] : []), ...road.line, ...(tail ? [tail[1]!] : [])]
  })
}

function isRing(line: Line): boolean {
  return distance(line[0]!, line[line.length - 1]!) < 1
}

function reach(
  line: Line,
  road: number,
  segments: Segments,
  isOpen: (p: XY) => boolean,
): Line | undefined {
  const end = line[line.length - 1]!
  const angle = angleOf(line[line.length - 2]!, end)
  const far: XY = [end[0] + Math.cos(angle) * REACH_METRES, end[1] + Math.sin(angle) * REACH_METRES]
  const hit = segments.firstHit(end, far, (segment) => segment.road === road)
  if (!hit || bend(angle, angleOf(hit.segment.a, hit.segment.b)) < 0.42) return undefined
  const meet = mix(end, far, hit.t)
  for (let t = 0.1; t < 1; t += 0.1) if (!isOpen(mix(end, meet, t))) return undefined
  return [end, mix(end, far, hit.t + 2 / REACH_METRES)]
}

function cut(lines: readonly Line[]): Network {
  const segments = new Segments()
  lines.forEach((line, i) => segments.put(i, line))
  const meetings = new Meetings()
  const pieces: Piece[] = []
  lines.forEach((line, road) => {
    const cuts = cutsOf(line, road, segments)
    let last = cuts[0]!
    for (const here of cuts.slice(1)) {
      const [a, b] = [meetings.at(along(line, last).at), meetings.at(along(line, here).at)]
      if (a === b && here - last < SHORTEST_LOOP_METRES) continue
      const piece = (from: number, to: number, start: number, stop: number): Piece => {
        const shape = [meetings.nodes[start]!, ...part(line, from, to), meetings.nodes[stop]!]
        return { a: start, b: stop, line: simplify(shape, 0.9), road, from }
      }
      if (a === b) {
        // A loop gets a node of its own, so that no piece begins and ends in one place.
        const middle = last + (here - last) / 3
        const turn = meetings.at(along(line, middle).at)
        pieces.push(piece(last, middle, a, turn), piece(middle, here, turn, b))
      } else {
        pieces.push(piece(last, here, a, b))
      }
      last = here
    }
  })
  return { nodes: meetings.nodes, pieces: withoutTwins(pieces) }
}

/** Metres along a road at which something crosses it, with its two ends. */
function cutsOf(line: Line, road: number, segments: Segments): number[] {
  const total = lengthOf(line)
  const cuts = [0, total]
  let from = 0
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!]
    const step = distance(a, b)
    segments.along(a, b, (other) => {
      if (other.road === road && Math.abs(other.piece - (i - 1)) < 2) return
      const meet = crossing(a, b, other.a, other.b)
      if (meet) cuts.push(from + meet.t * step)
    })
    from += step
  }
  return cuts.sort((p, q) => p - q)
}

/** The inner points of a line between two distances. */
function part(line: Line, from: number, to: number): XY[] {
  const kept: XY[] = []
  let walked = 0
  for (let i = 1; i < line.length - 1; i++) {
    walked += distance(line[i - 1]!, line[i]!)
    if (walked > from + 3 && walked < to - 3) kept.push(line[i]!)
  }
  return kept
}

/** Crossings that lie within a few metres of each other are one crossing. */
class Meetings {
  readonly nodes: XY[] = []
  readonly #near = new Near<number>(40)

  at(p: XY): number {
    let best = -1
    this.#near.some(p, MEETING_METRES, (node) => {
      const away = distance(this.nodes[node]!, p)
      if (away < MEETING_METRES && (best < 0 || away < distance(this.nodes[best]!, p))) best = node
      return false
    })
    if (best >= 0) return best
    this.nodes.push(p)
    this.#near.put(this.nodes.length - 1, p)
    return this.nodes.length - 1
  }
}

/** Two pieces between the same crossings, of nearly the same length, are one street drawn twice. */
function withoutTwins(pieces: readonly Piece[]): Piece[] {
  const seen = new Map<string, number[]>()
  return pieces.filter((piece) => {
    const key = piece.a < piece.b ? `${piece.a}-${piece.b}` : `${piece.b}-${piece.a}`
    const metres = lengthOf(piece.line)
    const others = seen.get(key) ?? []
    if (others.some((other) => Math.abs(other - metres) < 0.25 * metres + 10)) return false
    seen.set(key, [...others, metres])
    return metres > 0
  })
}

/** Take away stubs, and long blind hairs at the edge of town; short closes stay. */
function prune(network: Network, roads: readonly Road[]): Network {
  let pieces = [...network.pieces]
  for (let round = 0; round < 4; round++) {
    const degree = new Map<number, number>()
    for (const { a, b } of pieces)
      for (const end of [a, b]) degree.set(end, (degree.get(end) ?? 0) + 1)
    const kept = pieces.filter((piece) => {
      const isBlind = degree.get(piece.a) === 1 || degree.get(piece.b) === 1
      if (!isBlind || (roads[piece.road]!.class === 'arterial' && lengthOf(piece.line) > 400))
        return true
      const metres = lengthOf(piece.line)
      return metres > SHORTEST_STUB_METRES && metres < LONGEST_BLIND_METRES
    })
    if (kept.length === pieces.length) break
    pieces = kept
  }
  return { nodes: network.nodes, pieces }
}

/** The biggest part that hangs together, with its nodes numbered afresh. */
function largest(network: Network): Network {
  const parent = network.nodes.map((_, i) => i)
  const rootOf = (i: number): number => {
    let at = i
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!
    return at
  }
  for (const { a, b } of network.pieces) parent[rootOf(a)] = rootOf(b)
  const size = new Map<number, number>()
  for (const { a } of network.pieces) size.set(rootOf(a), (size.get(rootOf(a)) ?? 0) + 1)
  const main = [...size].sort((p, q) => q[1] - p[1])[0]![0]

  const number = new Map<number, number>()
  const nodes: XY[] = []
  const renumbered = (node: number): number => {
    const known = number.get(node)
    if (known !== undefined) return known
    number.set(node, nodes.length)
    nodes.push(network.nodes[node]!)
    return nodes.length - 1
  }
  const pieces = network.pieces
    .filter(({ a }) => rootOf(a) === main)
    .map((piece) => ({ ...piece, a: renumbered(piece.a), b: renumbered(piece.b) }))
  return { nodes, pieces }
}
