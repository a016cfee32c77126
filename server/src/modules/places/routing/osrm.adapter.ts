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

/** An OSRM server's route service, v1: https://project-osrm.org/docs/v5.24.0/api/#route-service */
export function osrm(baseUrl: string): RemoteRouter {
  return {
    name: 'osrm',
    ask: (from, to) => ({
      url:
        `${baseUrl.replace(/\/$/, '')}/route/v1/driving/${from.lng},${from.lat};${to.lng},${to.lat}` +
        '?overview=full&geometries=geojson',
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
