import type { Tone } from '../badge.tsx'
import type { At, LngLat } from './geo.ts'

/** Someone or something at a place. */
export interface MapMarker {
  readonly id: string
  readonly at: At
  /** person: photo in a ring; pin: a destination; dot: one of many, with a tag a small pill. */
  readonly kind: 'person' | 'pin' | 'dot'
  /** Its name, for the screen reader and under the pointer. */
  readonly name: string
  readonly photoUrl?: string | null
  readonly tone?: Tone
  /** A few words in a bubble: "12 min", "$95". */
  readonly tag?: string
  readonly selected?: boolean
  readonly onSelect?: () => void
}

/** A vehicle that moves: give each new fix, it glides there along `path`. */
export interface MapVehicle {
  readonly at: At
  readonly name: string
  readonly photoUrl?: string | null
  /** The fix is old: drawn hollow, so that nobody takes it for live. */
  readonly stale?: boolean
}

/** What part of the map is seen. */
export interface MapView {
  readonly lat: number
  readonly lng: number
  readonly zoom: number
}

/** An area: a zone of service. */
export interface MapArea {
  readonly id: string
  readonly name: string
  readonly ring: readonly LngLat[]
  readonly tone?: Tone
}

export interface CityMapProps {
  /** What this map shows, for the screen reader. */
  readonly label: string
  readonly markers?: readonly MapMarker[]
  readonly vehicle?: MapVehicle | null
  /** The way that is left, longitude first. */
  readonly path?: readonly LngLat[]
  readonly areas?: readonly MapArea[]
  /** Where to look at first; all that is drawn is brought into view unless given. */
  readonly view?: MapView
  /** Told when the person has moved the map (for the URL). */
  readonly onView?: (view: MapView) => void
  /** Called with the place of a tap: to set a pin. */
  readonly onPick?: (at: At) => void
  /** Keep the vehicle and the destination in view as they move. */
  readonly follow?: boolean
  /** px kept free at each side, for sheets that lie over the map. */
  readonly padding?: {
    readonly top?: number
    readonly bottom?: number
    readonly left?: number
    readonly right?: number
  }
  /** Without zoom buttons and gestures. */
  readonly still?: boolean
  readonly className?: string
}
