import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { demoCity } from './city/demo-city.ts'
import { builtInGeocoder } from './geocoding/built-in.ts'
import { googleGeocoder } from './geocoding/google.adapter.ts'
import { mapboxGeocoder } from './geocoding/mapbox.adapter.ts'
import { nominatim } from './geocoding/nominatim.adapter.ts'
import { remoteGeocoder } from './geocoding/remote.adapter.ts'
import { builtInRouting } from './routing/built-in.ts'
import { googleRouter } from './routing/google.adapter.ts'
import { mapboxRouter } from './routing/mapbox.adapter.ts'
import { osrm } from './routing/osrm.adapter.ts'
import { readPolyline } from './routing/polyline.ts'
import { remoteRouting } from './routing/remote.adapter.ts'
import { valhalla } from './routing/valhalla.adapter.ts'

/** A provider in a box: answers what the test puts in, remembers how it was asked. */
let answer: { status: number; body: unknown; slowMs: number }
let asked: { method: string; url: string; headers: Record<string, unknown>; body: string }[]
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => (body += chunk))
  request.on('end', () => {
    const { method = '', url = '', headers } = request
    asked.push({ method, url, headers, body })
    setTimeout(() => {
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))
    }, answer.slowMs)
  })
})
let base = ''

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  answer = { status: 200, body: {}, slowMs: 0 }
  asked = []
})
afterAll(() => {
  server.close()
})

const [from, to] = [demoCity().addresses[0]!, demoCity().addresses[2000]!]
const geometry = {
  coordinates: [
    [from.lng, from.lat],
    [to.lng, to.lat],
  ],
}

test('OSRM is asked longitude first and its route is taken', async () => {
  answer.body = { code: 'Ok', routes: [{ distance: 1234.5, duration: 321.2, geometry }] }
  const route = await remoteRouting(osrm(`${base}/`), builtInRouting).estimate(from, to)
  expect(asked[0]!.url).toBe(
    `/route/v1/driving/${from.lng},${from.lat};${to.lng},${to.lat}?overview=full&geometries=geojson`,
  )
  expect(route).toEqual({ meters: 1235, seconds: 321, path: geometry.coordinates, source: 'osrm' })
})

test('Mapbox gets its token', async () => {
  answer.body = { code: 'Ok', routes: [{ distance: 100, duration: 50, geometry }] }
  const route = await remoteRouting(mapboxRouter('pk.t', base), builtInRouting).estimate(from, to)
  expect(asked[0]!.url).toContain('/directions/v5/mapbox/driving-traffic/')
  expect(asked[0]!.url).toContain('access_token=pk.t')
  expect(route.source).toBe('mapbox')
})

test('Valhalla speaks kilometres and six decimals', async () => {
  answer.body = {
    trip: { summary: { length: 2.5, time: 300 }, legs: [{ shape: '_izlhA~rlgdF_{geC~ywl@' }] },
  }
  const route = await remoteRouting(valhalla(base), builtInRouting).estimate(from, to)
  expect(JSON.parse(asked[0]!.body).locations).toEqual([
    { lat: from.lat, lon: from.lng },
    { lat: to.lat, lon: to.lng },
  ])
  expect(route).toMatchObject({ meters: 2500, seconds: 300, source: 'valhalla' })
  expect(route.path[0]).toEqual([-120.2, 38.5])
})

test('Google is asked for three fields and answers with an s', async () => {
  answer.body = {
    routes: [
      {
        distanceMeters: 772,
        duration: '165s',
        polyline: { encodedPolyline: '_p~iF~ps|U_ulLnnqC' },
      },
    ],
  }
  const route = await remoteRouting(googleRouter('key', base), builtInRouting).estimate(from, to)
  expect(asked[0]!.headers['x-goog-api-key']).toBe('key')
  expect(route).toEqual({
    meters: 772,
    seconds: 165,
    path: [
      [-120.2, 38.5],
      [-120.95, 40.7],
    ],
    source: 'google',
  })
})

test('the example of the polyline format is read, and half of one is refused', () => {
  expect(readPolyline('_p~iF~ps|U_ulLnnqC_mqNvxq`@', 5)).toEqual([
    [-120.2, 38.5],
    [-120.95, 40.7],
    [-126.453, 43.252],
  ])
  expect(() => readPolyline('_p~iF~ps|', 5)).toThrow(RangeError)
})

