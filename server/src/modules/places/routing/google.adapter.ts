import { z } from 'zod'
import type { Point } from '#contract/places'
import { readPolyline } from './polyline.ts'
import type { RemoteRouter } from './port.ts'

const Answer = z.object({
  routes: z
    .array(
      z.object({
        distanceMeters: z.number().default(0),
        /** Seconds with an s behind them: "165s". */
        duration: z.string().regex(/^\d+(\.\d+)?s$/),
        polyline: z.object({ encodedPolyline: z.string() }),
      }),
    )
    .min(1),
})

/** Google Routes API, computeRoutes v2 with present traffic. `baseUrl` differs only in tests. */
export function googleRouter(key: string, baseUrl = 'https://routes.googleapis.com'): RemoteRouter {
  const place = (point: Point) => ({
    location: { latLng: { latitude: point.lat, longitude: point.lng } },
  })
  return {
    name: 'google',
    ask: (from, to) => ({
      url: `${baseUrl}/directions/v2:computeRoutes`,
      init: {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-goog-api-key': key,
          'x-goog-fieldmask':
            'routes.distanceMeters,routes.duration,routes.polyline.encodedPolyline',
        },
        body: JSON.stringify({
          origin: place(from),
          destination: place(to),
          travelMode: 'DRIVE',
          routingPreference: 'TRAFFIC_AWARE',
        }),
      },
    }),
    read(answer) {
      const [route] = Answer.parse(answer).routes
      return {
        meters: route!.distanceMeters,
        seconds: Number.parseFloat(route!.duration),
        path: readPolyline(route!.polyline.encodedPolyline, 5),
      }
    },
  }
}
