import type { LngLat, Point } from '#contract/places'

const EARTH_RADIUS_M = 6_371_008.8
const RAD = Math.PI / 180

/** A way through the streets, walked at an even speed. */
export interface Way {
  readonly points: readonly { readonly at: Point; readonly meters: number }[]
  readonly meters: number
}

/** A way along a path as GeoJSON has it; a straight line when the path has fewer than two points. */
export function wayAlong(path: readonly LngLat[], from: Point, to: Point): Way {
  const corners = path.length > 1 ? path.map(([lng, lat]) => ({ lat, lng })) : [from, to]
  let meters = 0
  const points = corners.map((at, index) => {
    const before = corners[index - 1]
    if (before) meters += metersBetween(before, at)
    return { at, meters }
  })
  return { points, meters }
}

/** Where one is after so many metres, and which way one looks (degrees from north). */
export function placeOn(way: Way, gone: number): { at: Point; headingDeg: number } {
  const next = way.points.findIndex(({ meters }) => meters > gone)
  const end = next === -1 ? way.points.length - 1 : next
  const [a, b] = [way.points[Math.max(0, end - 1)], way.points[end]]
  if (!a || !b) throw new Error('a way has two points at least')
  const stretch = b.meters - a.meters
  const share = next === -1 || stretch === 0 ? 1 : (gone - a.meters) / stretch
  const at = {
    lat: a.at.lat + (b.at.lat - a.at.lat) * share,
    lng: a.at.lng + (b.at.lng - a.at.lng) * share,
  }
  return { at, headingDeg: heading(a.at, b.at) }
}

/** Great-circle distance (haversine), metres. */
export function metersBetween(a: Point, b: Point): number {
  const half = (degrees: number) => Math.sin((degrees * RAD) / 2) ** 2
  const inner =
    half(b.lat - a.lat) + Math.cos(a.lat * RAD) * Math.cos(b.lat * RAD) * half(b.lng - a.lng)
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(inner))
}

/** The same point, so many metres north and east. */
export function shifted(from: Point, north: number, east: number): Point {
  const lat = from.lat + north / (EARTH_RADIUS_M * RAD)
  return { lat, lng: from.lng + east / (EARTH_RADIUS_M * RAD * Math.cos(from.lat * RAD)) }
}

function heading(from: Point, to: Point): number {
  const east = (to.lng - from.lng) * Math.cos(from.lat * RAD)
  const degrees = Math.atan2(east, to.lat - from.lat) / RAD
  return (degrees + 360) % 360
}
