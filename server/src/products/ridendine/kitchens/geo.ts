import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { FoundPlace } from '#contract/places'
import type { geocode as geocodeDoor, readDeliveryZone as zoneDoor } from '#contract/ridendine'
import { Cache, type CacheScope } from '#foundation/cache'
import type { Tx } from '#foundation/db'
import { hours } from '#foundation/time'
import { geocoder } from '#modules/places'
import { refuse } from '../refusals.ts'
import { readChefRow } from './chefs.sql.ts'
import { kmBetween, MOST_METRES } from './present-kitchen.ts'

const OTHERS = 5

/** Answers of geocoders for a day (R287): streets do not move, and their terms ask for no longer. */
const answers = new Cache<readonly FoundPlace[]>({
  name: 'ridendine.geocode',
  ttlMs: hours(24),
  most: 20_000,
})

/**
 * The point of an address, or the address of a point. May ask somebody on the network, so it runs
 * in no transaction.
 */
export async function geocode(
  scope: CacheScope,
  input: WorkInputOf<typeof geocodeDoor>,
): Promise<OutputOf<typeof geocodeDoor>> {
  const found =
    input.address === undefined
      ? await around(scope, { lat: input.lat ?? 0, lng: input.lng ?? 0 })
      : await forward(scope, input.address)
  const [best, ...others] = found
  if (!best) throw refuse.not_on_the_map()
  const { lat, lng, label, confidence } = best
  return { lat, lng, label, confidence, others }
}

/** Whether a kitchen delivers to a point: within its radius, never beyond ten kilometres (R174). */
export async function readDeliveryZone(
  tx: Tx,
  input: WorkInputOf<typeof zoneDoor>,
): Promise<OutputOf<typeof zoneDoor>> {
  const row = await readChefRow(tx, input.chefId)
  const distanceKm = kmBetween(row, input)
  const mostKm = Math.min(row.radius_metres, MOST_METRES) / 1000
  return { delivers: distanceKm <= mostKm, distanceKm: Math.round(distanceKm * 100) / 100, mostKm }
}

function forward(scope: CacheScope, address: string): Promise<readonly FoundPlace[]> {
  const words = address.toLowerCase().replace(/\s+/g, ' ')
  const key = `${geocoder().name}:${words}`
  return answers.read(scope, key, () => geocoder().geocode(address, undefined, 1 + OTHERS))
}

function around(
  scope: CacheScope,
  at: { lat: number; lng: number },
): Promise<readonly FoundPlace[]> {
  // Four decimals are eleven metres: the same door.
  const key = `${geocoder().name}:${at.lat.toFixed(4)},${at.lng.toFixed(4)}`
  return answers.read(scope, key, async () => {
    const place = await geocoder().reverse(at)
    return place ? [place] : []
  })
}