test('a route is asked for once and remembered for five minutes', async () => {
  let now = 0
  answer.body = { code: 'Ok', routes: [{ distance: 10, duration: 5, geometry }] }
  const router = remoteRouting(osrm(base), builtInRouting, { now: () => now })
  await router.estimate(from, to)
  await router.estimate(from, to)
  expect(asked).toHaveLength(1)
  now = 6 * 60_000
  await router.estimate(from, to)
  expect(asked).toHaveLength(2)
})

test.each([
  ['an error', { status: 500, body: {}, slowMs: 0 }],
  ['nonsense', { status: 200, body: '<html>', slowMs: 0 }],
  ['another shape', { status: 200, body: { code: 'NoRoute', routes: [] }, slowMs: 0 }],
  ['silence', { status: 200, body: {}, slowMs: 400 }],
])('after %s from the provider the built-in router answers', async (_, given) => {
  answer = given
  const route = await remoteRouting(osrm(base), builtInRouting, { patienceMs: 150 }).estimate(
    from,
    to,
  )
  expect(route).toEqual(builtInRouting.estimate(from, to))
})

test('after three failures in a row the provider is left alone for half a minute', async () => {
  let now = 0
  answer.status = 503
  const router = remoteRouting(osrm(base), builtInRouting, { now: () => now })
  for (let i = 0; i < 5; i += 1) await router.estimate(from, to)
  expect(asked).toHaveLength(3)
  now = 31_000
  answer = {
    status: 200,
    body: { code: 'Ok', routes: [{ distance: 1, duration: 1, geometry }] },
    slowMs: 0,
  }
  expect((await router.estimate(from, to)).source).toBe('osrm')
})

test('Google, Mapbox and Nominatim name places in our words', async () => {
  const offline = builtInGeocoder()
  answer.body = {
    status: 'OK',
    results: [
      {
        formatted_address: '1 Main St',
        types: ['street_address'],
        geometry: { location: { lat: 1, lng: 2 }, location_type: 'ROOFTOP' },
      },
    ],
  }
  const google = remoteGeocoder(googleGeocoder('key', base), offline)
  expect(await google.geocode('1 main st', from)).toEqual([
    { label: '1 Main St', lat: 1, lng: 2, kind: 'address', confidence: 1 },
  ])
  expect(asked[0]!.url).toContain('address=1+main+st')

  answer.body = {
    features: [
      {
        geometry: { coordinates: [2, 1] },
        properties: {
          feature_type: 'place',
          name: 'Lisbon',
          place_formatted: 'Portugal',
          match_code: { confidence: 'high' },
        },
      },
    ],
  }
  const mapbox = remoteGeocoder(mapboxGeocoder('t', base), offline)
  expect(await mapbox.reverse({ lat: 1, lng: 2 })).toEqual({
    label: 'Lisbon, Portugal',
    lat: 1,
    lng: 2,
    kind: 'city',
    confidence: 0.9,
  })

  answer.body = [
    { display_name: 'Main Street', lat: '1.5', lon: '2.5', addresstype: 'road', importance: 0.4 },
  ]
  const osm = remoteGeocoder(nominatim(base), offline)
  expect(await osm.geocode('main street')).toEqual([
    { label: 'Main Street', lat: 1.5, lng: 2.5, kind: 'street', confidence: 0.4 },
  ])
  expect(asked.at(-1)!.headers['user-agent']).toBe('Kontor')
})

test('a place is asked for once a day, and offline when nobody answers', async () => {
  let now = 0
  answer.body = { status: 'ZERO_RESULTS', results: [] }
  const google = remoteGeocoder(googleGeocoder('key', base), builtInGeocoder(), { now: () => now })
  await google.geocode('Nowhere')
  await google.geocode('  nowhere ')
  expect(asked).toHaveLength(1)
  now = 25 * 3_600_000
  answer.status = 500
  expect((await google.geocode('Lisbon'))[0]!.label).toBe('Lisbon, Portugal')
  expect(asked).toHaveLength(2)
})
