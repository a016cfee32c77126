import type { Road } from './main-roads.ts'
import { Near, PerSquare } from './near.ts'
import { angleOf, distance, resample, type XY } from './plane.ts'
import { QUARTERS, type Quarter, quarterAt } from './quarters.ts'
import { noise, type Random } from './random.ts'
import type { Site } from './site.ts'

/**
 * Where streets want to go. At every point there is a cross of two square directions, a mixture
 * of the neighbourhood's grain, of the roads and the shore nearby, and of a little wandering.
 * After Chen and others, "Interactive procedural street modeling" (2008), with crosses of four
 * equal arms in place of tensors, so that two roads that meet squarely agree.
 */
export interface StreetField {
  /** One of the four directions, in radians. */
  directionAt(p: XY): number
  /** Metres that streets in this direction keep from each other here. */
  spacing(p: XY, direction: number): number
  quarterAt(p: XY): Quarter
  /** Whether houses and streets belong here at all. */
  isTown(p: XY): boolean
}

const CELL = 40
const LEFT = -4400
const LOW = -3000
const COLUMNS = 221
const ROWS = 172
const ROAD_REACH = 150
const SHORE_REACH = 230

interface Arrow {
  readonly at: XY
  readonly angle: number
  readonly reach: number
}

export function streetField(site: Site, roads: readonly Road[], from: Random): StreetField {
  const wander = noise(Math.floor(from.next() * 1e9), 620)
  const edge = noise(Math.floor(from.next() * 1e9), 900)
  const arrows = new Near<Arrow>(240)
  for (const road of roads) {
    if (road.class === 'local') continue
    pointArrows(resample(road.line, 60), ROAD_REACH, arrows)
  }
  for (const shore of [site.westShore, site.eastShore])
    pointArrows(resample(shore, 70), SHORE_REACH, arrows)

  const cos = new Float32Array(COLUMNS * ROWS)
  const sin = new Float32Array(COLUMNS * ROWS)
  const quarters = new PerSquare(16, (p) => QUARTERS.indexOf(quarterAt(p, site.isEast(p))))
  const quarterOf = (p: XY): Quarter => QUARTERS[quarters.at(p)]!
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const p: XY = [LEFT + column * CELL, LOW + row * CELL]
      const [c, s] = crossAt(p, quarterOf(p).bank, arrows, wander)
      cos[row * COLUMNS + column] = c
      sin[row * COLUMNS + column] = s
    }
  }

  return {
    quarterAt: quarterOf,
    directionAt: (p) => Math.atan2(sampled(sin, p), sampled(cos, p)) / 4,
    spacing: (p, direction) => {
      const quarter = quarterOf(p)
      const isAlong = Math.abs(Math.cos(direction - quarter.grain)) > Math.SQRT1_2
      const far = Math.max(0, distance(p, quarter.at) / quarter.reach - 0.6)
      return (isAlong ? quarter.short : quarter.long) * (1 + Math.min(0.45, 0.35 * far))
    },
    isTown: (p) => {
      const [x, y] = [(p[0] + 20) / 3850, (p[1] - 250) / 3150]
      return Math.abs(x) ** 2.6 + Math.abs(y) ** 2.6 < 1 + 0.28 * edge(p[0], p[1])
    },
  }
}

function pointArrows(line: readonly XY[], reach: number, into: Near<Arrow>): void {
  for (let i = 1; i < line.length; i++) {
    const at: XY = [(line[i - 1]![0] + line[i]![0]) / 2, (line[i - 1]![1] + line[i]![1]) / 2]
    into.put({ at, angle: angleOf(line[i - 1]!, line[i]!), reach }, at)
  }
}

/** The mixture at one point, as cosine and sine of four times the angle. */
function crossAt(
  p: XY,
  bank: Quarter['bank'],
  arrows: Near<Arrow>,
  wander: (x: number, y: number) => number,
): [number, number] {
  let [c, s] = [0, 0]
  for (const quarter of QUARTERS) {
    if (quarter.bank !== bank) continue
    const away = distance(p, quarter.at) / quarter.reach
    const weight = quarter.order * Math.exp(-away * away) + 1e-4 / (1 + away)
    const angle = 4 * (quarter.grain + quarter.wander * wander(p[0], p[1]))
    c += weight * Math.cos(angle)
    s += weight * Math.sin(angle)
  }
  arrows.some(p, 520, (arrow) => {
    const away = distance(p, arrow.at) / arrow.reach
    const weight = 0.75 * Math.exp(-away * away)
    c += weight * Math.cos(4 * arrow.angle)
    s += weight * Math.sin(4 * arrow.angle)
    return false
  })
  const length = Math.hypot(c, s) || 1
  return [c / length, s / length]
}

/** Between the four corners of a cell, by their shares. */
function sampled(grid: Float32Array, p: XY): number {
  const x = Math.max(0, Math.min(COLUMNS - 2, (p[0] - LEFT) / CELL))
  const y = Math.max(0, Math.min(ROWS - 2, (p[1] - LOW) / CELL))
  const [i, j] = [Math.floor(x), Math.floor(y)]
  const [u, v] = [x - i, y - j]
  const at = j * COLUMNS + i
  return (
    (grid[at]! * (1 - u) + grid[at + 1]! * u) * (1 - v) +
    (grid[at + COLUMNS]! * (1 - u) + grid[at + COLUMNS + 1]! * u) * v
  )
}
