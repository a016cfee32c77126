import { z } from 'zod'
import { readPolyline } from './polyline.ts'
import type { RemoteRouter } from './port.ts'

const Answer = z.object({
  trip: z.object({
    summary: z.object({ length: z.number(), time: z.number() }),
    legs: z.array(z.object({ shape: z.string() })).min(1),
  }),
})

const METERS_PER_KM = 1000

/** A Valhalla server's /route: kilometres, seconds, and a shape of six decimals. */
export function valhalla(baseUrl: string): RemoteRouter {
  return {
    name: 'valhalla',
    ask: (from, to) => ({
      url: `${baseUrl.replace(/\/$/, '')}/route`,
      init: {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          locations: [
            { lat: from.lat, lon: from.lng },
            { lat: to.lat, lon: to.lng },
          ],
          costing: 'auto',
          units: 'kilometers',
          directions_type: 'none',
        }),
      },
    }),
    read(answer) {
      const { summary, legs } = Answer.parse(answer).trip
      return {
        meters: summary.length * METERS_PER_KM,
        seconds: summary.time,
        path: legs.flatMap((leg) => readPolyline(leg.shape, 6)),
      }
    },
  }
}
