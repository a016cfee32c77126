import { z } from 'zod'
import type { FoundPlace } from '#contract/places'
import type { RemoteGeocoder } from './port.ts'

const Answer = z.object({
  status: z.enum(['OK', 'ZERO_RESULTS']),
  results: z.array(
    z.object({
      formatted_address: z.string(),
      types: z.array(z.string()),
      geometry: z.object({
        location: z.object({ lat: z.number(), lng: z.number() }),
        location_type: z.string().optional(),
      }),
    }),
  ),
})

const KINDS: readonly (readonly [type: string, kind: FoundPlace['kind']])[] = [
  ['street_address', 'address'],
  ['premise', 'address'],
  ['subpremise', 'address'],
  ['route', 'street'],
  ['postal_code', 'postcode'],
  ['locality', 'city'],
  ['sublocality', 'district'],
  ['neighborhood', 'district'],
]
const CONFIDENCE: Readonly<Record<string, number>> = {
  ROOFTOP: 1,
  RANGE_INTERPOLATED: 0.85,
  GEOMETRIC_CENTER: 0.7,
  APPROXIMATE: 0.5,
}
/** Degrees around `near` within which matches are preferred. */
const BIAS = 0.3

/** Google Geocoding API. `baseUrl` differs only in tests. */
export function googleGeocoder(
  key: string,
  baseUrl = 'https://maps.googleapis.com',
): RemoteGeocoder {
  const ask = (query: Record<string, string>) => ({
    url: `${baseUrl}/maps/api/geocode/json?${new URLSearchParams({ ...query, key })}`,
  })
  return {
    name: 'google',
    askForward: (text, near) =>
      ask({
        address: text,
        ...(near
          ? {
              bounds: `${near.lat - BIAS},${near.lng - BIAS}|${near.lat + BIAS},${near.lng + BIAS}`,
            }
          : {}),
      }),
    askReverse: (point) => ask({ latlng: `${point.lat},${point.lng}` }),
    read: (answer) =>
      Answer.parse(answer).results.map(
        (result): FoundPlace => ({
          label: result.formatted_address,
          ...result.geometry.location,
          kind: KINDS.find(([type]) => result.types.includes(type))?.[1] ?? 'place',
          confidence: CONFIDENCE[result.geometry.location_type ?? ''] ?? 0.5,
        }),
      ),
  }
}
