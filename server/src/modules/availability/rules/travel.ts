import type { Point } from '#contract/places'

/** Seconds from one point to another: the product's policy. The same must be used to show and to book. */
export type TravelSeconds = (from: Point, to: Point) => number | Promise<number>

const EARTH_RADIUS_METERS = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/**
 * Travel as the crow flies (haversine), made longer by `circuity` for the roads: about 1.3 in a
 * street grid. Speed in metres a second; 7 is a car in town.
 */
export function asTheCrowFlies({ metersPerSecond = 7, circuity = 1.3 } = {}): TravelSeconds {
  return (from, to) => {
    const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2
    const chord =
      half(to.lat - from.lat) +
      Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * half(to.lng - from.lng)
    const meters = 2 * EARTH_RADIUS_METERS * Math.asin(Math.sqrt(chord))
    return Math.round((meters * circuity) / metersPerSecond)
  }
}
