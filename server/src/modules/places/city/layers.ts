import type { CityMap, FeatureCollection, LngLat } from '#contract/places'
import type { Building } from './buildings.ts'
import { LANDMARKS } from './landmarks.ts'
import { areaOf, type Line, middleOf, resample, type XY } from './plane.ts'
import { toLngLat, toLngLats, toRing } from './projection.ts'
import { RAILWAY } from './road-plan.ts'
import type { Street } from './street-names.ts'
import type { Town } from './town.ts'

type Feature = FeatureCollection['features'][number]

/** Everything that was built, as layers of GeoJSON in the order in which a map paints them. */
export function drawLayers(town: Town): CityMap['layers'] {
  const { site } = town
  return {
    water: collect([
      polygon({ kind: 'sea' }, [clockwise(site.water[0]!, false), clockwise(site.island, true)]),
      ...site.ponds.map((ring) => polygon({ kind: 'pond' }, [ring])),
    ]),
    greens: collect([
      ...site.woods.map((ring) => polygon({ kind: 'wood' }, [ring])),
      polygon({ kind: 'nature', name: 'Gull Island' }, [site.island]),
      ...site.parks.map((park) => polygon({ kind: park.kind, name: park.name }, [park.ring])),
    ]),
    beaches: collect(site.beaches.map((ring) => polygon({}, [ring]))),
    piers: collect(site.piers.map((ring) => polygon({}, [ring]))),
    buildings: collect(drawBuildings(town.buildings)),
    rail: collect([line({}, [toLngLats(RAILWAY)])]),
    streets: collect(town.streets.map((street) => drawStreet(town, street))),
    bridges: collect(drawBridges(town)),
    districts: collect(
      [...town.districts].map(([quarter, ring]) =>
        polygon({ name: quarter.name, postcode: quarter.postcode }, [ring]),
      ),
    ),
    labels: collect(drawLabels(town)),
  }
}

function collect(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features }
}

function feature(properties: Feature['properties'], type: string, coordinates: unknown[]): Feature {
  return { type: 'Feature', properties, geometry: { type, coordinates } }
}

function polygon(properties: Feature['properties'], rings: readonly Line[]): Feature {
  return feature(properties, 'Polygon', rings.map(toRing))
}

function line(properties: Feature['properties'], lines: readonly LngLat[][]): Feature {
  const [only] = lines
  return only && lines.length === 1
    ? feature(properties, 'LineString', only)
    : feature(properties, 'MultiLineString', [...lines])
}

function clockwise(ring: Line, isClockwise: boolean): Line {
  return areaOf(ring) < 0 === isClockwise ? ring : [...ring].reverse()
}

/** One feature per kind and square of the map: thousands of houses, few properties. */
function drawBuildings(buildings: readonly Building[]): Feature[] {
  const groups = new Map<string, { kind: string; heights: number[]; rings: LngLat[][][] }>()
  for (const { kind, at, ring, heightMetres } of buildings) {
    const storeys = kind === 'blocks' ? Math.floor(heightMetres / 7) : 0
    const key = `${kind}:${storeys}:${Math.floor(at[0] / 1500)}:${Math.floor(at[1] / 1500)}`
    const group = groups.get(key) ?? { kind, heights: [], rings: [] }
    group.heights.push(heightMetres)
    group.rings.push([toRing(ring)])
    groups.set(key, group)
  }
  return [...groups.values()].map(({ kind, heights, rings }) => {
    const height = Math.round(heights.reduce((sum, metres) => sum + metres, 0) / heights.length)
    return feature({ kind, height }, 'MultiPolygon', rings)
  })
}

/** A street's pieces, joined end to end where they follow each other. */
function drawStreet(town: Town, street: Street): Feature {
  const lines: XY[][] = []
  let last = -1
  for (const index of street.pieces) {
    const piece = town.network.pieces[index]!
    const open = lines[lines.length - 1]
    if (open && last === piece.a) open.push(...piece.line.slice(1))
    else lines.push([...piece.line])
    last = piece.b
  }
  const middle = lines[Math.floor(lines.length / 2)]!
  const district = town.field.quarterAt(middle[Math.floor(middle.length / 2)]!).name
  const { name, class: rank, speed } = street
  return line({ name, class: rank, speed, district }, lines.map(toLngLats))
}

/** The stretches of streets that lie over water, a little longer at both ends. */
function drawBridges({ network, roads, site }: Town): Feature[] {
  const bridges: Feature[] = []
  for (const piece of network.pieces) {
    const road = roads[piece.road]!
    const points = resample(piece.line, 6)
    const wet = points.map((p) => !site.isLand(p))
    const first = wet.indexOf(true)
    if (first < 0) continue
    const last = wet.lastIndexOf(true)
    const deck = points.slice(Math.max(0, first - 3), last + 4)
    bridges.push(
      line({ name: road.name ?? '', class: road.class, speed: road.speed }, [toLngLats(deck)]),
    )
  }
  return bridges
}

function drawLabels(town: Town): Feature[] {
  const label = (name: string, kind: string, at: XY): Feature =>
    feature({ name, kind }, 'Point', toLngLat(at))
  const kinds = new Map(LANDMARKS.map((landmark) => [landmark.name, landmark.kind]))
  return [
    ...[...town.districts.keys()].map((quarter) => label(quarter.name, 'district', quarter.at)),
    label('Alder Bay', 'water', [-350, -2700]),
    label('Alder River', 'water', [830, 1150]),
    label('Inner Harbor', 'water', [650, -820]),
    label('Gull Island', 'island', middleOf(town.site.island)),
    ...town.site.parks.map((park) => label(park.name, 'park', middleOf(park.ring))),
    ...town.buildings.flatMap(({ name, at }) =>
      name ? [label(name, kinds.get(name) ?? 'civic', at)] : [],
    ),
  ]
}
