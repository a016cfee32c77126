import type { StreetField } from './field.ts'
import { LANDMARKS } from './landmarks.ts'
import type { Road } from './main-roads.ts'
import { Near, PerSquare } from './near.ts'
import type { Network } from './network.ts'
import { along, distance, lengthOf, nearestOnSegment, resample, type XY } from './plane.ts'
import type { Quarter } from './quarters.ts'
import type { Random } from './random.ts'
import { RAILWAY } from './road-plan.ts'
import { Segments } from './segments.ts'
import type { Ground } from './town.ts'

export type BuildingKind = Quarter['houses'] | 'sheds' | 'landmark'

/** A house beside a street: where it stands on the plane, and where along its street. */
export interface Building {
  readonly kind: BuildingKind
  readonly at: XY
  readonly ring: readonly XY[]
  readonly heightMetres: number
  readonly piece: number
  /** 1 on the left of the street, -1 on the right. */
  readonly side: 1 | -1
  /** Metres along the piece. */
  readonly along: number
  readonly name?: string
}

interface Habit {
  readonly width: readonly [number, number]
  readonly depth: readonly [number, number]
  readonly gap: readonly [number, number]
  readonly setback: number
  readonly filled: number
  readonly height: readonly [number, number]
}

/** How each kind of street is lined, in metres. */
const HABITS: Readonly<Record<Exclude<BuildingKind, 'landmark'>, Habit>> = {
  rows: {
    width: [13, 24],
    depth: [10, 15],
    gap: [0, 2],
    setback: 6.5,
    filled: 0.93,
    height: [8, 14],
  },
  blocks: {
    width: [22, 44],
    depth: [15, 25],
    gap: [1, 9],
    setback: 9,
    filled: 0.92,
    height: [11, 30],
  },
  terraces: {
    width: [26, 46],
    depth: [10, 12],
    gap: [7, 13],
    setback: 10,
    filled: 0.8,
    height: [8, 10],
  },
  detached: {
    width: [13, 19],
    depth: [10, 14],
    gap: [18, 34],
    setback: 13,
    filled: 0.62,
    height: [5, 8],
  },
  cottages: {
    width: [11, 16],
    depth: [9, 12],
    gap: [13, 24],
    setback: 11,
    filled: 0.7,
    height: [4, 7],
  },
  sheds: {
    width: [38, 74],
    depth: [24, 40],
    gap: [10, 26],
    setback: 14,
    filled: 0.8,
    height: [8, 12],
  },
}

/** Where work is done by the shipload: sheds in place of houses. */
const WORKS: readonly (readonly [at: XY, radius: number])[] = [
  [[190, -880], 300],
  [[640, 2050], 330],
  [[-2700, -330], 330],
  [[1150, -650], 300],
]

const FASTEST_HOME_STREET_KMH = 60

/** Line the streets with houses, landmarks first. */
export function raiseBuildings(ground: Ground, from: Random): Building[] {
  const { network, roads } = ground
  const builder = new Builder(ground)
  for (const landmark of LANDMARKS) builder.placeLandmark(landmark)
  network.pieces.forEach(({ road }, piece) => {
    if (roads[road]!.speed > FASTEST_HOME_STREET_KMH) return
    for (const side of [1, -1] as const) builder.line(piece, side, from)
  })
  return builder.built
}

class Builder {
  readonly built: Building[] = []
  readonly #network: Network
  readonly #roads: readonly Road[]
  readonly #field: StreetField
  readonly #segments = new Segments()
  readonly #near = new Near<Building>(50)
  readonly #open: PerSquare

  constructor({ network, roads, site, field }: Ground) {
    this.#network = network
    this.#roads = roads
    this.#field = field
    network.pieces.forEach((piece, i) => this.#segments.put(i, piece.line))
    const rails = new Near<XY>(40)
    for (const p of resample(RAILWAY, 12)) rails.put(p, p)
    this.#open = new PerSquare(8, (p) =>
      Number(
        field.isTown(p) &&
          site.isLand(p) &&
          !site.isNearShore(p, 14) &&
          !site.parkAt(p) &&
          !rails.some(p, 18, (q) => distance(p, q) < 18),
      ),
    )
  }

