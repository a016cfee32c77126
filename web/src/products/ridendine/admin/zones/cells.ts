import { cellToBoundary, latLngToCell } from 'h3-js'
import type { At, LngLat } from '../../../../ui/map/city-map.tsx'

/** Cells of about 0.7 km²: what zones are made of. */
const RESOLUTION = 8

/** A cell with its outline. */
export interface Cell {
  readonly id: string
  readonly ring: readonly LngLat[]
}

/** The cell that a place lies in. */
export function cellAt({ lat, lng }: At): Cell {
  return cellOf(latLngToCell(lat, lng, RESOLUTION))
}

export function cellOf(id: string): Cell {
  return { id, ring: cellToBoundary(id, true).map(([lng, lat]): LngLat => [lng, lat]) }
}
