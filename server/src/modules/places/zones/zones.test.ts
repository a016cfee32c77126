import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LngLat } from '#contract/places'
import { expectRefusal, makeWorld, type Person, race, type World } from '#testing'
import { demoCity } from '../city/demo-city.ts'
import { placesModule } from '../index.ts'
import { changeZone } from './change-zone.ts'
import { drawZone } from './draw-zone.ts'
import { listZones } from './list-zones.ts'
import { covers, zoneOf } from './zone-of.ts'

let world: World
let ines: Person
beforeAll(async () => {
  world = await makeWorld({ rooms: [placesModule] })
  ines = world.person({ roles: ['operator'] })
})
afterAll(() => world.close())

const square = (lng: number, lat: number, size: number): LngLat[] => [
  [lng, lat],
  [lng + size, lat],
  [lng + size, lat + size],
  [lng, lat + size],
]

test('an organisation that drew nothing works everywhere; then only inside its areas', async () => {
  const here = { lat: 0.5, lng: 0.5 }
  const there = { lat: 5, lng: 5 }
  const other = world.person({ roles: ['operator'], orgId: world.otherOrgId })
  expect(await other.act((tx) => covers(tx, there))).toBe(true)
  await other.does(drawZone, { name: 'Home', purpose: 'service', ring: square(0, 0, 1) })
  expect(await other.act((tx) => covers(tx, here))).toBe(true)
  expect(await other.act((tx) => covers(tx, there))).toBe(false)
  await other.does(drawZone, { name: 'Works', purpose: 'blocked', ring: square(0.4, 0.4, 0.2) })
  expect(await other.act((tx) => covers(tx, here))).toBe(false)
  expect(await ines.act((tx) => covers(tx, there))).toBe(true)
})

test('of areas inside each other the smaller one answers', async () => {
  await ines.does(drawZone, { name: 'Country', purpose: 'surcharge', ring: square(10, 10, 4) })
  await ines.does(drawZone, { name: 'Centre', purpose: 'surcharge', ring: square(11, 11, 1) })
  const nameAt = async (lat: number, lng: number) =>
    (await ines.act((tx) => zoneOf(tx, { lat, lng }, 'surcharge')))?.name
  expect(await nameAt(11.5, 11.5)).toBe('Centre')
  expect(await nameAt(13, 13)).toBe('Country')
  expect(await nameAt(20, 20)).toBeUndefined()
})

test('the districts of the demo city are areas that hold their own doors', async () => {
  for (const { name, ring } of demoCity().districts) {
    await ines.does(drawZone, { name, purpose: 'delivery', ring: [...ring] })
  }
  for (const door of demoCity().addresses.filter((_, i) => i % 400 === 0)) {
    expect((await ines.act((tx) => zoneOf(tx, door, 'delivery')))?.name).toBe(door.district)
  }
})

test('an outline that crosses itself is refused, drawn or changed', async () => {
  const tie: LngLat[] = [
    [0, 0],
    [1, 1],
    [1, 0],
    [0, 1],
  ]
  const drawn = ines.does(drawZone, { name: 'Tie', purpose: 'service', ring: tie })
  await expectRefusal(drawn, 'places.crossed_ring')
  const zone = await ines.does(drawZone, {
    name: 'Fair',
    purpose: 'service',
    ring: square(30, 30, 1),
  })
  await expectRefusal(ines.does(changeZone, { zoneId: zone.id, ring: tie }), 'places.crossed_ring')
})

test('two areas of one purpose may not share a name', async () => {
  await ines.does(drawZone, { name: 'North', purpose: 'service', ring: square(40, 40, 1) })
  const again = ines.does(drawZone, { name: 'north', purpose: 'service', ring: square(50, 40, 1) })
  await expectRefusal(again, 'places.zone_name_taken')
})

test('of two who change one version, one is told to look again', async () => {
  const zone = await ines.does(drawZone, {
    name: 'Race',
    purpose: 'service',
    ring: square(60, 40, 1),
  })
  const { won, refused } = await race(
    ['A', 'B'].map(
      (name) => () =>
        ines.does(changeZone, { zoneId: zone.id, version: zone.version, name: `Race ${name}` }),
    ),
  )
  expect(won).toHaveLength(1)
  expect(refused).toEqual(['places.zone_changed'])
})

test('an area put to rest counts no more, and another organisation never saw it', async () => {
  const zone = await ines.does(drawZone, {
    name: 'Rest',
    purpose: 'blocked',
    ring: square(70, 40, 1),
  })
  const point = { lat: 40.5, lng: 70.5 }
  expect(await ines.act((tx) => zoneOf(tx, point, 'blocked'))).toMatchObject({ id: zone.id })
  await ines.does(changeZone, { zoneId: zone.id, isActive: false })
  expect(await ines.act((tx) => zoneOf(tx, point, 'blocked'))).toBeUndefined()
  const other = world.person({ roles: ['operator'], orgId: world.otherOrgId })
  await expectRefusal(
    other.does(changeZone, { zoneId: zone.id, name: 'Mine' }),
    'places.no_such_zone',
  )
  const seen = await other.does(listZones, { limit: 100 })
  expect(seen.items.map(({ name }) => name)).not.toContain('Rest')
})

test('areas are listed by purpose, page after page', async () => {
  const first = await ines.does(listZones, { limit: 5, purpose: ['delivery'] })
  const rest = await ines.does(listZones, {
    limit: 5,
    purpose: ['delivery'],
    cursor: first.nextCursor ?? undefined,
  })
  const names = [...first.items, ...rest.items].map(({ name }) => name)
  expect(names.sort()).toEqual(
    demoCity()
      .districts.map(({ name }) => name)
      .sort(),
  )
})
