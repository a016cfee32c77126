import type { City } from './city.ts'
import type { At, LngLat } from './geo.ts'

/** Units of the drawing per degree of latitude; a unit is about a metre. */
const SCALE = 111_320

/** From longitude and latitude to the drawing's plane: x to the east, y to the south. */
export type Plane = (point: LngLat) => [number, number]

/** The part of the plane that is seen. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

const squeezeOf = (city: City) => Math.cos(city.center.lat * (Math.PI / 180))

/** The plane of a city, its centre at 0, 0. */
export function planeOf(city: City): Plane {
  const squeeze = squeezeOf(city)
  return ([lng, lat]) => [
    (lng - city.center.lng) * squeeze * SCALE,
    (city.center.lat - lat) * SCALE,
  ]
}

/** Back from the plane to the earth. */
export function earthAt(city: City, x: number, y: number): At {
  return { lng: city.center.lng + x / (squeezeOf(city) * SCALE), lat: city.center.lat - y / SCALE }
}

/** A box around the same middle, grown so that it has the shape of a frame (width over height). */
export function inShape({ x, y, w, h }: Box, shape: number): Box {
  const wide = Math.max(w, h * shape)
  const high = wide / shape
  return { x: x + (w - wide) / 2, y: y + (h - high) / 2, w: wide, h: high }
}

/** A box made larger (over 1) or smaller around its middle. */
export function scaled({ x, y, w, h }: Box, by: number): Box {
  return { x: x + (w * (1 - by)) / 2, y: y + (h * (1 - by)) / 2, w: w * by, h: h * by }
}
