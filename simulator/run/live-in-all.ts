import { liveInRideNDine } from './live-ridendine.ts'
import { liveInZenvee } from './live-zenvee.ts'

/** Lives in one product of a running demo until the signal, or until its server is gone. */
export type LiveIn = (baseUrl: string, isVerbose: boolean, signal: AbortSignal) => Promise<void>

/** Whose city can be played: product by product, each by the people of its own. */
const CITIES: Readonly<Record<string, LiveIn>> = {
  zenvee: liveInZenvee,
  ridendine: liveInRideNDine,
}

/**
 * Live in a running demo, in every product that was named (`zenvee=http://localhost:9001/zenvee/v1`)
 * and that somebody plays, until a signal comes or the server is gone.
 */
export async function liveInAll(named: readonly string[], isVerbose: boolean): Promise<void> {
  const stop = new AbortController()
  process.once('SIGTERM', () => stop.abort())
  process.once('SIGINT', () => stop.abort())
  const cities = named.flatMap((each) => cityOf(each) ?? [])
  await Promise.all(cities.map((live) => live(isVerbose, stop.signal)))
  process.exit(0)
}

function cityOf(named: string) {
  const at = named.indexOf('=')
  const [product, baseUrl] = [named.slice(0, at), named.slice(at + 1)]
  const city = CITIES[product]
  return city && ((isVerbose: boolean, signal: AbortSignal) => city(baseUrl, isVerbose, signal))
}
