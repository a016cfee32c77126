import { z } from 'zod'
import { type FoundPlace, LngLat } from '#contract/places'
import type { RemoteGeocoder } from './port.ts'

const Answer = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: LngLat }),
      properties: z.object({
        feature_type: z.string(),
        name: z.string(),
        place_formatted: z.string().default(''),
        full_address: z.string().optional(),
        match_code: z.object({ confidence: z.string().optional() }).optional(),
      }),
    }),
  ),
})

const KINDS: Readonly<Record<string, FoundPlace['kind']>> = {
  address: 'address',
  secondary_address: 'address',
  street: 'street',
  postcode: 'postcode',
  place: 'city',
  locality: 'district',
  neighborhood: 'district',
  district: 'district',
}
const CONFIDENCE: Readonly<Record<string, number>> = { exact: 1, high: 0.9, medium: 0.7, low: 0.4 }

/** Mapbox Geocoding v6. `baseUrl` differs only in tests. */
export function mapboxGeocoder(token: string, baseUrl = 'https://api.mapbox.com'): RemoteGeocoder {
  return {
    name: 'mapbox',
    askForward(text, near, limit) {
      const query = new URLSearchParams({
        q: text,
        access_token: token,
        limit: String(Math.min(10, limit)),
        autocomplete: 'true',
        ...(near ? { proximity: `${near.lng},${near.lat}` } : {}),
      })
      return { url: `${baseUrl}/search/geocode/v6/forward?${query}` }
    },
    askReverse: (point) => ({
      url: `${baseUrl}/search/geocode/v6/reverse?${new URLSearchParams({
        longitude: String(point.lng),
        latitude: String(point.lat),
        access_token: token,
      })}`,
    }),
    read: (answer) =>
      Answer.parse(answer).features.map(
        ({ geometry, properties }): FoundPlace => ({
          label:
            properties.full_address ??
            [properties.name, properties.place_formatted].filter(Boolean).join(', '),
          lng: geometry.coordinates[0],
          lat: geometry.coordinates[1],
          kind: KINDS[properties.feature_type] ?? 'place',
          confidence: CONFIDENCE[properties.match_code?.confidence ?? ''] ?? 0.6,
        }),
      ),
  }
}
