import type { StreetField } from './field.ts'
import type { Road } from './main-roads.ts'
import { Near, PerSquare } from './near.ts'
import { angleOf, bend, distance, lengthOf, resample, simplify, type XY } from './plane.ts'
import type { Random } from './random.ts'
import type { Site } from './site.ts'

/** Evenly spaced streets that follow the field: after Jobard and Lefer (1997). */
interface Sample {
  readonly at: XY
  readonly angle: number
}

const STEP = 12
const LONGEST = 320
const SHORTEST_METRES = 90
const SHORTEST_COLLECTOR_METRES = 650
/** A street may come this share of its spacing near to a parallel one before it stops. */
const STOP_SHARE = 0.58

/** Collectors first, at wide spacing, then the streets between them. */
export function growStreets(
  site: Site,
  field: StreetField,
  planned: readonly Road[],
  from: Random,
): Road[] {
  const laid = new Near<Sample>(90)
  for (const road of planned) layDown(resample(road.line, STEP), laid)

  // Town, dry land, not on the beach, not in a park.
  const open = new PerSquare(8, (p) =>
    Number(field.isTown(p) && site.isLand(p) && !site.isNearShore(p, 34) && !site.parkAt(p)),
  )
  const grown: Road[] = []
  for (const rank of ['collector', 'local'] as const) {
    const wide = rank === 'collector' ? 3.4 : 1
    const grower = new Grower(field, laid, open, wide)
    for (const start of starts({ planned, grown }, field, from.branch(rank), wide)) {
      if (grown.length > 2000) break
      for (const turn of [0, Math.PI / 2]) {
        const line = grower.grow(start, turn)
        if (!line) continue
        layDown(line, laid)
        grown.push({
          line: simplify(line, 0.8),
          class: rank,
          speed: rank === 'collector' ? 40 : 30,
        })
      }
    }
  }
  return grown
}

function layDown(line: readonly XY[], laid: Near<Sample>): void {
  for (let i = 0; i < line.length; i++) {
    const a = line[Math.max(0, i - 1)]!
    const b = line[Math.min(line.length - 1, i + 1)]!
    laid.put({ at: line[i]!, angle: angleOf(a, b) }, line[i]!)
  }
}

/** Places to start from: beside the planned roads first, then everywhere, in a shuffled order. */
function* starts(
  roads: { readonly planned: readonly Road[]; readonly grown: readonly Road[] },
  field: StreetField,
  from: Random,
  wide: number,
): Generator<XY> {
  const { planned, grown } = roads
  for (const road of planned) yield* beside(road, field, wide)
  for (let i = 0; i < grown.length; i++) yield* beside(grown[i]!, field, wide)
  const grid: XY[] = []
  for (let x = -4000; x <= 4000; x += 55) {
    for (let y = -2800; y <= 3600; y += 55)
      grid.push([x + from.between(-20, 20), y + from.between(-20, 20)])
  }
  yield* from.shuffled(grid)
  for (let i = 0; i < grown.length; i++) yield* beside(grown[i]!, field, wide)
}

function* beside(road: Road, field: StreetField, wide: number): Generator<XY> {
  const line = resample(road.line, 60)
  for (let i = 1; i < line.length; i++) {
    const angle = angleOf(line[i - 1]!, line[i]!)
    const off = field.spacing(line[i]!, angle) * wide * 1.02
    for (const side of [-1, 1]) {
      yield [line[i]![0] - Math.sin(angle) * off * side, line[i]![1] + Math.cos(angle) * off * side]
    }
  }
}

/** Draws one street at a time through the field, as long as it has room. */
class Grower {
  readonly #field: StreetField
  readonly #laid: Near<Sample>
  readonly #wide: number
  readonly #open: PerSquare

  constructor(field: StreetField, laid: Near<Sample>, open: PerSquare, wide: number) {
    this.#open = open
    this.#field = field
    this.#laid = laid
    this.#wide = wide
  }

  grow(start: XY, turn: number): XY[] | undefined {
    const direction = this.#field.directionAt(start) + turn
    if (!this.#hasRoom(start, direction, 0.97)) return undefined
    const ahead = this.#walk(start, direction)
    const back = this.#walk(start, direction + Math.PI)
    const line = [...back.reverse(), start, ...ahead]
    const shortest = this.#wide > 1 ? SHORTEST_COLLECTOR_METRES : SHORTEST_METRES
    return lengthOf(line) < shortest ? undefined : line
  }

  #walk(start: XY, direction: number): XY[] {
    const walked: XY[] = []
    let at = start
    let heading = direction
    for (let i = 0; i < LONGEST; i++) {
      const half: XY = [
        at[0] + (Math.cos(heading) * STEP) / 2,
        at[1] + (Math.sin(heading) * STEP) / 2,
      ]
      heading = nearestArm(this.#field.directionAt(half), heading)
      const next: XY = [at[0] + Math.cos(heading) * STEP, at[1] + Math.sin(heading) * STEP]
      if (!this.#hasRoom(next, heading, STOP_SHARE) || this.#circles(walked, next, heading)) break
      walked.push(next)
      at = next
    }
    return walked
  }

  /** Whether a street in this direction may be here: open ground, and no parallel near. */
  #hasRoom(p: XY, direction: number, share: number): boolean {
    if (this.#open.at(p) === 0) return false
    const keep = this.#field.spacing(p, direction) * this.#wide * share
    return !this.#laid.some(
      p,
      keep,
      (other) => bend(other.angle, direction) < 0.62 && distance(other.at, p) < keep,
    )
  }

  #circles(walked: readonly XY[], next: XY, heading: number): boolean {
    const keep = this.#field.spacing(next, heading) * this.#wide * STOP_SHARE
    for (let i = 0; i < walked.length - 24; i += 2) {
      if (distance(walked[i]!, next) < keep) return true
    }
    return false
  }
}

/** Of the four arms of a cross, the one that turns least from the heading. */
function nearestArm(arm: number, heading: number): number {
  const quarter = Math.PI / 2
  return arm + Math.round((heading - arm) / quarter) * quarter
}
