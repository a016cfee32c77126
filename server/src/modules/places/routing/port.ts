import type { Point, Route } from '#contract/places'

/**
 * Whoever can say how long the way takes by road. Metres, seconds, and the path to draw.
 * Answers always: where nothing better is known, by great circle and circuity.
 */
export interface RoutingPort {
  readonly name: string
  estimate(from: Point, to: Point, at?: Date): Route | Promise<Route>
}

/** How a router on the network is asked, and how its answer is read. */
export interface RemoteRouter {
  readonly name: Extract<Route['source'], 'osrm' | 'valhalla' | 'mapbox' | 'google'>
  ask(from: Point, to: Point): { readonly url: string; readonly init?: RequestInit }
  /** Throws when the answer is not what was asked for. */
  read(answer: unknown): {
    readonly meters: number
    readonly seconds: number
    readonly path: Route['path']
  }
}
