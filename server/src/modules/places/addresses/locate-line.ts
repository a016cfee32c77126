import type { Point } from '#contract/places'
import type { Tx } from '#foundation/db'
import { keyOfSearch } from '../geocoding/cache-key.ts'
import { readCached } from '../geocoding/geocode-cache.sql.ts'
import { geocoder, offlineGeocoder } from '../geocoding/geocoder.ts'
import { refuse } from '../refusals.ts'

/** Below this a match may well be another place. */
const SURE = 0.7

/**
 * The point of a written address, from what the geocoder answered before or from the built-in one:
 * inside a transaction nothing asks the network. Refuses when neither is sure.
 */
export async function locateLine(tx: Tx, line: string): Promise<Point> {
  const cached = await readCached(tx, keyOfSearch(geocoder().name, line))
  const [best] = cached ?? (await offlineGeocoder().geocode(line, undefined, 1))
  if (!best || best.confidence < SURE) throw refuse.not_found_on_map({ line })
  return { lat: best.lat, lng: best.lng }
}
