import { gzipSync } from 'node:zlib'
import type { CityMap } from '#contract/places'
import { refuse } from '../refusals.ts'
import { demoCity, hasDemoCity } from './demo-city.ts'

interface Packed {
  readonly etag: string
  readonly plain: Buffer
  readonly gzipped: Buffer
}

let packed: Packed | undefined

/** The demo city as the map fetches it: written and compressed once. Refuses where there is no demo city. */
export function packedCityMap(): Packed {
  if (!hasDemoCity()) throw refuse.no_city()
  packed ??= pack()
  return packed
}

function pack(): Packed {
  const { name, center, bounds, geojson, fingerprint } = demoCity()
  const [west, south, east, north] = bounds
  const map: CityMap = { name, center, bounds: [west, south, east, north], layers: geojson }
  const plain = Buffer.from(JSON.stringify(map))
  return { etag: `"city-${fingerprint}"`, plain, gzipped: gzipSync(plain, { level: 6 }) }
}
