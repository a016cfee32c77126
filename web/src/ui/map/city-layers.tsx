import { memo, useMemo } from 'react'
import type { City } from './city.ts'
import type { LngLat } from './geo.ts'
import type { MapPaint } from './paint.ts'
import { type Plane, planeOf } from './plane.ts'

/** A path as SVG path words. */
export const lineOf = (path: readonly LngLat[], plane: Plane) =>
  path
    .map(
      (point, i) =>
        `${i ? 'L' : 'M'}${plane(point)
          .map((n) => n.toFixed(1))
          .join(' ')}`,
    )
    .join('')

interface CityLayersProps {
  readonly city: City
  readonly paint: MapPaint
  /** With buildings and small streets. */
  readonly detailed?: boolean
}

/** The city's layers as SVG paths; also art for the portal. */
export const CityLayers = memo(function CityLayers({ city, paint, detailed }: CityLayersProps) {
  const drawn = useMemo(() => drawCity(city), [city])
  return (
    <>
      <path d={drawn.greens} fill={paint.green} />
      <path d={drawn.water} fill={paint.water} fillRule="evenodd" />
      <path d={drawn.beaches} fill={paint.beach} />
      <path d={drawn.piers} fill={paint.pier} />
      {detailed && <path d={drawn.buildings} fill={paint.building} />}
      <g fill="none" strokeLinecap="round" strokeLinejoin="round">
        <path d={drawn.local} stroke={paint.street} strokeWidth={detailed ? 9 : 7} />
        <path d={drawn.rail} stroke={paint.rail} strokeWidth="6" strokeDasharray="14 10" />
        <path d={drawn.collector} stroke={paint.arterialCasing} strokeWidth="20" />
        <path d={drawn.collector} stroke={paint.street} strokeWidth="15" />
        <path d={drawn.arterial} stroke={paint.arterialCasing} strokeWidth="28" />
        <path d={drawn.arterial} stroke={paint.arterial} strokeWidth="21" />
      </g>
    </>
  )
})

function drawCity(city: City) {
  const plane = planeOf(city)
  const draw = (name: keyof City['layers'], rank?: string) =>
    city.layers[name].features
      .filter((feature) => !rank || feature.properties.class === rank)
      .map((feature) =>
        pathOf(feature.geometry.coordinates, plane, feature.geometry.type.includes('Polygon')),
      )
      .join('')
  return {
    greens: draw('greens'),
    water: draw('water'),
    beaches: draw('beaches'),
    piers: draw('piers'),
    buildings: draw('buildings'),
    rail: draw('rail'),
    local: draw('streets', 'local'),
    collector: draw('streets', 'collector'),
    arterial: draw('streets', 'arterial'),
  }
}

/** Any depth of GeoJSON coordinates as path data. */
function pathOf(coordinates: unknown, plane: Plane, closed: boolean): string {
  if (!Array.isArray(coordinates)) return ''
  const points = coordinates.filter(isPoint)
  if (points.length === 0) return coordinates.map((part) => pathOf(part, plane, closed)).join('')
  return lineOf(points, plane) + (closed ? 'Z' : '')
}

function isPoint(part: unknown): part is LngLat {
  return Array.isArray(part) && typeof part[0] === 'number' && typeof part[1] === 'number'
}
