/** A point of the city's own flat plane: metres east and north of its centre. */
export type XY = readonly [x: number, y: number]
export type Line = readonly XY[]

/** Metres between two points. */
export function distance(a: XY, b: XY): number {
  // Math.hypot is several times slower, and nothing here is near the limits it guards.
  const dx = a[0] - b[0]
  const dy = a[1] - b[1]
  return Math.sqrt(dx * dx + dy * dy)
}

/** The point `t` of the way from a to b. */
export function mix(a: XY, b: XY, t: number): XY {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
}

/** Direction from a to b in radians, counter-clockwise from east. */
export function angleOf(a: XY, b: XY): number {
  return Math.atan2(b[1] - a[1], b[0] - a[0])
}

/** Angle between two undirected lines: 0 when parallel, π/2 when square. */
export function bend(a: number, b: number): number {
  const turn = Math.abs(a - b) % Math.PI
  return Math.min(turn, Math.PI - turn)
}

export function lengthOf(line: Line): number {
  let metres = 0
  for (let i = 1; i < line.length; i++) metres += distance(line[i - 1]!, line[i]!)
  return metres
}

/** The point `metres` along a line, and the line's direction there. */
export function along(line: Line, metres: number): { at: XY; angle: number } {
  let left = metres
  for (let i = 1; i < line.length; i++) {
    const from = line[i - 1]!
    const to = line[i]!
    const step = distance(from, to)
    if (left <= step || i === line.length - 1) {
      const t = step === 0 ? 0 : Math.min(1, left / step)
      return { at: mix(from, to, t), angle: angleOf(from, to) }
    }
    left -= step
  }
  throw new Error('a line needs two points')
}

/** The same line with points every `step` metres (the last piece may be shorter). */
export function resample(line: Line, step: number): XY[] {
  const pieces = Math.max(1, Math.round(lengthOf(line) / step))
  const metres = lengthOf(line) / pieces
  const points: XY[] = [line[0]!]
  let walked = 0
  let next = metres
  for (let i = 1; i < line.length && points.length < pieces; i++) {
    const from = line[i - 1]!
    const to = line[i]!
    const piece = distance(from, to)
    while (next <= walked + piece && points.length < pieces) {
      points.push(mix(from, to, (next - walked) / piece))
      next += metres
    }
    walked += piece
  }
  points.push(line[line.length - 1]!)
  return points
}

/** A smooth curve through the points (Catmull–Rom, uniform), sampled every `step` metres. */
export function curve(through: Line, step: number, isClosed = false): XY[] {
  const count = through.length
  const at = (i: number): XY => {
    if (isClosed) return through[(i + count) % count]!
    return through[Math.max(0, Math.min(count - 1, i))]!
  }
  const fine: XY[] = []
  const spans = isClosed ? count : count - 1
  for (let i = 0; i < spans; i++) {
    const around = [at(i - 1), at(i), at(i + 1), at(i + 2)] as const
    for (let k = 0; k < 12; k++) fine.push(bendThrough(around, k / 12))
  }
  fine.push(isClosed ? at(0) : at(count - 1))
  return resample(fine, step)
}

function bendThrough([p0, p1, p2, p3]: readonly [XY, XY, XY, XY], t: number): XY {
  const value = (a: number, b: number, c: number, d: number): number =>
    0.5 *
    (2 * b +
      (c - a) * t +
      (2 * a - 5 * b + 4 * c - d) * t * t +
      (3 * b - a - 3 * c + d) * t * t * t)
  return [value(p0[0], p1[0], p2[0], p3[0]), value(p0[1], p1[1], p2[1], p3[1])]
}

