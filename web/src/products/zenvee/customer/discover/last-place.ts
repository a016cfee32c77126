import { listAddresses } from '#contract/places'
import { WorkPlace } from '#contract/zenvee'
import { useReadPages } from '../../../../lib/api/index.ts'
import { createStore, useStore } from '../../../../lib/store.ts'
import type { Place } from './intent.ts'

const KEPT = 'zenvee.place'

function kept(): Place | null {
  try {
    const read = WorkPlace.safeParse(JSON.parse(localStorage.getItem(KEPT) ?? 'null'))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

const place = createStore<Place | null>(kept())

/** Remember on this device where the work was last. */
export function keepPlace(next: Place): void {
  localStorage.setItem(KEPT, JSON.stringify(next))
  place.set(next)
}

/** Where the work is most likely to be: the last place, or the default address; null while nobody knows. */
export function useLikelyPlace(): Place | null {
  const last = useStore(place)
  const addresses = useReadPages(listAddresses, {}, { enabled: last === null })
  const [first] = addresses.items
  if (last) return last
  return first ? { point: { lat: first.lat, lng: first.lng }, label: first.line } : null
}
