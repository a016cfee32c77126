import type { FoundPlace } from '#contract/places'
import { Outside, type OutsideOptions, Remembered } from '../outside.adapter.ts'
import { keyOfReverse, keyOfSearch } from './cache-key.ts'
import type { GeocoderPort, RemoteGeocoder } from './port.ts'

const REMEMBER_MS = 24 * 60 * 60_000
const MOST_ANSWERS = 5000

/**
 * A geocoder on the network behind a memory of a day (the table behind it outlives the process).
 * When it does not answer, the fallback does.
 */
export function remoteGeocoder(
  remote: RemoteGeocoder,
  fallback: GeocoderPort,
  options: OutsideOptions = {},
): GeocoderPort {
  const outside = new Outside(options)
  const remembered = new Remembered<FoundPlace[]>({
    forMs: REMEMBER_MS,
    most: MOST_ANSWERS,
    now: options.now,
  })

  async function ask(
    key: string,
    { url, init }: { url: string; init?: RequestInit },
  ): Promise<FoundPlace[] | undefined> {
    const known = remembered.get(key)
    if (known) return known
    try {
      const found = await outside.ask(url, init, remote.read)
      remembered.set(key, found)
      return found
    } catch {
      return undefined
    }
  }

  return {
    name: remote.name,
    isLocal: false,
    async geocode(text, near, limit = 8) {
      const found = await ask(
        keyOfSearch(remote.name, text, near),
        remote.askForward(text, near, limit),
      )
      return found ? found.slice(0, limit) : fallback.geocode(text, near, limit)
    },
    async reverse(point) {
      const found = await ask(keyOfReverse(remote.name, point), remote.askReverse(point))
      return found ? found[0] : fallback.reverse(point)
    },
  }
}
