import 'maplibre-gl/dist/maplibre-gl.css'
import { Minus, Plus } from 'lucide-react'
import { Map as GlView, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePainted } from '../../lib/theme.ts'
import { IconButton } from '../button.tsx'
import type { City } from './city.ts'
import { useAreas, useFraming, usePath, usePicks, useRestyle } from './gl-hooks.ts'
import { MarkerOn, VehicleOn } from './gl-markers.tsx'
import { PAINTS } from './paint.ts'
import { cityStyle } from './style.ts'
import type { CityMapProps } from './types.ts'

setWorkerUrl(workerUrl)

/** The map on WebGL. Loaded only where a map is shown. */
export function GlMap(props: CityMapProps & { city: City; onBroken: () => void }) {
  const { city, markers = [], vehicle, path, still, onBroken } = props
  const { t } = useTranslation('kit')
  const box = useRef<HTMLDivElement>(null)
  const painted = usePainted()
  const paint = PAINTS[painted]
  const [map, setMap] = useState<GlView | null>(null)

  const broken = useEffectEvent(onBroken)
  const firstStyle = useEffectEvent(() => cityStyle(city, paint))
  useEffect(() => {
    if (!box.current) return
    let made: GlView
    try {
      made = new GlView({
        container: box.current,
        style: firstStyle(),
        bounds: city.bounds,
        maxBounds: aroundOf(city.bounds, 0.35),
        minZoom: 10.5,
        maxZoom: 18,
        interactive: !still,
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        fadeDuration: 120,
      })
    } catch {
      broken()
      return
    }
    made.touchZoomRotate.disableRotation()
    made.getCanvas().setAttribute('aria-hidden', 'true')
    setMap(made)
    return () => {
      setMap(null)
      made.remove()
    }
  }, [city, still])

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
      {map && !still && (
        <div className="absolute end-3 top-1/2 z-10 flex -translate-y-1/2 flex-col overflow-hidden rounded-lg border bg-surface shadow-2 max-lg:hidden">
          <IconButton
            icon={Plus}
            size="sm"
            label={t('map.in')}
            className="rounded-none"
            onClick={() => map.zoomIn()}
          />
          <IconButton
            icon={Minus}
            size="sm"
            label={t('map.out')}
            className="rounded-none border-t"
            onClick={() => map.zoomOut()}
          />
        </div>
      )}
    </>
  )
}

function aroundOf(
  [west, south, east, north]: City['bounds'],
  share: number,
): [number, number, number, number] {
  const x = (east - west) * share
  const y = (north - south) * share
  return [west - x, south - y, east + x, north + y]
}
