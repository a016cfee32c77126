import type { Door } from './door.ts'
import type { Sightings } from './sightings.ts'
import type { Tally } from './tally.ts'

/** What everybody of the city shares: where the server is, what time it is, and what is counted. */
export interface City {
  /** Origin and prefix of the product: `http://localhost:9001/zenvee/v1`. */
  readonly baseUrl: string
  readonly seed: string
  readonly door: Door
  readonly tally: Tally
  readonly sightings: Sightings
  /** Names that people at the screen play themselves; the city's customers leave them alone. */
  readonly played: ReadonlySet<string>
  /** The city's time, milliseconds since 1970. */
  now(): number
  /** Nobody begins anything new: visits are finished and people go home. */
  isClosing(): boolean
  /** The least time between two of a technician's positions, milliseconds of the city's time. */
  leastGapMs(): number
  /** A message came in by a socket. */
  messageCame(): void
  /** The server cannot be reached; whoever met that tries again later. */
  lost(): void
}

/** Where the sockets are. */
export function originOf(city: City): string {
  return new URL(city.baseUrl).origin
}
