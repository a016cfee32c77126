import type { LngLat, Point } from '#contract/places'
import type { XY } from '../city/plane.ts'

const METERS_PER_DEGREE = 111_195.08

/** A city laid flat around its centre: metres to the east and to the north of it. */
export class FlatMap {
  readonly #center: Point
  readonly #east: number

  constructor(center: Point) {
    this.#center = center
    this.#east = METERS_PER_DEGREE * Math.cos((center.lat * Math.PI) / 180)
  }

  /** A place on the globe, in metres. */
  plane([lng, lat]: LngLat): XY {
    return [(lng - this.#center.lng) * this.#east, (lat - this.#center.lat) * METERS_PER_DEGREE]
  }

  /** The way back, to a tenth of a metre. */
  globe([x, y]: XY): LngLat {
    const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
    return [
      round(this.#center.lng + x / this.#east),
      round(this.#center.lat + y / METERS_PER_DEGREE),
    ]
  }
}
