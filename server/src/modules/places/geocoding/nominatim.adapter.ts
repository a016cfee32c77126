import { z } from 'zod'
import type { FoundPlace } from '#contract/places'
import type { RemoteGeocoder } from './port.ts'

const Match = z.object({
  display_name: z.string(),
  lat: z.coerce.number(),
  lon: z.coerce.number(),
  addresstype: z.string().optional(),
  importance: z.number().optional(),
})
const Answer = z.union([
  z.array(Match),
  Match.transform((match) => [match]),
  z.object({ error: z.string() }).transform(() => []),
])

const KINDS: Readonly<Record<string, FoundPlace['kind']>> = {
  house: 'address',
  building: 'address',
  road: 'street',
  city: 'city',
  town: 'city',
  village: 'city',
  postcode: 'postcode',
  suburb: 'district',
  neighbourhood: 'district',
  quarter: 'district',
}

/** A Nominatim server: https://nominatim.org/release-docs/latest/api/Search/ */
export function nominatim(baseUrl: string, userAgent = 'Kontor'): RemoteGeocoder {
  const base = baseUrl.replace(/\/$/, '')
  const init = { headers: { 'user-agent': userAgent, accept: 'application/json' } }
  return {
    name: 'nominatim',
    askForward(text, near, limit) {
      const query = new URLSearchParams({ q: text, format: 'jsonv2', limit: String(limit) })
      if (near) {
        query.set(
          'viewbox',
          [near.lng - 0.5, near.lat + 0.5, near.lng + 0.5, near.lat - 0.5].join(','),
        )
      }
      return { url: `${base}/search?${query}`, init }
    },
    askReverse: (point) => ({
      url: `${base}/reverse?${new URLSearchParams({ lat: String(point.lat), lon: String(point.lng), format: 'jsonv2' })}`,
      init,
    }),
    read: (answer) =>
      Answer.parse(answer).map(
        (match): FoundPlace => ({
          label: match.display_name,
          lat: match.lat,
          lng: match.lon,
          kind: KINDS[match.addresstype ?? ''] ?? 'place',
          confidence: Math.max(0, Math.min(1, match.importance ?? 0.5)),
        }),
      ),
  }
}