  /** Houses along one side of a piece of street. */
  line(piece: number, side: 1 | -1, from: Random): void {
    const { line } = this.#network.pieces[piece]!
    const total = lengthOf(line)
    const habitAt = (p: XY): Exclude<BuildingKind, 'landmark'> =>
      WORKS.some(([at, radius]) => distance(at, p) < radius)
        ? 'sheds'
        : this.#field.quarterAt(p).houses
    let walked = 7
    while (walked < total - 7) {
      const kind = habitAt(along(line, walked).at)
      const habit = HABITS[kind]
      const width = from.between(...habit.width)
      const depth = from.between(...habit.depth)
      const height = from.between(...habit.height)
      const setback = habit.setback + from.between(0, habit.setback / 4)
      const middle = walked + width / 2
      if (middle + width / 2 > total - 3) break
      if (from.next() < habit.filled) {
        this.#place({ kind, piece, side, middle, width, depth, height, setback })
      }
      walked += width + from.between(...habit.gap)
    }
  }

  placeLandmark({ name, at, size }: { name: string; at: XY; size: XY }): void {
    const near = this.#network.pieces
      .map((piece, i) => ({
        i,
        line: piece.line,
        away: distance(along(piece.line, lengthOf(piece.line) / 2).at, at),
      }))
      .sort((a, b) => a.away - b.away)
      .slice(0, 80)
    for (const { i, line } of near) {
      for (const side of [1, -1] as const) {
        const isPlaced = this.#place({
          kind: 'landmark',
          piece: i,
          side,
          middle: lengthOf(line) / 2,
          width: size[0],
          depth: size[1],
          height: 18,
          setback: 13,
          name,
        })
        if (isPlaced) return
      }
    }
  }

  #place(plan: {
    kind: BuildingKind
    piece: number
    side: 1 | -1
    middle: number
    width: number
    depth: number
    height: number
    setback: number
    name?: string
  }): boolean {
    const piece = this.#network.pieces[plan.piece]!
    const { at: kerb, angle } = along(piece.line, plan.middle)
    const extra = this.#roads[piece.road]!.class === 'local' ? 0 : 4
    const off = plan.side * (plan.setback + extra + plan.depth / 2)
    const at: XY = [kerb[0] - Math.sin(angle) * off, kerb[1] + Math.cos(angle) * off]
    const ring = box(at, angle, plan.width, plan.depth)
    if (ring.some((p) => this.#open.at(p) === 0)) return false
    if (this.#isOnStreet(at, ring, distance(at, ring[0]!))) return false
    if (this.#isTaken(at, ring)) return false

    const building: Building = {
      kind: plan.kind,
      at,
      ring,
      heightMetres: Math.round(plan.height),
      piece: plan.piece,
      side: plan.side,
      along: plan.middle,
      ...(plan.name ? { name: plan.name } : {}),
    }
    this.built.push(building)
    this.#near.put(building, at)
    return true
  }

  /** Whether a street runs through the plot, or close by it. */
  #isOnStreet(at: XY, ring: readonly XY[], radius: number): boolean {
    const spots = [
      at,
      ...ring,
      ...ring.map((p, i): XY => {
        const next = ring[(i + 1) % ring.length]!
        return [(p[0] + next[0]) / 2, (p[1] + next[1]) / 2]
      }),
    ]
    return this.#segments.around(
      at,
      radius + 5,
      ({ a, b }) =>
        distance(at, nearestOnSegment(at, a, b)) < radius + 6 &&
        spots.some((p) => distance(p, nearestOnSegment(p, a, b)) < 5.2),
    )
  }

  #isTaken(at: XY, ring: readonly XY[]): boolean {
    return this.#near.some(
      at,
      110,
      (other) => distance(at, other.at) < 110 && overlaps(ring, other.ring),
    )
  }
}

function box(at: XY, angle: number, width: number, depth: number): XY[] {
  const [c, s] = [Math.cos(angle) / 2, Math.sin(angle) / 2]
  return (
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const
  ).map(
    ([u, v]): XY => [at[0] + u * width * c - v * depth * s, at[1] + u * width * s + v * depth * c],
  )
}

/** Whether two boxes touch: some side of one keeps all of the other outside, or they do. */
function overlaps(one: readonly XY[], two: readonly XY[]): boolean {
  return !isApart(one, two) && !isApart(two, one)
}

function isApart(one: readonly XY[], two: readonly XY[]): boolean {
  for (let i = 0; i < one.length; i++) {
    const [a, b] = [one[i]!, one[(i + 1) % one.length]!]
    const [nx, ny] = [b[1] - a[1], a[0] - b[0]]
    const edge = a[0] * nx + a[1] * ny
    if (two.every((p) => p[0] * nx + p[1] * ny >= edge - 1e-6)) return true
  }
  return false
}
