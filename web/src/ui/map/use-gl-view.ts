import { Map as GlView, type MapOptions } from 'maplibre-gl'
import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import type { City } from './city.ts'
import type { MapPaint } from './paint.ts'
import { cityStyle } from './style.ts'

interface GlViewOptions {
  readonly city: City
  readonly still?: boolean
  readonly paint: MapPaint
  /** WebGL refused after all. */
  readonly onBroken: () => void
}

/** North stays up and the map stays flat: nobody gets lost. */
const FLAT: Partial<MapOptions> = {
  attributionControl: false,
  dragRotate: false,
  pitchWithRotate: false,
  touchPitch: false,
  minZoom: 10.5,
  maxZoom: 18,
  fadeDuration: 120,
}

/** A MapLibre map in an element, for as long as the element is there. */
export function useGlView(
  box: RefObject<HTMLDivElement | null>,
  { city, still, paint, onBroken }: GlViewOptions,
): GlView | null {
  const [map, setMap] = useState<GlView | null>(null)
  const make = useEffectEvent((container: HTMLDivElement): GlView | null => {
    const { bounds } = city
    const maxBounds = aroundOf(bounds, 0.35)
    const interactive = !still
    const style = cityStyle(city, paint)
    try {
      return new GlView({ ...FLAT, container, style, bounds, maxBounds, interactive })
    } catch {
      onBroken()
      return null
    }
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: another city, or a map that stands still, is another map
  useEffect(() => {
    const made = box.current && make(box.current)
    if (!made) return
    made.touchZoomRotate.disableRotation()
    made.getCanvas().setAttribute('aria-hidden', 'true')
    setMap(made)
    return () => {
      setMap(null)
      made.remove()
    }
  }, [box, city, still])
  return map
}

function aroundOf(
  [west, south, east, north]: City['bounds'],
  share: number,
): [number, number, number, number] {
  const x = (east - west) * share
  const y = (north - south) * share
  return [west - x, south - y, east + x, north + y]
}
