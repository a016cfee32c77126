import { Minus, Plus } from 'lucide-react'
import { type MouseEvent, memo, type PointerEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePainted } from '../../lib/theme.ts'
import { IconButton } from '../button.tsx'
import type { City } from './city.ts'
import { boundsOf, type LngLat } from './geo.ts'
import { MarkerArt, VehicleArt } from './marker-art.tsx'
import { type MapPaint, PAINTS } from './paint.ts'
import type { CityMapProps } from './types.ts'

/** Units of the drawing per degree of latitude; a unit is about a metre. */
const SCALE = 111_320

interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Longitude and latitude to the drawing's plane, north up. */
export function planeOf(city: City): (point: LngLat) => [number, number] {
  const squeeze = Math.cos(city.center.lat * (Math.PI / 180))
  return ([lng, lat]) => [
    (lng - city.center.lng) * squeeze * SCALE,
    (city.center.lat - lat) * SCALE,
  ]
}

/** The map as SVG: no WebGL, the same city, the same markers. Drag to move, buttons to zoom. */
export function SvgMap({
  city,
  markers = [],
  vehicle,
  path,
  view,
  padding,
  still,
  onPick,
}: CityMapProps & { city: City }) {
  const { t } = useTranslation('kit')
  const paint = PAINTS[usePainted()]
  const plane = useMemo(() => planeOf(city), [city])
  const root = useRef<HTMLDivElement>(null)
  const drag = useRef<{ x: number; y: number; box: Box } | null>(null)
  const [moved, setMoved] = useState<Box | null>(null)
  const box = moved ?? boxOf(city, plane, { markers, vehicle, path, view, padding })

  const zoom = (by: number) =>
    setMoved({
      x: box.x + (box.w * (1 - by)) / 2,
      y: box.y + (box.h * (1 - by)) / 2,
      w: box.w * by,
      h: box.h * by,
    })
  const onMove = (event: PointerEvent) => {
    const from = drag.current
    if (!from || !root.current || still) return
    const unit = from.box.w / root.current.clientWidth
    setMoved({
      ...from.box,
      x: from.box.x - (event.clientX - from.x) * unit,
      y: from.box.y - (event.clientY - from.y) * unit,
    })
  }
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    if (!onPick || !root.current) return
    const edge = root.current.getBoundingClientRect()
    const { x, y } = inBox(box, edge, event.clientX - edge.left, event.clientY - edge.top)
    const squeeze = Math.cos(city.center.lat * (Math.PI / 180))
    onPick({ lng: city.center.lng + x / (squeeze * SCALE), lat: city.center.lat - y / SCALE })
  }
  const place = ({ lat, lng }: { lat: number; lng: number }) => {
    const [x, y] = plane([lng, lat])
    return {
      insetInlineStart: 'auto',
      left: `${((x - box.x) / box.w) * 100}%`,
      top: `${((y - box.y) / box.h) * 100}%`,
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: dragging has buttons beside it, picking has an address field
    <div
      ref={root}
      className="absolute inset-0 touch-none"
      onPointerDown={(event) => {
        drag.current = { x: event.clientX, y: event.clientY, box }
      }}
      onPointerMove={onMove}
      onPointerUp={() => {
        drag.current = null
      }}
      onPointerLeave={() => {
        drag.current = null
      }}
      onClick={onClick}
    >
      <svg
        viewBox={`${box.x} ${box.y} ${box.w} ${box.h}`}
        preserveAspectRatio="xMidYMid slice"
        className="size-full"
        aria-hidden="true"
        style={{ background: paint.land }}
      >
        <CityLayers city={city} paint={paint} detailed={box.w < 5_000} />
        {path && (
          <>
            <path
              d={lineOf(path, plane)}
              fill="none"
              stroke={paint.routeCasing}
              strokeWidth={box.w / 60}
              strokeLinecap="round"
              strokeLinejoin="round"
            />
            <path
              d={lineOf(path, plane)}
              fill="none"
              stroke={paint.route}
              strokeWidth={box.w / 110}
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </>
        )}
      </svg>
      {markers.map((marker) => (
        <div
          key={marker.id}
          className="absolute -translate-x-1/2 -translate-y-full"
          style={place(marker.at)}
        >
          <MarkerArt marker={marker} />
        </div>
      ))}
      {vehicle && (
        <div className="absolute -translate-x-1/2 -translate-y-1/2" style={place(vehicle.at)}>
          <VehicleArt vehicle={vehicle} />
        </div>
      )}
      {!still && (
        <div className="absolute end-3 top-3 z-10 flex flex-col overflow-hidden rounded-lg border bg-surface shadow-2">
          <IconButton
            icon={Plus}
            size="sm"
            label={t('map.in')}
            className="rounded-none"
            onClick={() => zoom(0.6)}
          />
          <IconButton
            icon={Minus}
            size="sm"
            label={t('map.out')}
            className="rounded-none border-t"
            onClick={() => zoom(1.6)}
          />
        </div>
      )}
    </div>
  )
}

function inBox(box: Box, edge: DOMRect, left: number, top: number) {
  return { x: box.x + (left / edge.width) * box.w, y: box.y + (top / edge.height) * box.h }
}

function boxOf(
  city: City,
  plane: (point: LngLat) => [number, number],
  shown: Pick<CityMapProps, 'markers' | 'vehicle' | 'path' | 'view' | 'padding'>,
): Box {
  const points: LngLat[] = (shown.markers ?? []).map(({ at }): LngLat => [at.lng, at.lat])
  if (shown.vehicle) points.push([shown.vehicle.at.lng, shown.vehicle.at.lat])
  const bounds = shown.view ? undefined : boundsOf([...points, ...(shown.path ?? [])])
  const [west, south, east, north] = bounds ?? city.bounds
  const [x1, y1] = plane([west, north])
  const [x2, y2] = plane([east, south])
  const side = Math.max(900, (x2 - x1) * 1.5, (y2 - y1) * 1.7)
  if (shown.view) {
    const [x, y] = plane([shown.view.lng, shown.view.lat])
    const seen = 6_000 / 2 ** (shown.view.zoom - 13)
    return { x: x - seen / 2, y: y - seen / 2, w: seen, h: seen }
  }
  return { x: (x1 + x2) / 2 - side / 2, y: (y1 + y2) / 2 - side / 2, w: side, h: side }
}

const lineOf = (path: readonly LngLat[], plane: (point: LngLat) => [number, number]) =>
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
function pathOf(
  coordinates: unknown,
  plane: (point: LngLat) => [number, number],
  closed: boolean,
): string {
  if (!Array.isArray(coordinates)) return ''
  const points = coordinates.filter(isPoint)
  if (points.length === 0) return coordinates.map((part) => pathOf(part, plane, closed)).join('')
  return lineOf(points, plane) + (closed ? 'Z' : '')
}

function isPoint(part: unknown): part is LngLat {
  return Array.isArray(part) && typeof part[0] === 'number' && typeof part[1] === 'number'
}
