import type { FoundPlace, Point } from '#contract/places'
import type { City, CityAddress } from '../city/build-city.ts'
import { distanceMeters } from '../geo.ts'
import { likeness, wordsOf } from './words.ts'

interface Named {
  readonly kind: FoundPlace['kind']
  readonly label: string
  readonly at: Point
  /** Words that must be typed to find it, and words that may be typed along with them. */
  readonly words: readonly string[]
  readonly around: readonly string[]
  readonly doors: readonly CityAddress[]
}

const NEAREST_DOOR_METERS = 150
const NEAREST_STREET_METERS = 400
const LEAST_SCORE = 0.5
/** How far a street may lie before its closeness to `near` says nothing. */
const CLOSE_METERS = 4000
const CLOSE_BONUS = 0.04

/** Streets, doors, landmarks and districts of a city, found while they are typed. */
export class CityIndex {
  readonly #city: City
  readonly #named: Named[]

  constructor(city: City) {
    this.#city = city
    const around = [...wordsOf(`${city.name} ${city.region}`), 'massachusetts', 'us', 'usa']
    this.#named = [
      ...streetsOf(city, around),
      ...city.districts.map(
        (district): Named => ({
          kind: 'district',
          label: `${district.name}, ${city.name}, ${city.region} ${district.postcode}`,
          at: district.center,
          words: wordsOf(district.name),
          around: [...around, district.postcode],
          doors: [],
        }),
      ),
      ...city.addresses.flatMap((door): Named[] =>
        door.landmark === undefined
          ? []
          : [
              {
                kind: 'landmark',
                label: `${door.landmark}, ${door.label}`,
                at: door,
                words: wordsOf(door.landmark),
                around: [...around, ...wordsOf(door.label)],
                doors: [],
              },
            ],
      ),
      {
        kind: 'city',
        label: `${city.name}, ${city.region}`,
        at: city.center,
        words: wordsOf(city.name),
        around,
        doors: [],
      },
    ]
  }

  search(text: string, near: Point | undefined, limit: number): FoundPlace[] {
    const typed = wordsOf(text)
    const number = typed.find((word) => /^\d{1,4}$/.test(word))
    const words = typed.filter((word) => word !== number)
    if (words.length === 0) return []
    const ranked = this.#named
      .map((named) => ({ named, score: score(words, named) }))
      .filter(({ score }) => score >= LEAST_SCORE)
      .map(({ named, score }) => ({ named, score, order: score + closeness(named.at, near) }))
      .sort((a, b) => b.order - a.order || a.named.label.localeCompare(b.named.label))
      .slice(0, limit)
    const found = ranked.flatMap(({ named, score }) => answers(named, score, number))
    return found.sort((a, b) => b.confidence - a.confidence).slice(0, limit)
  }

  /** The nearest door, else the nearest street, else the district around the point. */
  reverse(point: Point): FoundPlace | undefined {
    const door = nearest(this.#city.addresses, point, NEAREST_DOOR_METERS)
    if (door) {
      const confidence = rounded(1 - distanceMeters(door, point) / (2 * NEAREST_DOOR_METERS))
      return { label: door.label, lat: door.lat, lng: door.lng, kind: 'address', confidence }
    }
    const beside = nearest(this.#city.addresses, point, NEAREST_STREET_METERS)
    if (!beside) return undefined
    const label = `${beside.street}, ${beside.district}, ${this.#city.name}, ${this.#city.region} ${beside.postcode}`
    return { label, ...point, kind: 'street', confidence: 0.5 }
  }
}

function streetsOf(city: City, around: readonly string[]): Named[] {
  const byStreet = new Map<string, CityAddress[]>()
  for (const door of city.addresses) {
    const doors = byStreet.get(door.street)
    if (doors) doors.push(door)
    else byStreet.set(door.street, [door])
  }
  return [...byStreet].map(([street, doors]): Named => {
    const middle = doors[Math.floor(doors.length / 2)]!
    const places = [...new Set(doors.flatMap((door) => [...wordsOf(door.district), door.postcode]))]
    return {
      kind: 'street',
      label: `${street}, ${middle.district}, ${city.name}, ${city.region} ${middle.postcode}`,
      at: { lat: middle.lat, lng: middle.lng },
      words: wordsOf(street),
      around: [...around, ...places],
      doors,
    }
  })
}

const WRONG_ENDING = 0.3
const ENDINGS: ReadonlySet<string> = new Set([
  'street',
  'avenue',
  'road',
  'drive',
  'lane',
  'court',
  'place',
  'boulevard',
  'highway',
  'parkway',
  'terrace',
  'circle',
  'row',
  'alley',
  'way',
  'close',
  'walk',
])

/** 0 to 1: every typed word must fit something, and the first must fit the name itself. */
function score(typed: readonly string[], { words, around }: Named): number {
  let sum = 0
  let covered = 0
  for (const [index, word] of typed.entries()) {
    const own = Math.max(0, ...words.map((other) => likeness(word, other)))
    const other = own >= 0.95 ? 0 : Math.max(0, ...around.map((each) => likeness(word, each)))
    // People mix up Lane and Row; they do not mix up names.
    const isEnding = index > 0 && ENDINGS.has(word)
    if (own === 0 && (other === 0 || index === 0) && !isEnding) return 0
    sum += Math.max(own, other, isEnding ? WRONG_ENDING : 0)
    if (own >= other) covered += 1
  }
  const share = Math.min(1, covered / words.length)
  return (sum / typed.length) * (0.8 + 0.2 * share)
}

/** A street with a number typed becomes doors: the very one, else those that begin so, else the nearest. */
function answers(named: Named, score: number, number: string | undefined): FoundPlace[] {
  const itself: FoundPlace = {
    label: named.label,
    lat: named.at.lat,
    lng: named.at.lng,
    kind: named.kind,
    confidence: rounded(score),
  }
  if (!number || named.doors.length === 0) return [itself]
  const wanted = Number(number)
  const doors = named.doors
    .map((door) => ({
      door,
      off: Math.abs(door.number - wanted),
      isBegun: String(door.number).startsWith(number),
    }))
    .sort((a, b) => a.off - b.off || a.door.number - b.door.number)
  const exact = doors.filter(({ off }) => off === 0)
  const rest =
    exact.length > 0
      ? []
      : [...doors.filter(({ isBegun }) => isBegun).slice(0, 3), ...doors.slice(0, 1)]
  const kept = [...new Set([...exact, ...rest])].slice(0, 3)
  const found = kept.map(
    ({ door, off, isBegun }): FoundPlace => ({
      label: door.label,
      lat: door.lat,
      lng: door.lng,
      kind: 'address',
      confidence: rounded(score * (off === 0 ? 1 : isBegun ? 0.9 : 0.8)),
    }),
  )
  return [...found, { ...itself, confidence: rounded(score * 0.7) }]
}

function closeness(at: Point, near: Point | undefined): number {
  if (!near) return 0
  return CLOSE_BONUS * Math.max(0, 1 - distanceMeters(at, near) / CLOSE_METERS)
}

function nearest<Place extends Point>(
  places: readonly Place[],
  point: Point,
  within: number,
): Place | undefined {
  // A degree of latitude is 111 km; what lies further off than that in either way is not near.
  const lat = within / 111_000
  const lng = lat / Math.max(0.01, Math.cos((point.lat * Math.PI) / 180))
  let best: Place | undefined
  let least = within
  for (const place of places) {
    if (Math.abs(place.lat - point.lat) > lat || Math.abs(place.lng - point.lng) > lng) continue
    const off = distanceMeters(place, point)
    if (off <= least) [best, least] = [place, off]
  }
  return best
}

function rounded(score: number): number {
  return Math.max(0, Math.min(1, Math.round(score * 100) / 100))
}
