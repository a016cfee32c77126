import 'maplibre-gl/dist/maplibre-gl.css'
import { setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useRef } from 'react'
import { usePainted } from '../../lib/theme.ts'
import type { City } from './city.ts'
import { useAreas, useFraming, usePath, usePicks, useRestyle } from './gl-hooks.ts'
import { MarkerOn, VehicleOn } from './gl-markers.tsx'
import { PAINTS } from './paint.ts'
import type { CityMapProps } from './types.ts'
import { useGlView } from './use-gl-view.ts'
import { ZoomButtons } from './zoom-buttons.tsx'

setWorkerUrl(workerUrl)

/** The map on WebGL. Loaded only where a map is shown. */
export function GlMap(props: CityMapProps & { city: City; onBroken: () => void }) {
  const { city, markers = [], vehicle, path, still, onBroken } = props
  const box = useRef<HTMLDivElement>(null)
  const painted = usePainted()
  const paint = PAINTS[painted]
  const map = useGlView(box, { city, still, paint, onBroken })

  useRestyle(map, city, painted, paint)
  usePath(map, path, paint)
  useAreas(map, props.areas, paint)
  useFraming(map, props)
  usePicks(map, props)

  return (
    <>
      <div className="absolute inset-0">
        <div ref={box} className="size-full" />
      </div>
      {map && markers.map((marker) => <MarkerOn key={marker.id} map={map} marker={marker} />)}
      {map && vehicle && <VehicleOn map={map} vehicle={vehicle} path={path} />}
      {map && !still && <ZoomButtons onZoom={(isIn) => (isIn ? map.zoomIn() : map.zoomOut())} />}
    </>
  )
}
