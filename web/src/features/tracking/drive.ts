import { createStore } from '../../lib/store.ts'
import { type LngLat, measure, pointAlong } from '../../ui/map/geo.ts'

/** How fast the demo's vehicle goes: faster than the city allows, so that nobody has to wait (m/s). */
const DEMO_SPEED_MPS = 28
const KEPT = 'kontor.demo-drive'

/** Whether this device pretends to drive along the route, for a demo without GPS. */
export const demoDrive = createStore<boolean>(localStorage.getItem(KEPT) === 'on')

/** Switch the pretending on or off; remembered on this device. */
export function setDemoDrive(on: boolean): void {
  localStorage.setItem(KEPT, on ? 'on' : 'off')
  demoDrive.set(on)
}

export interface Fix {
  readonly lat: number
  readonly lng: number
  readonly accuracyM: number
  readonly headingDeg: number | null
  readonly speedMps: number | null
  readonly at: string
}

/** Where the demo's vehicle is so many milliseconds after it set out along a path. */
export function fixAlong(path: readonly LngLat[], sinceMs: number): Fix {
  const walked = measure(path)
  const length = walked.at(-1) ?? 0
  const metres = Math.min(length, (sinceMs / 1000) * DEMO_SPEED_MPS)
  const { at, heading } = pointAlong(path, walked, metres)
  const isThere = metres >= length
  return {
    lng: at[0],
    lat: at[1],
    accuracyM: 8,
    headingDeg: (heading + 360) % 360,
    speedMps: isThere ? 0 : DEMO_SPEED_MPS,
    at: new Date().toISOString(),
  }
}

/** A fix of the device's own GPS. */
export function fixOf({ coords, timestamp }: GeolocationPosition): Fix {
  return {
    lat: coords.latitude,
    lng: coords.longitude,
    accuracyM: coords.accuracy,
    headingDeg: coords.heading !== null && Number.isFinite(coords.heading) ? coords.heading : null,
    speedMps: coords.speed,
    at: new Date(timestamp).toISOString(),
  }
}
