import {
  cellsToMultiPolygon,
  cellToLatLng,
  getHexagonEdgeLengthAvg,
  gridDisk,
  latLngToCell,
  polygonToCells,
  UNITS,
} from 'h3-js'
import type { LngLat, Point } from '#contract/places'

/** Mean radius of the earth in metres (IUGG). */
const EARTH_METERS = 6_371_008.8
const RADIANS = Math.PI / 180

/** Metres between two points along the great circle (haversine). */
export function distanceMeters(a: Point, b: Point): number {
  const lat = (b.lat - a.lat) * RADIANS
  const lng = (b.lng - a.lng) * RADIANS
  const h =
    Math.sin(lat / 2) ** 2 +
    Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * Math.sin(lng / 2) ** 2
  return 2 * EARTH_METERS * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Direction from a to b in degrees clockwise from north, 0 to 360. */
export function bearingDegrees(a: Point, b: Point): number {
  const lng = (b.lng - a.lng) * RADIANS
  const y = Math.sin(lng) * Math.cos(b.lat * RADIANS)
  const x =
    Math.cos(a.lat * RADIANS) * Math.sin(b.lat * RADIANS) -
    Math.sin(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * Math.cos(lng)
  return (Math.atan2(y, x) / RADIANS + 360) % 360
}

/** H3 cell of a point. Resolution 8 is about 0.7 km², 9 about 0.1 km². */
export function cellOf(point: Point, resolution: number): string {
  return latLngToCell(point.lat, point.lng, resolution)
}

/** Middle of an H3 cell: what may be shown in place of an exact point. */
export function cellCenter(cell: string): Point {
  const [lat, lng] = cellToLatLng(cell)
  return { lat, lng }
}

/** Most rings that a search goes out; beyond, a coarser resolution is wanted. */
const MOST_RINGS = 60

/**
 * Every H3 cell that may hold a point within the radius: a superset, so filter by distance after.
 * Throws RangeError when the radius needs more than 60 rings of cells (ask for a coarser resolution).
 */
export function cellsWithin(point: Point, radiusMeters: number, resolution: number): string[] {
  // Neighbouring centres are √3 edges apart on average; cells vary by about a fifth in size, and
  // the point may lie at the rim of its own cell.
  const apart = Math.sqrt(3) * getHexagonEdgeLengthAvg(resolution, UNITS.m) * 0.8
  const rings = Math.ceil(radiusMeters / apart) + 1
  if (rings > MOST_RINGS) {
    throw new RangeError(`${radiusMeters} m need ${rings} rings of resolution ${resolution}`)
  }
  return gridDisk(cellOf(point, resolution), rings)
}

/** Every cell whose middle lies inside a ring, longitude first. */
export function cellsInRing(ring: readonly LngLat[], resolution: number): string[] {
  const loop = ring.map(([lng, lat]): [number, number] => [lng, lat])
  return polygonToCells(loop, resolution, true)
}

/** The outer rings around these cells, longitude first. */
export function outlineOf(cells: readonly string[]): LngLat[][] {
  return cellsToMultiPolygon([...cells], true).flatMap(([outer]) =>
    outer ? [outer.map(([lng, lat]): LngLat => [lng, lat])] : [],
  )
}

/** Metres along a path, longitude first. */
export function pathMeters(path: readonly LngLat[]): number {
  let meters = 0
  for (let i = 1; i < path.length; i++)
    meters += distanceMeters(toPoint(path[i - 1]!), toPoint(path[i]!))
  return meters
}

/**
 * The point a share (0 to 1) of the way along a path, with the direction of travel there.
 * Throws on an empty path; a path of one point stays there, heading north.
 */
export function interpolate(path: readonly LngLat[], share: number): Point & { bearing: number } {
  const first = path[0]
  if (!first) throw new Error('a path needs a point')
  let left = pathMeters(path) * Math.max(0, Math.min(1, share))
  let bearing = 0
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [toPoint(path[i - 1]!), toPoint(path[i]!)]
    const meters = distanceMeters(a, b)
    if (meters === 0) continue
    bearing = bearingDegrees(a, b)
    if (left <= meters || i === path.length - 1) {
      const t = Math.min(1, left / meters)
      return { lat: a.lat + (b.lat - a.lat) * t, lng: a.lng + (b.lng - a.lng) * t, bearing }
    }
    left -= meters
  }
  return { ...toPoint(path[path.length - 1]!), bearing }
}

/** Whether a point lies inside a ring, longitude first (even–odd rule; rings across ±180° are not for this). */
export function pointInRing(point: Point, ring: readonly LngLat[]): boolean {
  let isInside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!
    const [bx, by] = ring[j]!
    const isBetween = ay > point.lat !== by > point.lat
    if (isBetween && point.lng < ((bx - ax) * (point.lat - ay)) / (by - ay) + ax)
      isInside = !isInside
  }
  return isInside
}

/** Whether a ring crosses itself somewhere (each side against each other side). */
export function isCrossed(ring: readonly LngLat[]): boolean {
  const corners = isClosed(ring) ? ring.slice(0, -1) : ring
  const side = (i: number) => [corners[i]!, corners[(i + 1) % corners.length]!] as const
  for (let i = 0; i < corners.length; i++) {
    for (let j = i + 2; j < corners.length; j++) {
      if (i === 0 && j === corners.length - 1) continue
      if (doMeet(...side(i), ...side(j))) return true
    }
  }
  return false
}

/** The ring with its first point repeated at the end. */
export function closed(ring: readonly LngLat[]): LngLat[] {
  return isClosed(ring) ? [...ring] : [...ring, ring[0]!]
}

function isClosed(ring: readonly LngLat[]): boolean {
  const [first, last] = [ring[0], ring[ring.length - 1]]
  return (
    first !== undefined &&
    last !== undefined &&
    ring.length > 3 &&
    first[0] === last[0] &&
    first[1] === last[1]
  )
}

function doMeet(a: LngLat, b: LngLat, c: LngLat, d: LngLat): boolean {
  const turn = (p: LngLat, q: LngLat, r: LngLat): number =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))
  return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0
}

function toPoint([lng, lat]: LngLat): Point {
  return { lat, lng }
}
