import { z } from 'zod'
import { Done, endpoint, listOf, page, paging } from './endpoint.ts'

/** A place on earth in degrees (WGS 84). */
export const Point = z.object({
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
})
export type Point = z.infer<typeof Point>

/** `lat,lng` in a query string. */
const PointText = z.preprocess((value) => {
  if (typeof value !== 'string') return value
  const [lat, lng, ...rest] = value.split(',')
  return rest.length > 0 || !lat?.trim() || !lng?.trim()
    ? value
    : { lat: Number(lat), lng: Number(lng) }
}, Point)

/** A pair of a line or a polygon: longitude first, as GeoJSON has it. */
export const LngLat = z.tuple([z.number(), z.number()])
export type LngLat = z.infer<typeof LngLat>

export const FoundKind = z.enum([
  'address',
  'street',
  'landmark',
  'district',
  'city',
  'postcode',
  'place',
])
export type FoundKind = z.infer<typeof FoundKind>

/** An answer of the geocoder. `confidence` is 1 for an exact match and falls towards 0. */
export const FoundPlace = z.object({
  label: z.string(),
  lat: z.number(),
  lng: z.number(),
  kind: FoundKind,
  confidence: z.number().min(0).max(1),
})
export type FoundPlace = z.infer<typeof FoundPlace>

/** A way from one point to another. `path` is drawn as it is; `source` names who worked it out. */
export const Route = z.object({
  meters: z.number().min(0),
  seconds: z.number().min(0),
  path: z.array(LngLat),
  source: z.enum(['streets', 'circuity', 'osrm', 'valhalla', 'mapbox', 'google']),
})
export type Route = z.infer<typeof Route>

/** Type ahead: addresses, streets, landmarks and districts of the demo city, then cities and postcodes of the world. */
export const searchPlaces = endpoint({
  method: 'GET',
  path: '/places/search',
  summary: 'Find addresses, streets, districts, cities and postcodes by what was typed so far',
  auth: 'public',
  rate: 'search',
  input: z.object({
    q: z.string().trim().min(2).max(120),
    near: PointText.optional(),
    limit: z.coerce.number().int().min(1).max(20).default(8),
  }),
  output: z.object({ places: z.array(FoundPlace) }),
})

export const reversePlace = endpoint({
  method: 'GET',
  path: '/places/reverse',
  summary: 'Name the place at a point',
  auth: 'public',
  rate: 'search',
  input: z.object({ at: PointText }),
  output: z.object({ place: FoundPlace.nullable() }),
})

export const readRoute = endpoint({
  method: 'GET',
  path: '/places/route',
  summary: 'The way between two points: minutes, metres and the path to draw',
  auth: 'public',
  input: z.object({ from: PointText, to: PointText }),
  output: Route.extend({ minutes: z.number().int().min(0) }),
  refuses: ['places.too_far'],
})

/** Shape of GeoJSON as the map takes it; the geometry is left as it is. */
export const FeatureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.record(z.string(), z.unknown()),
      geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }),
    }),
  ),
})
export type FeatureCollection = z.infer<typeof FeatureCollection>

/**
 * The drawn city. Layers, in the order to draw them:
 * `water`, `greens` {kind: wood|park|nature|cemetery|golf, name?}, `beaches`, `piers`,
 * `buildings` {kind: rows|blocks|terraces|detached|cottages|sheds|landmark, height: metres},
 * `rail`, `streets` {name, class: arterial|collector|local, speed: km/h, district},
 * `bridges` {name, class, speed}: the stretches of streets over water, to draw again on top,
 * `districts` {name, postcode}: polygons, `labels` {name, kind: district|water|park|landmark kinds}: points.
 */
