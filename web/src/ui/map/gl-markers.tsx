import { type Map as GlView, Marker } from 'maplibre-gl'
import { useCallback, useEffect, useEffectEvent, useMemo } from 'react'
import { createPortal } from 'react-dom'
import type { LngLat } from './geo.ts'
import { useGlide } from './glide.ts'
import { MarkerArt, VehicleArt } from './marker-art.tsx'
import type { MapMarker, MapVehicle } from './types.ts'

function useMarker(map: GlView, anchor: 'bottom' | 'center', at: LngLat, zIndex: number) {
  const [lng, lat] = at
  const first = useEffectEvent((): [number, number] => [lng, lat])
  const marker = useMemo(
    () => new Marker({ element: document.createElement('div'), anchor }),
    [anchor],
  )
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

/** Drawn at its place on the map, and moved when that changes. */
export function MarkerOn({ map, marker }: { map: GlView; marker: MapMarker }) {
  const { lng, lat } = marker.at
  const on = useMarker(
    map,
    marker.kind === 'dot' ? 'center' : 'bottom',
    [lng, lat],
    marker.selected ? 3 : marker.kind === 'dot' ? 1 : 2,
  )
  const draw = useCallback((pose: { at: LngLat }) => on.setLngLat([pose.at[0], pose.at[1]]), [on])
  useGlide([lng, lat], undefined, draw)
  return createPortal(<MarkerArt marker={marker} />, on.getElement())
}

/** Drawn at its place on the map, and moved when that changes. */
export function VehicleOn({
  map,
  vehicle,
  path,
}: {
  map: GlView
  vehicle: MapVehicle
  path?: readonly LngLat[]
}) {
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
