import 'maplibre-gl/dist/maplibre-gl.css'
import { Minus, Plus } from 'lucide-react'
import { type GeoJSONSource, LngLatBounds, Map as GlView, Marker, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { usePainted } from '../../lib/theme.ts'
import { IconButton } from '../button.tsx'
import type { City } from './city.ts'
import { boundsOf, type LngLat } from './geo.ts'
import { useGlide } from './glide.ts'
import { MarkerArt, VehicleArt } from './marker-art.tsx'
import { type MapPaint, PAINTS } from './paint.ts'
import { cityStyle } from './style.ts'
import type { CityMapProps, MapMarker, MapVehicle } from './types.ts'

setWorkerUrl(workerUrl)

const SINGLE_ZOOM = 15

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
      <div className="absolute inset-0"><div ref={box} className="size-full" /></div>
      {map && markers.map((marker) => <MarkerOn key={marker.id} map={map} marker={marker} />)}
      {map && vehicle && <VehicleOn map={map} vehicle={vehicle} path={path} />}
      {map && !still && (
        <div className="absolute end-3 top-1/2 z-10 flex -translate-y-1/2 flex-col overflow-hidden rounded-lg border bg-surface shadow-2 max-lg:hidden">
          <IconButton icon={Plus} size="sm" label={t('map.in')} className="rounded-none" onClick={() => map.zoomIn()} />
          <IconButton icon={Minus} size="sm" label={t('map.out')} className="rounded-none border-t" onClick={() => map.zoomOut()} />
        </div>
      )}
    </>
  )
}

function aroundOf([west, south, east, north]: City['bounds'], share: number): [number, number, number, number] {
  const x = (east - west) * share
  const y = (north - south) * share
  return [west - x, south - y, east + x, north + y]
}

function useRestyle(map: GlView | null, city: City, painted: string, paint: MapPaint): void {
  const before = useRef(painted)
  useEffect(() => {
    if (!map || before.current === painted) return
    before.current = painted
    map.setStyle(cityStyle(city, paint), { diff: true })
  }, [map, city, painted, paint])
}

/** Adds sources and layers now, and again whenever the style was changed under them. */
function useOverStyle(map: GlView | null, add: (map: GlView) => void): void {
  useEffect(() => {
    if (!map) return
    const put = () => {
      if (map.getStyle()) add(map)
    }
    if (map.isStyleLoaded()) put()
    map.on('styledata', put)
    return () => {
      map.off('styledata', put)
    }
  }, [map, add])
}

function usePath(map: GlView | null, path: readonly LngLat[] | undefined, paint: MapPaint): void {
  const add = useCallback(
    (on: GlView) => {
      const line = {
        type: 'Feature' as const, properties: {},
        geometry: { type: 'LineString' as const, coordinates: (path ?? []).map(([lng, lat]) => [lng, lat]) },
      }
      const source = on.getSource<GeoJSONSource>('path')
      if (source) {
        source.setData(line)
        return
      }
      on.addSource('path', { type: 'geojson', data: line })
      const layout = { 'line-cap': 'round' as const, 'line-join': 'round' as const }
      const before = on.getLayer('street-names') ? 'street-names' : undefined
      on.addLayer({ id: 'path-casing', type: 'line', source: 'path', layout, paint: { 'line-color': paint.routeCasing, 'line-width': 9 } }, before)
      on.addLayer({ id: 'path', type: 'line', source: 'path', layout, paint: { 'line-color': paint.route, 'line-width': 5 } }, before)
    },
    [path, paint],
  )
  // setData fires styledata too: add only when the source is gone or the path is new.
  const last = useRef<{ path?: readonly LngLat[] }>({})
  const addOnce = useCallback(
    (on: GlView) => {
      if (on.getSource('path') && last.current.path === path) return
      last.current = { path }
      add(on)
    },
    [add, path],
  )
  useOverStyle(map, addOnce)
}

