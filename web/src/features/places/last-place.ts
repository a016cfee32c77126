import { listAddresses } from '#contract/places'
import { useReadPages } from '../../lib/api/index.ts'
import { createStore, useStore } from '../../lib/store.ts'
import { isPlace, type Place } from './place.ts'

const KEPT = 'kontor.place'

function kept(): Place | null {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEPT) ?? 'null')
    return isPlace(read) ? read : null
  } catch {
    return null
  }
}

const place = createStore<Place | null>(kept())

/** Remember on this device which place was chosen last, for every product. */
export function keepPlace(next: Place): void {
  localStorage.setItem(KEPT, JSON.stringify(next))
  place.set(next)
}

/** Where somebody is most likely to mean: the last place, or the default address; null while nobody knows. */
export function useLikelyPlace(): Place | null {
  const last = useStore(place)
  const addresses = useReadPages(listAddresses, {}, { enabled: last === null })
  const [first] = addresses.items
  if (last) return last
  return first ? { point: { lat: first.lat, lng: first.lng }, label: first.line } : null
}
