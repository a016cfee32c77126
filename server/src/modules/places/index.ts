import { audience } from '#foundation/live'
import { defineModule } from '#foundation/module'
import { StreetsChanged } from './events.ts'
import { forgetGeocodes } from './jobs.ts'
import { needs } from './needs.ts'
import { permits } from './permits.ts'
import { routes } from './routes.ts'
import { startPlaces } from './start.adapter.ts'

export { addressOf } from './addresses/list-addresses.ts'
export { eraseAddresses } from './addresses/remove-address.ts'
export { saveAddress } from './addresses/save-address.ts'
export type { City, CityAddress, CityDistrict, CityEdge } from './city/build-city.ts'
export { demoCity, hasDemoCity } from './city/demo-city.ts'
export { districtOf } from './city/district-of.ts'
export {
  type Closure,
  closedEdges,
  closeStreet,
  listClosedStreets,
  openStreet,
} from './closures/close-street.ts'
export { StreetsChanged } from './events.ts'
export {
  bearingDegrees,
  cellCenter,
  cellOf,
  cellsInRing,
  cellsWithin,
  closed,
  distanceMeters,
  interpolate,
  isCrossed,
  outlineOf,
  pathMeters,
  pointInRing,
} from './geo.ts'
export { geocoder, offlineGeocoder } from './geocoding/geocoder.ts'
export type { GeocoderPort } from './geocoding/port.ts'
export { builtInRouting, estimateSeconds } from './routing/built-in.ts'
export type { RoutingPort } from './routing/port.ts'
export { routing, routingFor } from './routing/routing.ts'
export type { StreetPlan, StreetTimes } from './routing/street-times.ts'
export { routeOnStreets, streetPlan, streetTimesFile } from './routing/streets.ts'
export { drawZone } from './zones/draw-zone.ts'
export { covers, zoneOf } from './zones/zone-of.ts'

export const placesModule = defineModule({
  name: 'places',
  title: 'Places',
  folder: import.meta.dirname,
  needs,
  doors: routes,
  events: [StreetsChanged],
  audiences: [audience([StreetsChanged], (tx) => [`operations:${tx.orgId}`])],
  jobs: [forgetGeocodes],
  permits,
  start: async ({ config }) => {
    startPlaces(config)
    return undefined
  },
})
