import { areaOf, clipLeft, type Line, mix, simplify, type XY } from './plane.ts'
import { QUARTERS, type Quarter } from './quarters.ts'
import type { Site } from './site.ts'

/** Land that counts as belonging to a neighbourhood: west, south, east, north in metres. */
const TOWN_BOX = [-4150, -2750, 4150, 3700] as const

/** The ground of each neighbourhood: what lies nearest to its heart on its own bank. */
export function districtRings(site: Site): ReadonlyMap<Quarter, Line> {
  const rings = new Map<Quarter, Line>()
  for (const quarter of QUARTERS) {
    const land = quarter.bank === 'west' ? site.westLand : site.eastLand
    let ring: Line = insideBox(areaOf(land) < 0 ? [...land].reverse() : land)
    for (const other of QUARTERS) {
      if (other === quarter || other.bank !== quarter.bank) continue
      const middle = mix(quarter.at, other.at, 0.5)
      const [dx, dy] = [other.at[0] - quarter.at[0], other.at[1] - quarter.at[1]]
      ring = clipLeft(ring, middle, [middle[0] - dy, middle[1] + dx])
    }
    rings.set(quarter, simplify([...ring, ring[0]!], 2).slice(0, -1))
  }
  return rings
}

function insideBox(ring: Line): Line {
  const [west, south, east, north] = TOWN_BOX
  const corners: readonly XY[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]
  return corners.reduce<Line>(
    (kept, corner, i) => clipLeft(kept, corner, corners[(i + 1) % 4]!),
    ring,
  )
}
