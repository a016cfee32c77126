import type { FoundPlace, Point } from '#contract/places'
import { demoCity, hasDemoCity } from '../city/demo-city.ts'
import { CityIndex } from './city-index.ts'
import type { GeocoderPort } from './port.ts'
import { WorldIndex } from './world-index.ts'

/** A match in the demo city this good keeps the wide world out of the answer's head. */
const GOOD = 0.72

/**
 * The geocoder that needs no network: the demo city's addresses when it is there, then towns of
 * the world and North American postcodes. Each index is made when it is first asked.
 */
export function builtInGeocoder(): GeocoderPort {
  let city: CityIndex | undefined
  let world: Promise<WorldIndex> | undefined
  const demo = (): CityIndex | undefined => {
    if (!hasDemoCity()) return undefined
    return (city ??= new CityIndex(demoCity()))
  }

  return {
    name: 'built-in',
    isLocal: true,
    async geocode(text: string, near?: Point, limit = 8): Promise<FoundPlace[]> {
      const here = demo()?.search(text, near, limit) ?? []
      if (here.length >= limit || (here[0]?.confidence ?? 0) >= 0.9) return here
      const far = (await (world ??= WorldIndex.load())).search(text, near, limit)
      const isHere = (here[0]?.confidence ?? 0) >= GOOD
      const both = isHere
        ? [...here, ...far]
        : [...here, ...far].sort((a, b) => b.confidence - a.confidence)
      return both.slice(0, limit)
    },
    async reverse(point) {
      return demo()?.reverse(point) ?? (await (world ??= WorldIndex.load())).reverse(point)
    },
  }
}
