import { curve, distance, type Line, mix, type XY } from './plane.ts'
import { ARTERIALS, COLLECTORS, PROMENADES } from './road-plan.ts'
import type { Site } from './site.ts'

export type RoadClass = 'arterial' | 'collector' | 'local'

/** A street before it is cut at crossings. `speed` in km/h. */
export interface Road {
  readonly line: Line
  readonly class: RoadClass
  readonly speed: number
  /** Roads that the town planned by name; the others are christened later. */
  readonly name?: string
}

const OVERSHOOT_METRES = 25

/** The planned roads: they give the town its shape, and every street grows from them. */
export function planRoads(site: Site): Road[] {
  const arterials = ARTERIALS.map(
    (road): Road => ({
      name: road.name,
      class: 'arterial',
      speed: road.speed,
      line: overshoot(curve(road.through, 24)),
    }),
  )
  const collectors = COLLECTORS.map(
    (road): Road => ({
      name: road.name,
      class: 'collector',
      speed: 40,
      line: curve(road.through, 20),
    }),
  )
  const parks = site.parks
    .filter((park) => park.hasRing)
    .map((park): Road => ({ class: 'local', speed: 30, line: [...park.ring, park.ring[0]!] }))
  return [...arterials, ...collectors, ...parks, ...shoreRoads(site)]
}

/** A little past both ends, so that a road that ends on another surely crosses it. */
function overshoot(line: Line): Line {
  const past = (from: XY, end: XY): XY => mix(from, end, 1 + OVERSHOOT_METRES / distance(from, end))
  return [past(line[1]!, line[0]!), ...line, past(line[line.length - 2]!, line[line.length - 1]!)]
}

/** Promenades: they follow the shore, some way inland, where the land is wide enough. */
function shoreRoads(site: Site): Road[] {
  return PROMENADES.map(
    (stretch): Road => ({
      name: stretch.name,
      class: 'collector',
      speed: 40,
      line: inland(
        between(
          stretch.bank === 'west' ? site.westShore : site.eastShore,
          stretch.from,
          stretch.to,
        ),
        stretch.inland,
        site,
      ),
    }),
  )
}

function between(line: Line, from: XY, to: XY): Line {
  const nearest = (at: XY): number => {
    let best = 0
    line.forEach((p, i) => {
      if (distance(p, at) < distance(line[best]!, at)) best = i
    })
    return best
  }
  return line.slice(nearest(from), nearest(to) + 1)
}

function inland(shore: Line, metres: number, site: Site): XY[] {
  const calm = shore.filter((_, i) => i % 5 === 0)
  const moved: XY[] = []
  calm.forEach((p, i) => {
    const before = calm[Math.max(0, i - 1)]!
    const after = calm[Math.min(calm.length - 1, i + 1)]!
    const run = distance(before, after) || 1
    const [nx, ny] = [-(after[1] - before[1]) / run, (after[0] - before[0]) / run]
    const left: XY = [p[0] + nx * metres, p[1] + ny * metres]
    const right: XY = [p[0] - nx * metres, p[1] - ny * metres]
    const at = site.isLand(left) ? left : right
    if (site.isLand(at) && !site.isNearShore(at, metres * 0.6)) moved.push(at)
  })
  return curve(moved, 20)
}
