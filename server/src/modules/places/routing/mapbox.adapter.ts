import { z } from 'zod'
import { LngLat } from '#contract/places'
import type { RemoteRouter } from './port.ts'

const Answer = z.object({
  code: z.literal('Ok'),
  routes: z
    .array(
      z.object({
        distance: z.number(),
        duration: z.number(),
        geometry: z.object({ coordinates: z.array(LngLat) }),
      }),
    )
    .min(1),
})

/** Mapbox Directions v5 with present traffic. `baseUrl` differs only in tests. */
export function mapboxRouter(token: string, baseUrl = 'https://api.mapbox.com'): RemoteRouter {
  return {
    name: 'mapbox',
    ask: (from, to) => ({
      url:
        `${baseUrl}/directions/v5/mapbox/driving-traffic/${from.lng},${from.lat};${to.lng},${to.lat}` +
        `?overview=full&geometries=geojson&access_token=${encodeURIComponent(token)}`,
    }),
    read(answer) {
      const [route] = Answer.parse(answer).routes
      return {
        meters: route!.distance,
        seconds: route!.duration,
        path: route!.geometry.coordinates,
      }
    },
  }
}
