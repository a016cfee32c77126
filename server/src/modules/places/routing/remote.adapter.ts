import type { Route } from '#contract/places'
import { Outside, type OutsideOptions, Remembered } from '../outside.adapter.ts'
import type { RemoteRouter, RoutingPort } from './port.ts'

const REMEMBER_MS = 5 * 60_000
const MOST_ROUTES = 5000

/**
 * A router on the network behind a five-minute memory (points rounded to about ten metres). When
 * it does not answer, or answers nonsense, the fallback does: an arrival time is always shown.
 */
export function remoteRouting(
  router: RemoteRouter,
  fallback: RoutingPort,
  options: OutsideOptions = {},
): RoutingPort {
  const outside = new Outside(options)
  const remembered = new Remembered<Route>({
    forMs: REMEMBER_MS,
    most: MOST_ROUTES,
    now: options.now,
  })
  return {
    name: router.name,
    async estimate(from, to, at) {
      const key = [from.lat, from.lng, to.lat, to.lng]
        .map((degrees) => degrees.toFixed(4))
        .join(',')
      const known = remembered.get(key)
      if (known) return known
      const { url, init } = router.ask(from, to)
      try {
        const { meters, seconds, path } = await outside.ask(url, init, router.read)
        const route: Route = {
          meters: Math.round(meters),
          seconds: Math.round(seconds),
          path,
          source: router.name,
        }
        remembered.set(key, route)
        return route
      } catch {
        return fallback.estimate(from, to, at)
      }
    },
  }
}
