import { Near } from './near.ts'
import { crossing, distance, type Line, mix, type XY } from './plane.ts'

/** One straight piece of a road: `index` is the road's, `from` the metres along it at `a`. */
export interface Segment {
  readonly road: number
  readonly piece: number
  readonly a: XY
  readonly b: XY
  readonly from: number
}

const SQUARE = 70

/** All straight pieces of all roads, findable by place. */
export class Segments {
  readonly #near = new Near<Segment>(SQUARE)

  put(road: number, line: Line, firstPiece = 0): void {
    let from = 0
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1]!, line[i]!]
      this.#near.put({ road, piece: firstPiece + i - 1, a, b, from }, low(a, b), high(a, b))
      from += distance(a, b)
    }
  }

  /** Visit the pieces whose squares touch the box of segment ab. */
  along(a: XY, b: XY, visit: (segment: Segment) => void): void {
    const centre = mix(a, b, 0.5)
    const radius = Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])) / 2
    this.#near.some(centre, radius, (segment) => {
      visit(segment)
      return false
    })
  }

  /** Visit the pieces near a point. */
  around(at: XY, radius: number, visit: (segment: Segment) => boolean): boolean {
    return this.#near.some(at, radius, visit)
  }

  /** The first piece that the segment ab meets, seen from a. */
  firstHit(
    a: XY,
    b: XY,
    skip: (segment: Segment) => boolean,
  ): { segment: Segment; t: number } | undefined {
    let best: { segment: Segment; t: number } | undefined
    this.along(a, b, (segment) => {
      if (skip(segment)) return
      const meet = crossing(a, b, segment.a, segment.b)
      if (meet && (!best || meet.t < best.t)) best = { segment, t: meet.t }
    })
    return best
  }
}

function low(a: XY, b: XY): XY {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1])]
}

function high(a: XY, b: XY): XY {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1])]
}
