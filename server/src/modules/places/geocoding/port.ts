import type { FoundPlace, Point } from '#contract/places'

/** Whoever can turn what people write into points, and points into what people write. */
export interface GeocoderPort {
  readonly name: string
  /** Whether it answers from memory, without the network. */
  readonly isLocal: boolean
  /** The best matches first, at most `limit` (8 unless said). Nothing found is an empty list. */
  geocode(text: string, near?: Point, limit?: number): Promise<FoundPlace[]>
  reverse(point: Point): Promise<FoundPlace | undefined>
}

/** How a geocoder on the network is asked, and how its answers are read. */
export interface RemoteGeocoder {
  readonly name: 'google' | 'mapbox' | 'nominatim'
  askForward(
    text: string,
    near: Point | undefined,
    limit: number,
  ): { readonly url: string; readonly init?: RequestInit }
  askReverse(point: Point): { readonly url: string; readonly init?: RequestInit }
  /** Throws when the answer is not what was asked for. */
  read(answer: unknown): FoundPlace[]
}
