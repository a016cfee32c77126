import type { LngLat, Point } from '#contract/places'
import type { Line, XY } from './plane.ts'

/** Centre of the demo city. */
export const CENTER: Point = { lat: 41.65, lng: -70.93 }

/** Metres of one degree of latitude on a sphere of the mean radius 6 371 008.8 m. */
const METERS_PER_DEGREE = 111_195.08
const METERS_PER_DEGREE_EAST = METERS_PER_DEGREE * Math.cos((CENTER.lat * Math.PI) / 180)

/** Five decimals are about one metre: as fine as a town needs, and short to write. */
export function toLngLat(p: XY): [number, number] {
  return [
    round(CENTER.lng + p[0] / METERS_PER_DEGREE_EAST),
    round(CENTER.lat + p[1] / METERS_PER_DEGREE),
  ]
}

export function toPoint(p: XY): Point {
  const [lng, lat] = toLngLat(p)
  return { lat, lng }
}

export function toLngLats(line: Line): LngLat[] {
  return line.map(toLngLat)
}

/** A closed ring: the last point repeats the first. */
export function toRing(ring: Line): LngLat[] {
  const points = toLngLats(ring)
  return [...points, points[0]!]
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