/** Fewer points, never more than `tolerance` metres off (Douglas–Peucker). */
export function simplify(line: Line, tolerance: number): XY[] {
  if (line.length < 3) return [...line]
  const first = line[0]!
  const last = line[line.length - 1]!
  let worst = 0
  let where = 0
  for (let i = 1; i < line.length - 1; i++) {
    const off = distance(line[i]!, nearestOnSegment(line[i]!, first, last))
    if (off > worst) [worst, where] = [off, i]
  }
  if (worst <= tolerance) return [first, last]
  const head = simplify(line.slice(0, where + 1), tolerance)
  return [...head.slice(0, -1), ...simplify(line.slice(where), tolerance)]
}

/** The point of segment ab that is nearest to p. */
export function nearestOnSegment(p: XY, a: XY, b: XY): XY {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const square = dx * dx + dy * dy
  if (square === 0) return a
  const t = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square
  return mix(a, b, Math.max(0, Math.min(1, t)))
}

/** Metres from a point to a line. */
export function distanceToLine(p: XY, line: Line): number {
  let best = Infinity
  for (let i = 1; i < line.length; i++) {
    best = Math.min(best, distance(p, nearestOnSegment(p, line[i - 1]!, line[i]!)))
  }
  return best
}

/** Where segments ab and cd meet: shares of each, or nothing. */
export function crossing(a: XY, b: XY, c: XY, d: XY): { t: number; u: number } | undefined {
  const rx = b[0] - a[0]
  const ry = b[1] - a[1]
  const sx = d[0] - c[0]
  const sy = d[1] - c[1]
  const cross = rx * sy - ry * sx
  if (Math.abs(cross) < 1e-9) return undefined
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross
  if (t < 0 || t > 1 || u < 0 || u > 1) return undefined
  return { t, u }
}

/** Whether a point lies inside a ring (even–odd rule; the ring need not repeat its first point). */
export function inside(p: XY, ring: Line): boolean {
  let isInside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i]!
    const b = ring[j]!
    const isBetween = a[1] > p[1] !== b[1] > p[1]
    if (isBetween && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]) {
      isInside = !isInside
    }
  }
  return isInside
}

/** The same question for a ring with very many corners, answered from a table of its edges by y. */
export function insideTest(ring: Line): (p: XY) => boolean {
  const BAND = 60
  const bands = new Map<number, [XY, XY][]>()
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i]!, ring[j]!]
    const top = Math.floor(Math.max(a[1], b[1]) / BAND)
    for (let band = Math.floor(Math.min(a[1], b[1]) / BAND); band <= top; band++) {
      const edges = bands.get(band)
      if (edges) edges.push([a, b])
      else bands.set(band, [[a, b]])
    }
  }
  return (p) => {
    let isInside = false
    for (const [a, b] of bands.get(Math.floor(p[1] / BAND)) ?? []) {
      const isBetween = a[1] > p[1] !== b[1] > p[1]
      if (isBetween && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]) {
        isInside = !isInside
      }
    }
    return isInside
  }
}

/** Square metres of a ring; positive when counter-clockwise. */
export function areaOf(ring: Line): number {
  let twice = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    twice += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1]
  }
  return twice / 2
}

/** Middle of a ring's corners, weighted by edge length. */
export function middleOf(ring: Line): XY {
  let [x, y, weight] = [0, 0, 0]
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const length = distance(ring[i]!, ring[j]!)
    const centre = mix(ring[i]!, ring[j]!, 0.5)
    x += centre[0] * length
    y += centre[1] * length
    weight += length
  }
  return weight === 0 ? ring[0]! : [x / weight, y / weight]
}

/** The part of a ring on the left of the line from a to b (Sutherland–Hodgman). */
export function clipLeft(ring: Line, a: XY, b: XY): XY[] {
  const side = (p: XY): number => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
  const kept: XY[] = []
  for (let i = 0; i < ring.length; i++) {
    const from = ring[i]!
    const to = ring[(i + 1) % ring.length]!
    const sf = side(from)
    const st = side(to)
    if (sf >= 0) kept.push(from)
    if (sf >= 0 !== st >= 0) kept.push(mix(from, to, sf / (sf - st)))
  }
  return kept
}