function useAreas(map: GlView | null, areas: CityMapProps['areas'], paint: MapPaint): void {
  const last = useRef<CityMapProps['areas']>(undefined)
  const add = useCallback(
    (on: GlView) => {
      if (!areas && !on.getSource('areas')) return
      if (on.getSource('areas') && last.current === areas) return
      last.current = areas
      const collection = {
        type: 'FeatureCollection' as const,
        features: (areas ?? []).map((area) => ({
          type: 'Feature' as const, properties: { name: area.name },
          geometry: { type: 'Polygon' as const, coordinates: [area.ring.map(([lng, lat]) => [lng, lat])] },
        })),
      }
      const source = on.getSource<GeoJSONSource>('areas')
      if (source) {
        source.setData(collection)
        return
      }
      on.addSource('areas', { type: 'geojson', data: collection })
      on.addLayer({ id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': paint.route, 'fill-opacity': 0.09 } }, 'street-names')
      on.addLayer({ id: 'areas-line', type: 'line', source: 'areas', paint: { 'line-color': paint.route, 'line-width': 1.6, 'line-dasharray': [3, 2] } }, 'street-names')
    },
    [areas, paint],
  )
  useOverStyle(map, add)
}

/** Brings what is drawn into view: at first, when what there is changes, and while following. */
function useFraming(map: GlView | null, { view, markers = [], vehicle, path, follow, padding }: CityMapProps): void {
  const isFirst = useRef(true)
  const wasMoved = useRef(false)
  const what = markers.map((marker) => marker.id).join() + (vehicle ? '~v' : '') + (path ? '~p' : '')
  const moving = follow && vehicle ? `${vehicle.at.lat.toFixed(4)},${vehicle.at.lng.toFixed(4)}` : ''

  const frame = useEffectEvent((on: GlView) => {
    const room = { top: padding?.top ?? 104, bottom: padding?.bottom ?? 56, left: padding?.left ?? 56, right: padding?.right ?? 56 }
    if (isFirst.current && view) {
      on.jumpTo({ center: [view.lng, view.lat], zoom: view.zoom })
    } else {
      const points: LngLat[] = markers.map(({ at }): LngLat => [at.lng, at.lat])
      if (vehicle) points.push([vehicle.at.lng, vehicle.at.lat])
      const bounds = boundsOf([...points, ...(path ?? [])])
      if (bounds) on.fitBounds(new LngLatBounds(bounds), { padding: room, maxZoom: SINGLE_ZOOM + 0.6, duration: isFirst.current ? 0 : 700 })
    }
    isFirst.current = false
  })
  useEffect(() => {
    if (!map) return
    const moved = () => {
      wasMoved.current = true
    }
    map.on('dragstart', moved)
    return () => {
      map.off('dragstart', moved)
    }
  }, [map])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `what` and `moving` say when there is something new to frame
  useEffect(() => {
    if (map && !(wasMoved.current && moving)) frame(map)
  }, [map, what, moving])
}

function usePicks(map: GlView | null, { onPick, onView }: CityMapProps): void {
  const pick = useEffectEvent((at: { lat: number; lng: number }) => onPick?.(at))
  const seen = useEffectEvent((on: GlView) => {
    const { lat, lng } = on.getCenter()
    onView?.({ lat: Number(lat.toFixed(5)), lng: Number(lng.toFixed(5)), zoom: Number(on.getZoom().toFixed(2)) })
  })
  useEffect(() => {
    if (!map) return
    const onClick = (event: { lngLat: { lat: number; lng: number } }) => pick({ lat: event.lngLat.lat, lng: event.lngLat.lng })
    const onMoved = (event: { originalEvent?: unknown }) => {
      if (event.originalEvent) seen(map)
    }
    map.on('click', onClick)
    map.on('moveend', onMoved)
    return () => {
      map.off('click', onClick)
      map.off('moveend', onMoved)
    }
  }, [map])
}

function useMarker(map: GlView, anchor: 'bottom' | 'center', at: LngLat, zIndex: number) {
  const [lng, lat] = at
  const first = useEffectEvent((): [number, number] => [lng, lat])
  const marker = useMemo(() => new Marker({ element: document.createElement('div'), anchor }), [anchor])
  useEffect(() => {
    marker.setLngLat(first()).addTo(map)
    return () => {
      marker.remove()
    }
  }, [map, marker])
  useEffect(() => {
    marker.getElement().style.zIndex = String(zIndex)
  }, [marker, zIndex])
  return marker
}

function MarkerOn({ map, marker }: { map: GlView; marker: MapMarker }) {
  const { lng, lat } = marker.at
  const on = useMarker(map, marker.kind === 'dot' ? 'center' : 'bottom', [lng, lat], marker.selected ? 3 : marker.kind === 'dot' ? 1 : 2)
  const draw = useCallback((pose: { at: LngLat }) => on.setLngLat([pose.at[0], pose.at[1]]), [on])
  useGlide([lng, lat], undefined, draw)
  return createPortal(<MarkerArt marker={marker} />, on.getElement())
}

function VehicleOn({ map, vehicle, path }: { map: GlView; vehicle: MapVehicle; path?: readonly LngLat[] }) {
  const { lng, lat } = vehicle.at
  const on = useMarker(map, 'center', [lng, lat], 4)
  const draw = useCallback(
    (pose: { at: LngLat; heading: number }) => {
      on.setLngLat([pose.at[0], pose.at[1]])
      const turning = on.getElement().querySelector<HTMLElement>('[data-heading]')
      if (turning) turning.style.rotate = `${pose.heading}deg`
    },
    [on],
  )
  useGlide([lng, lat], path, draw)
  return createPortal(<VehicleArt vehicle={vehicle} />, on.getElement())
}
