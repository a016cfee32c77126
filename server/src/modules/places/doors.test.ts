import { gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { CityMap } from '#contract/places'
import { VISITOR } from '#foundation/db'
import { Limits, makeHttp, mount } from '#foundation/http'
import { days } from '#foundation/time'
import { makeWorld, type World } from '#testing'
import { chooseDemoCity, demoCity } from './city/demo-city.ts'
import { chooseGeocoder, offlineGeocoder } from './geocoding/geocoder.ts'
import type { GeocoderPort } from './geocoding/port.ts'
import { placesModule } from './index.ts'
import { forgetGeocodes } from './jobs.ts'
import { builtInRouting } from './routing/built-in.ts'
import { chooseRouting } from './routing/routing.ts'

let world: World
let app: FastifyInstance
beforeAll(async () => {
  world = await makeWorld({ rooms: [placesModule] })
  app = await makeHttp({ origins: [] })
  mount(
    {
      app,
      database: world.database,
      checkAnswers: true,
      limits: new Limits(false),
      who: {
        fromToken: async () => ({ orgId: world.orgId, actor: VISITOR, until: new Date(8.64e15) }),
        organisationBySlug: async () => world.orgId,
        defaultOrganisation: 'test',
      },
    },
    '',
    placesModule.doors,
  )
})
afterEach(() => {
  chooseGeocoder(offlineGeocoder())
  chooseRouting(builtInRouting)
  chooseDemoCity(true)
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const get = async (url: string, headers: Record<string, string> = {}) => {
  const response = await app.inject({ method: 'GET', url, headers })
  return {
    status: response.statusCode,
    headers: response.headers,
    response,
    body: () => response.json(),
  }
}
const door = demoCity().addresses[42]!
const at = `${door.lat},${door.lng}`

test('what is typed is found, near or not', async () => {
  const { status, body } = await get(
    `/places/search?q=${encodeURIComponent(door.label)}&near=${at}`,
  )
  expect(status).toBe(200)
  expect(body().success).toBe(true)
  expect(body().data.places[0].label).toBe(door.label)
})

test('a point has a name, and the middle of the sea has none', async () => {
  expect((await get(`/places/reverse?at=${at}`)).body().data.place.label).toBe(door.label)
  expect((await get('/places/reverse?at=0,-30')).body().data).toEqual({ place: null })
})

test('the way has minutes, metres and a path', async () => {
  const to = demoCity().addresses[3000]!
  const { body } = await get(`/places/route?from=${at}&to=${to.lat},${to.lng}`)
  const { minutes, meters, seconds, path, source } = body().data
  expect(source).toBe('streets')
  expect(minutes).toBe(Math.ceil(seconds / 60))
  expect(meters).toBeGreaterThan(100)
  expect(path.length).toBeGreaterThan(4)
})

test.each([
  ['/places/search?q=a', 'too short'],
  ['/places/search?q=abc&near=1', 'half a point'],
  ['/places/search?q=abc&near=91,0', 'north of the pole'],
  ['/places/search?q=abc&limit=1000', 'too many'],
  ['/places/reverse', 'nothing'],
  ['/places/reverse?at=x,y', 'words'],
  ['/places/route?from=1,1', 'no end'],
  ['/places/route?from=1,1&to=,', 'an empty end'],
])('%s is refused: %s', async (url) => {
  const { status, body } = await get(url)
  expect(status).toBe(400)
  expect(body()).toMatchObject({ success: false, error: { code: 'VALIDATION_ERROR' } })
})

test('nobody drives from Boston to Sydney', async () => {
  const { status, body } = await get('/places/route?from=42.36,-71.06&to=-33.87,151.21')
  expect([status, body().error.reason]).toEqual([400, 'places.too_far'])
})

test('the city is sent compressed, and only once to a browser that kept it', async () => {
  const packed = await get('/places/city', { 'accept-encoding': 'gzip, br' })
  expect(packed.headers['content-encoding']).toBe('gzip')
  const bytes = packed.response.rawPayload
  expect(bytes.length).toBeLessThan(600_000)
  const map = CityMap.parse(JSON.parse(gunzipSync(bytes).toString()))
  expect(map.layers.streets.features.length).toBeGreaterThan(300)
  const etag = String(packed.headers.etag)
  const again = await get('/places/city', { 'if-none-match': etag })
  expect([again.status, again.response.rawPayload.length]).toEqual([304, 0])
  const plain = await get('/places/city')
  expect(plain.body()).toEqual(map)
})

test('a server without the demo has no Alder Bay', async () => {
  chooseDemoCity(false)
  expect((await get('/places/city')).body().error.reason).toBe('places.no_city')
  const found = (await get(`/places/search?q=${encodeURIComponent(door.label)}`)).body().data.places
  expect(found).toEqual([])
})

test('a visitor may see areas and draw none, and has no addresses', async () => {
  expect((await get('/zones')).status).toBe(200)
  expect((await get('/addresses')).status).toBe(401)
  const drawn = await app.inject({ method: 'POST', url: '/zones', payload: {} })
  expect(drawn.statusCode).toBe(401)
})

test('a paid geocoder is asked once a day for one question, even after a restart', async () => {
  let asked = 0
  const paid: GeocoderPort = {
    name: 'paid',
    isLocal: false,
    geocode: async () => {
      asked += 1
      return [{ label: 'Here', lat: 1, lng: 2, kind: 'place', confidence: 0.9 }]
    },
    reverse: async () => undefined,
  }
  chooseGeocoder(paid)
  const ask = async () => (await get('/places/search?q=somewhere')).body().data.places[0].label
  expect([await ask(), await ask(), asked]).toEqual(['Here', 'Here', 1])
  world.clock.passes(days(1) + 1)
  expect([await ask(), asked]).toEqual(['Here', 2])
  world.clock.passes(days(2))
  await world.system().act((tx) => forgetGeocodes.work(tx, {}))
  expect(await world.raw('select count(*)::int as kept from places.geocode_cache')).toEqual([
    { kept: 0 },
  ])
})
