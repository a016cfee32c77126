import { type PointerEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { City } from './city.ts'
import { boundsOf, type LngLat } from './geo.ts'
import { type Box, inShape, type Plane, planeOf, scaled } from './plane.ts'
import type { CityMapProps } from './types.ts'

/** The least that is seen, in metres: closer tells nothing. */
const LEAST_M = 900
/** Metres across at zoom 13. */
const AT_ZOOM_13 = 6_000

type Shown = Pick<CityMapProps, 'markers' | 'vehicle' | 'path' | 'view'>

/** Which part of the city an SVG map shows, and how the person moves it. */
export function useSvgBox(city: City, shown: Shown, frame: RefObject<HTMLDivElement | null>) {
  const plane = useMemo(() => planeOf(city), [city])
  const shape = useShape(frame)
  const [moved, setMoved] = useState<Box | null>(null)
  const drag = useRef<{ x: number; y: number; box: Box } | null>(null)
  const box = inShape(moved ?? boxAround(city, plane, shown), shape)

  return {
    plane,
    box,
    zoom: (by: number) => setMoved(scaled(box, by)),
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        drag.current = { x: event.clientX, y: event.clientY, box }
      },
      onPointerMove: (event: PointerEvent) => {
        const from = drag.current
        if (!from || !frame.current) return
        const unit = from.box.w / frame.current.clientWidth
        const x = from.box.x - (event.clientX - from.x) * unit
        const y = from.box.y - (event.clientY - from.y) * unit
        setMoved({ ...from.box, x, y })
      },
      onPointerUp: () => {
        drag.current = null
      },
      onPointerLeave: () => {
        drag.current = null
      },
    },
  }
}

function useShape(frame: RefObject<HTMLDivElement | null>): number {
  const [shape, setShape] = useState(1)
  useEffect(() => {
    const box = frame.current
    if (!box) return
    const watcher = new ResizeObserver(() => {
      // Hidden for a moment, as when a pane folds: it has no shape then.
      if (box.clientWidth > 0 && box.clientHeight > 0) setShape(box.clientWidth / box.clientHeight)
    })
    watcher.observe(box)
    return () => watcher.disconnect()
  }, [frame])
  return shape
}

function boxAround(city: City, plane: Plane, { markers = [], vehicle, path, view }: Shown): Box {
  if (view) {
    const [x, y] = plane([view.lng, view.lat])
    const seen = AT_ZOOM_13 / 2 ** (view.zoom - 13)
    return { x: x - seen / 2, y: y - seen / 2, w: seen, h: seen }
  }
  const points: LngLat[] = markers.map(({ at }): LngLat => [at.lng, at.lat])
  if (vehicle) points.push([vehicle.at.lng, vehicle.at.lat])
  const [west, south, east, north] = boundsOf([...points, ...(path ?? [])]) ?? city.bounds
  const [x1, y1] = plane([west, north])
  const [x2, y2] = plane([east, south])
  const w = Math.max(LEAST_M, (x2 - x1) * 1.4)
  const h = Math.max(LEAST_M, (y2 - y1) * 1.6)
  return { x: (x1 + x2) / 2 - w / 2, y: (y1 + y2) / 2 - h / 2, w, h }
}
