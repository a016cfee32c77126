import type { LngLat } from '#contract/places'

/**
 * Read an encoded polyline: Google's algorithm, five decimals for Google and six for Valhalla.
 * Throws RangeError when the text ends in the middle of a number.
 */
export function readPolyline(text: string, decimals: 5 | 6): LngLat[] {
  const scale = 10 ** decimals
  const path: LngLat[] = []
  let [at, lat, lng] = [0, 0, 0]
  const step = (): number => {
    let [value, shift, chunk] = [0, 0, 0]
    do {
      if (at >= text.length) throw new RangeError('a polyline ended in the middle of a number')
      chunk = text.charCodeAt(at++) - 63
      value |= (chunk & 0x1f) << shift
      shift += 5
    } while (chunk >= 0x20)
    return value & 1 ? ~(value >> 1) : value >> 1
  }
  while (at < text.length) {
    lat += step()
    lng += step()
    path.push([lng / scale, lat / scale])
  }
  return path
}
