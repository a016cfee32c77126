import type { Config } from '#foundation/config'
import { chooseDemoCity, demoCity } from './city/demo-city.ts'
import { chooseGeocoder, offlineGeocoder } from './geocoding/geocoder.ts'
import { googleGeocoder } from './geocoding/google.adapter.ts'
import { mapboxGeocoder } from './geocoding/mapbox.adapter.ts'
import { nominatim } from './geocoding/nominatim.adapter.ts'
import type { GeocoderPort, RemoteGeocoder } from './geocoding/port.ts'
import { remoteGeocoder } from './geocoding/remote.adapter.ts'
import { builtInRouting } from './routing/built-in.ts'
import { googleRouter } from './routing/google.adapter.ts'
import { mapboxRouter } from './routing/mapbox.adapter.ts'
import { osrm } from './routing/osrm.adapter.ts'
import type { RemoteRouter, RoutingPort } from './routing/port.ts'
import { remoteRouting } from './routing/remote.adapter.ts'
import { chooseRouting } from './routing/routing.ts'
import { valhalla } from './routing/valhalla.adapter.ts'

/**
 * Choose the geocoder and the router that the configuration names, and build the demo city now
 * (about a second) rather than under somebody's request.
 */
export function startPlaces(config: Config): void {
  chooseDemoCity(config.KONTOR_DEMO)
  if (config.KONTOR_DEMO) demoCity()
  chooseGeocoder(geocoderFor(config))
  chooseRouting(routerFor(config))
}

function geocoderFor(config: Config): GeocoderPort {
  const remotes: Record<Config['GEOCODER'], () => RemoteGeocoder | undefined> = {
    'built-in': () => undefined,
    google: () => googleGeocoder(config.GOOGLE_MAPS_KEY ?? ''),
    mapbox: () => mapboxGeocoder(config.MAPBOX_TOKEN ?? ''),
    nominatim: () => nominatim(config.NOMINATIM_URL ?? ''),
  }
  const remote = remotes[config.GEOCODER]()
  return remote ? remoteGeocoder(remote, offlineGeocoder()) : offlineGeocoder()
}

function routerFor(config: Config): RoutingPort {
  const remotes: Record<Config['ROUTER'], () => RemoteRouter | undefined> = {
    'built-in': () => undefined,
    osrm: () => osrm(config.OSRM_URL ?? ''),
    valhalla: () => valhalla(config.VALHALLA_URL ?? ''),
    mapbox: () => mapboxRouter(config.MAPBOX_TOKEN ?? ''),
    google: () => googleRouter(config.GOOGLE_MAPS_KEY ?? ''),
  }
  const remote = remotes[config.ROUTER]()
  return remote ? remoteRouting(remote, builtInRouting) : builtInRouting
}