export const CityMap = z.object({
  name: z.string(),
  center: Point,
  /** West, south, east, north. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  layers: z.object({
    water: FeatureCollection,
    greens: FeatureCollection,
    beaches: FeatureCollection,
    piers: FeatureCollection,
    buildings: FeatureCollection,
    rail: FeatureCollection,
    streets: FeatureCollection,
    bridges: FeatureCollection,
    districts: FeatureCollection,
    labels: FeatureCollection,
  }),
})
export type CityMap = z.infer<typeof CityMap>

/** Plain JSON without the envelope, with an ETag, compressed: `CityMap`. */
export const readCity = endpoint({
  method: 'GET',
  path: '/places/city',
  summary: 'The demo city as GeoJSON layers for the map',
  auth: 'public',
  raw: true,
  output: CityMap,
  refuses: ['places.no_city'],
})

export const SavedAddress = z.object({
  id: z.uuid(),
  label: z.string(),
  line: z.string(),
  lat: z.number(),
  lng: z.number(),
  /** H3 cell at resolution 9. */
  cell: z.string(),
  note: z.string(),
  isDefault: z.boolean(),
  createdAt: z.string(),
})
export type SavedAddress = z.infer<typeof SavedAddress>

const addressWords = {
  /** What its owner calls it: "Home". */
  label: z.string().trim().min(1).max(40),
  /** The address as written. Without a point it is looked up offline. */
  line: z.string().trim().min(3).max(200),
  /** For whoever comes: floor, bell, gate code. */
  note: z.string().trim().max(300),
  point: Point,
}

export const listAddresses = endpoint({
  method: 'GET',
  path: '/addresses',
  summary: 'My saved addresses, the default one first',
  input: z.object(paging),
  output: page(SavedAddress),
})

export const saveAddress = endpoint({
  method: 'POST',
  path: '/addresses',
  summary: 'Save an address; without a point it is looked up',
  status: 201,
  input: z.object({
    label: addressWords.label,
    line: addressWords.line,
    note: addressWords.note.default(''),
    point: addressWords.point.optional(),
    isDefault: z.boolean().default(false),
  }),
  output: SavedAddress,
  refuses: ['places.not_found_on_map', 'places.too_many_addresses'],
})

export const changeAddress = endpoint({
  method: 'PATCH',
  path: '/addresses/:addressId',
  summary: 'Change a saved address',
  input: z.object({
    addressId: z.uuid(),
    label: addressWords.label.optional(),
    line: addressWords.line.optional(),
    note: addressWords.note.optional(),
    point: addressWords.point.optional(),
    isDefault: z.boolean().optional(),
  }),
  output: SavedAddress,
  refuses: ['places.no_such_address', 'places.not_found_on_map'],
})

export const removeAddress = endpoint({
  method: 'DELETE',
  path: '/addresses/:addressId',
  summary: 'Remove a saved address',
  input: z.object({ addressId: z.uuid() }),
  output: Done,
  refuses: ['places.no_such_address'],
})

/** What a zone is for: where work is offered, where deliveries go, where surcharges apply. */
export const ZonePurpose = z.enum(['service', 'delivery', 'surcharge', 'blocked'])
export type ZonePurpose = z.infer<typeof ZonePurpose>

export const Zone = z.object({
  id: z.uuid(),
  name: z.string(),
  purpose: ZonePurpose,
  /** One ring of at least three corners; it closes itself. */
  ring: z.array(LngLat),
  isActive: z.boolean(),
  version: z.int(),
})
export type Zone = z.infer<typeof Zone>

const Ring = z
  .array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]))
  .min(3)
  .max(500)
const ZoneName = z.string().trim().min(1).max(80)

export const listZones = endpoint({
  method: 'GET',
  path: '/zones',
  summary: 'The areas that the organisation works in',
  auth: 'public',
  input: z.object({ ...paging, purpose: listOf(ZonePurpose).optional() }),
  output: page(Zone),
})

export const drawZone = endpoint({
  method: 'POST',
  path: '/zones',
  summary: 'Draw a new area',
  status: 201,
  input: z.object({ name: ZoneName, purpose: ZonePurpose.default('service'), ring: Ring }),
  output: Zone,
  refuses: ['places.crossed_ring', 'places.zone_name_taken'],
})

export const changeZone = endpoint({
  method: 'PATCH',
  path: '/zones/:zoneId',
  summary: 'Change an area, its name, its purpose, or whether it counts',
  input: z.object({
    zoneId: z.uuid(),
    version: z.int().optional(),
    name: ZoneName.optional(),
    purpose: ZonePurpose.optional(),
    ring: Ring.optional(),
    isActive: z.boolean().optional(),
  }),
  output: Zone,
  refuses: [
    'places.no_such_zone',
    'places.crossed_ring',
    'places.zone_name_taken',
    'places.zone_changed',
  ],
})
