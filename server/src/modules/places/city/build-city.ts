import type { CityMap, LngLat, Point } from '#contract/places'
import { type Door, numberDoors } from './addresses.ts'
import { raiseBuildings } from './buildings.ts'
import { districtRings } from './districts.ts'
import { streetField } from './field.ts'
import { drawLayers } from './layers.ts'
import { planRoads, type RoadClass } from './main-roads.ts'
import { buildNetwork } from './network.ts'
import { CENTER, toLngLats, toPoint } from './projection.ts'
import { hash, type Random, random } from './random.ts'
import { drawSite } from './site.ts'
import { nameStreets } from './street-names.ts'
import { growStreets } from './streets.ts'
import type { Town } from './town.ts'

/** A house with a number. `node` is the nearest crossing of the street graph. */
export interface CityAddress {
  readonly label: string
  readonly number: number
  readonly street: string
  readonly district: string
  readonly postcode: string
  readonly lat: number
  readonly lng: number
  readonly node: number
  /** Name of the well-known building at this address. */
  readonly landmark?: string
}

export interface CityDistrict {
  readonly name: string
  readonly postcode: string
  readonly center: Point
  /** Outline, longitude first; the last point repeats the first. */
  readonly ring: readonly LngLat[]
}

/** A stretch of street between two crossings, both ways open. `speed` in km/h. */
export interface CityEdge {
  readonly a: number
  readonly b: number
  readonly speed: number
  readonly class: RoadClass
  readonly street: string
  readonly path: readonly LngLat[]
}

export interface City {
  readonly name: string
  readonly region: string
  readonly seed: number
  readonly center: Point
  /** West, south, east, north. */
  readonly bounds: readonly [number, number, number, number]
  readonly addresses: readonly CityAddress[]
  readonly districts: readonly CityDistrict[]
  readonly nodes: readonly LngLat[]
  readonly edges: readonly CityEdge[]
  readonly geojson: CityMap['layers']
  /** Changes when anything about the city changes. */
  readonly fingerprint: string
}

const ADDRESSES = 4000

/** Build the town of Alder Bay. The same seed always gives the same town, to the last number. */
export function buildCity(seed: number): City {
  const from = random(seed)
  const town = raiseTown(from)
  const geojson = drawLayers(town)
  const edges = edgesOf(town)
  const addresses = numberDoors(town, ADDRESSES, from.branch('doors')).map((door) =>
    addressOf(door, town),
  )
  const southWest = toPoint([-4150, -2950])
  const northEast = toPoint([4150, 3750])

  return {
    name: 'Alder Bay',
    region: 'MA',
    seed,
    center: CENTER,
    bounds: [southWest.lng, southWest.lat, northEast.lng, northEast.lat],
    addresses,
    edges,
    geojson,
    nodes: toLngLats(town.network.nodes),
    districts: [...town.districts].map(([quarter, ring]) => ({
      name: quarter.name,
      postcode: quarter.postcode,
      center: toPoint(quarter.at),
      ring: toLngLats([...ring, ring[0]!]),
    })),
    fingerprint: hash(JSON.stringify([geojson, addresses, edges]))
      .toString(16)
      .padStart(8, '0'),
  }
}

/** From the lie of the land to the houses, each step standing on the one before. */
function raiseTown(from: Random): Town {
  const site = drawSite(from.branch('site'))
  const planned = planRoads(site)
  const field = streetField(site, planned, from.branch('field'))
  const roads = [...planned, ...growStreets(site, field, planned, from.branch('streets'))]
  const network = buildNetwork(roads, (p) => site.isLand(p) && !site.parkAt(p))
  const quarterOf = (piece: number) => field.quarterAt(network.pieces[piece]!.line[0]!)
  const streets = nameStreets(network, roads, quarterOf, from.branch('names'))
  const ground = { site, field, roads, network }
  const buildings = raiseBuildings(ground, from.branch('houses'))
  return { ...ground, streets, buildings, districts: districtRings(site) }
}

function edgesOf({ network, roads, streets }: Town): CityEdge[] {
  const nameOf = new Map(
    streets.flatMap((street) => street.pieces.map((piece) => [piece, street.name] as const)),
  )
  return network.pieces.map(({ a, b, road, line }, i): CityEdge => {
    const { speed, class: rank } = roads[road]!
    return { a, b, speed, class: rank, street: nameOf.get(i)!, path: toLngLats(line) }
  })
}

function addressOf(door: Door, { streets }: Town): CityAddress {
  const { name: district, postcode } = door.quarter
  const street = streets[door.street]!.name
  return {
    label: `${door.number} ${street}, ${district}, Alder Bay, MA ${postcode}`,
    number: door.number,
    street,
    district,
    postcode,
    ...toPoint(door.at),
    node: door.node,
    ...(door.landmark ? { landmark: door.landmark } : {}),
  }
}
