import { type MouseEvent, useRef } from 'react'
import { usePainted } from '../../lib/theme.ts'
import type { City } from './city.ts'
import { CityLayers, lineOf } from './city-layers.tsx'
import type { At } from './geo.ts'
import { MarkerArt, VehicleArt } from './marker-art.tsx'
import { type MapPaint, PAINTS } from './paint.ts'
import { earthAt } from './plane.ts'
import type { CityMapProps } from './types.ts'
import { useSvgBox } from './use-svg-box.ts'
import { ZoomButtons } from './zoom-buttons.tsx'

/** Metres across, under which houses are drawn. */
const DETAILED_M = 5_000
/** How strongly an area is filled: the one that is spoken of, and the others. */
const STRONG = 0.26
const FAINT = 0.1

/** The map as SVG: no WebGL, the same city, the same markers. Drag to move, buttons to zoom. */
export function SvgMap({ city, ...props }: CityMapProps & { city: City }) {
  const { markers = [], areas = [], vehicle, path, still, onPick } = props
  const paint = PAINTS[usePainted()]
  const frame = useRef<HTMLDivElement>(null)
  const { plane, box, zoom, handlers } = useSvgBox(city, props, frame)

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const edge = event.currentTarget.getBoundingClientRect()
    const x = box.x + ((event.clientX - edge.left) / edge.width) * box.w
    const y = box.y + ((event.clientY - edge.top) / edge.height) * box.h
    onPick?.(earthAt(city, x, y))
  }
  const place = ({ lat, lng }: At) => {
    const [x, y] = plane([lng, lat])
    return { left: `${((x - box.x) / box.w) * 100}%`, top: `${((y - box.y) / box.h) * 100}%` }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: dragging has buttons beside it, picking has an address field
    <div
      ref={frame}
      className="absolute inset-0 touch-none"
      onClick={onClick}
      {...(still ? {} : handlers)}
    >
      <svg
        viewBox={`${box.x} ${box.y} ${box.w} ${box.h}`}
        className="size-full"
        aria-hidden="true"
        style={{ background: paint.land }}
      >
        <CityLayers city={city} paint={paint} detailed={box.w < DETAILED_M} />
        {areas.map((area) => (
          <path
            key={area.id}
            d={`${lineOf(area.ring, plane)}Z`}
            fill={paint.route}
            fillOpacity={area.tone === 'accent' ? STRONG : FAINT}
            stroke={paint.route}
            strokeWidth={box.w / 500}
            strokeDasharray={`${box.w / 160} ${box.w / 240}`}
          />
        ))}
        {path && <Way words={lineOf(path, plane)} paint={paint} width={box.w / 60} />}
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
      {!still && <ZoomButtons onZoom={(isIn) => zoom(isIn ? 0.6 : 1.6)} />}
    </div>
  )
}

function Way({ words, paint, width }: { words: string; paint: MapPaint; width: number }) {
  return (
    <g fill="none" strokeLinecap="round" strokeLinejoin="round">
      <path d={words} stroke={paint.routeCasing} strokeWidth={width} />
      <path d={words} stroke={paint.route} strokeWidth={width * 0.55} />
    </g>
  )
}
