import { defineModule } from '#foundation/module'
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
  bearingDegrees,
  cellCenter,
  cellOf,
  cellsWithin,
  closed,
  distanceMeters,
  interpolate,
  isCrossed,
  pathMeters,
  pointInRing,
} from './geo.ts'
export { geocoder, offlineGeocoder } from './geocoding/geocoder.ts'
export type { GeocoderPort } from './geocoding/port.ts'
export { builtInRouting, estimateSeconds } from './routing/built-in.ts'
export type { RoutingPort } from './routing/port.ts'
export { routing } from './routing/routing.ts'
export { routeOnStreets } from './routing/streets.ts'
export { drawZone } from './zones/draw-zone.ts'
export { covers, zoneOf } from './zones/zone-of.ts'

export const placesModule = defineModule({
  name: 'places',
  title: 'Places',
  folder: import.meta.dirname,
  needs,
  doors: routes,
  jobs: [forgetGeocodes],
  permits,
  start: async ({ config }) => {
    startPlaces(config)
    return undefined
  },
})
