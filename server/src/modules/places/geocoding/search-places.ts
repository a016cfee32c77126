import type { FoundPlace, Point } from '#contract/places'
import type { RawContext } from '#foundation/http'
import { keyOfReverse, keyOfSearch } from './cache-key.ts'
import { keepCached, readCached } from './geocode-cache.sql.ts'
import { geocoder } from './geocoder.ts'

type Transact = Pick<RawContext, 'transact'>

/** Find places by what was typed so far. */
export async function searchPlaces(
  context: Transact,
  { q, near, limit }: { q: string; near?: Point; limit: number },
): Promise<{ places: FoundPlace[] }> {
  const { name } = geocoder()
  const places = await throughCache(context, keyOfSearch(name, q, near), () =>
    geocoder().geocode(q, near, limit),
  )
  return { places: places.slice(0, limit) }
}

/** Name the place at a point; null in the middle of nowhere. */
export async function reversePlace(
  context: Transact,
  { at }: { at: Point },
): Promise<{ place: FoundPlace | null }> {
  const { name } = geocoder()
  const found = await throughCache(context, keyOfReverse(name, at), async () => {
    const place = await geocoder().reverse(at)
    return place ? [place] : []
  })
  return { place: found[0] ?? null }
}

/**
 * Paid answers are kept for a day, and the asking happens between two transactions, never within
 * one. What is known by heart needs neither.
 */
async function throughCache(
  { transact }: Transact,
  key: string,
  ask: () => Promise<FoundPlace[]>,
): Promise<FoundPlace[]> {
  if (geocoder().isLocal) return ask()
  const cached = await transact((tx) => readCached(tx, key))
  if (cached) return cached
  const found = await ask()
  await transact((tx) => keepCached(tx, key, found))
  return found
}
