import { type GeoJSONSource, type Map as GlView, LngLatBounds } from 'maplibre-gl'
import { useCallback, useEffect, useEffectEvent, useRef } from 'react'
import type { City } from './city.ts'
import { boundsOf, type LngLat } from './geo.ts'
import type { MapPaint } from './paint.ts'
import { cityStyle } from './style.ts'
import type { CityMapProps } from './types.ts'

const SINGLE_ZOOM = 15.6

/** Paints the city anew when light turns to dark. */
export function useRestyle(map: GlView | null, city: City, painted: string, paint: MapPaint): void {
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

/** Draws the way that is left, under the street names. */
export function usePath(
  map: GlView | null,
  path: readonly LngLat[] | undefined,
  paint: MapPaint,
): void {
  const add = useCallback(
    (on: GlView) => {
      const line = {
        type: 'Feature' as const,
        properties: {},
        geometry: {
          type: 'LineString' as const,
          coordinates: (path ?? []).map(([lng, lat]) => [lng, lat]),
        },
      }
      const source = on.getSource<GeoJSONSource>('path')
      if (source) {
        void source.setData(line)
        return
      }
      on.addSource('path', { type: 'geojson', data: line })
      const layout = { 'line-cap': 'round' as const, 'line-join': 'round' as const }
      const before = on.getLayer('street-names') ? 'street-names' : undefined
      on.addLayer(
        {
          id: 'path-casing',
          type: 'line',
          source: 'path',
          layout,
          paint: { 'line-color': paint.routeCasing, 'line-width': 9 },
        },
        before,
      )
      on.addLayer(
        {
          id: 'path',
          type: 'line',
          source: 'path',
          layout,
          paint: { 'line-color': paint.route, 'line-width': 5 },
        },
        before,
      )
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

/** Draws areas as soft fills with a dashed edge. */
export function useAreas(map: GlView | null, areas: CityMapProps['areas'], paint: MapPaint): void {
  const last = useRef<CityMapProps['areas']>(undefined)
  const add = useCallback(
    (on: GlView) => {
      if (!areas && !on.getSource('areas')) return
      if (on.getSource('areas') && last.current === areas) return
      last.current = areas
      const collection = {
        type: 'FeatureCollection' as const,
        features: (areas ?? []).map((area) => ({
          type: 'Feature' as const,
          properties: { name: area.name, strong: area.tone === 'accent' },
          geometry: {
            type: 'Polygon' as const,
            coordinates: [area.ring.map(([lng, lat]) => [lng, lat])],
          },
        })),
      }
      const source = on.getSource<GeoJSONSource>('areas')
      if (source) {
        void source.setData(collection)
        return
      }
      on.addSource('areas', { type: 'geojson', data: collection })
      on.addLayer(
        {
          id: 'areas',
          type: 'fill',
          source: 'areas',
          paint: {
            'fill-color': paint.route,
            'fill-opacity': ['case', ['get', 'strong'], 0.26, 0.09],
          },
        },
        'street-names',
      )
      on.addLayer(
        {
          id: 'areas-line',
          type: 'line',
          source: 'areas',
          paint: { 'line-color': paint.route, 'line-width': 1.6, 'line-dasharray': [3, 2] },
        },
        'street-names',
      )
    },
    [areas, paint],
  )
  useOverStyle(map, add)
}

/** Brings what is drawn into view: at first, when what there is changes, and while following. */
export function useFraming(
  map: GlView | null,
  { view, markers = [], vehicle, path, follow, padding }: CityMapProps,
): void {
  const isFirst = useRef(true)
  const wasMoved = useRef(false)
  const what =
    markers.map((marker) => marker.id).join() + (vehicle ? '~v' : '') + (path ? '~p' : '')
  const moving =
    follow && vehicle ? `${vehicle.at.lat.toFixed(4)},${vehicle.at.lng.toFixed(4)}` : ''

  const frame = useEffectEvent((on: GlView) => {
    const room = {
      top: padding?.top ?? 104,
      bottom: padding?.bottom ?? 56,
      left: padding?.left ?? 64,
      right: padding?.right ?? 64,
    }
    if (isFirst.current && view) {
      on.jumpTo({ center: [view.lng, view.lat], zoom: view.zoom })
    } else {
      const points: LngLat[] = markers.map(({ at }): LngLat => [at.lng, at.lat])
      if (vehicle) points.push([vehicle.at.lng, vehicle.at.lat])
      const bounds = boundsOf([...points, ...(path ?? [])])
      if (bounds)
        on.fitBounds(new LngLatBounds(bounds), {
          padding: room,
          maxZoom: SINGLE_ZOOM,
          duration: isFirst.current ? 0 : 700,
        })
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

/** Tells of taps, and of moves that the person made. */
export function usePicks(map: GlView | null, { onPick, onView }: CityMapProps): void {
  const pick = useEffectEvent((at: { lat: number; lng: number }) => onPick?.(at))
  const seen = useEffectEvent((on: GlView) => {
    const { lat, lng } = on.getCenter()
    onView?.({
      lat: Number(lat.toFixed(5)),
      lng: Number(lng.toFixed(5)),
      zoom: Number(on.getZoom().toFixed(2)),
    })
  })
  useEffect(() => {
    if (!map) return
    const onClick = (event: { lngLat: { lat: number; lng: number } }) =>
      pick({ lat: event.lngLat.lat, lng: event.lngLat.lng })
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
