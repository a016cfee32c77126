/** Longitude, latitude in degrees, as GeoJSON has them. */
export type LngLat = readonly [number, number]

export interface At {
  readonly lat: number
  readonly lng: number
}

const METRES_PER_DEGREE = 111_320

/** Metres between two points, flat-earth; right to 0.1 % within a city. */
export function metresBetween(a: LngLat, b: LngLat): number {
  const squeeze = Math.cos(((a[1] + b[1]) / 2) * (Math.PI / 180))
  return Math.hypot((b[0] - a[0]) * squeeze, b[1] - a[1]) * METRES_PER_DEGREE
}

/** Metres from the start to each point of a path. */
export function measure(path: readonly LngLat[]): number[] {
  const walked = [0]
  for (let i = 1; i < path.length; i += 1) {
    walked.push((walked[i - 1] ?? 0) + metresBetween(path[i - 1] ?? [0, 0], path[i] ?? [0, 0]))
  }
  return walked
}

/** The point so many metres along a path, and the heading there in degrees from north. */
export function pointAlong(
  path: readonly LngLat[],
  walked: readonly number[],
  metres: number,
): { at: LngLat; heading: number } {
  const last = path.length - 1
  let i = 1
  while (i < last && (walked[i] ?? 0) < metres) i += 1
  const a = path[i - 1] ?? path[0] ?? [0, 0]
  const b = path[i] ?? a
  const start = walked[i - 1] ?? 0
  const span = (walked[i] ?? 0) - start
  const share = span > 0 ? Math.min(1, Math.max(0, (metres - start) / span)) : 0
  return { at: between(a, b, share), heading: headingOf(a, b) }
}

/** Where on a path a point is nearest: metres along it, and metres away from it. */
export function nearestAlong(
  path: readonly LngLat[],
  walked: readonly number[],
  point: LngLat,
): { along: number; away: number } {
  let best = { along: 0, away: Number.POSITIVE_INFINITY }
  const squeeze = Math.cos(point[1] * (Math.PI / 180))
  for (let i = 1; i < path.length; i += 1) {
    const a = path[i - 1] ?? [0, 0]
    const b = path[i] ?? a
    const dx = (b[0] - a[0]) * squeeze
    const dy = b[1] - a[1]
    const length = dx * dx + dy * dy
    const share =
      length > 0
        ? Math.min(
            1,
            Math.max(0, ((point[0] - a[0]) * squeeze * dx + (point[1] - a[1]) * dy) / length),
          )
        : 0
    const away = metresBetween(point, between(a, b, share))
    if (away < best.away) {
      const start = walked[i - 1] ?? 0
      best = { along: start + share * ((walked[i] ?? start) - start), away }
    }
  }
  return best
}

/** The point a share (0 to 1) of the way. */
export function between(a: LngLat, b: LngLat, share: number): LngLat {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

/** Degrees from north, clockwise. */
export function headingOf(a: LngLat, b: LngLat): number {
  const squeeze = Math.cos(a[1] * (Math.PI / 180))
  return (Math.atan2((b[0] - a[0]) * squeeze, b[1] - a[1]) * 180) / Math.PI
}

/** West, south, east, north around points; undefined when there are none. */
export function boundsOf(points: readonly LngLat[]): [number, number, number, number] | undefined {
  const [first] = points
  if (!first) return undefined
  const box: [number, number, number, number] = [first[0], first[1], first[0], first[1]]
  for (const [lng, lat] of points) {
    box[0] = Math.min(box[0], lng)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lng)
    box[3] = Math.max(box[3], lat)
  }
  return box
}
