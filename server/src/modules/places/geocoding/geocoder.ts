import { builtInGeocoder } from './built-in.ts'
import type { GeocoderPort } from './port.ts'

const offline: GeocoderPort = builtInGeocoder()
let present: GeocoderPort = offline

/** The geocoder that never asks the network: the only one for use inside a transaction. */
export function offlineGeocoder(): GeocoderPort {
  return offline
}

/** The geocoder in use: the built-in one unless the configuration names another. */
export function geocoder(): GeocoderPort {
  return present
}

/** Put another geocoder in its place; answers the one before. Called when the server starts. */
export function chooseGeocoder(next: GeocoderPort): GeocoderPort {
  const before = present
  present = next
  return before
}
