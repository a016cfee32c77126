import { expect, test } from 'vitest'
import { distanceMeters, pointInRing } from '../geo.ts'
import { buildCity } from './build-city.ts'
import { demoCity } from './demo-city.ts'

test('the same seed gives the same town', () => {
  const again = buildCity(demoCity().seed)
  expect(again.fingerprint).toBe(demoCity().fingerprint)
  expect(again.addresses).toEqual(demoCity().addresses)
})

test('another seed gives another town, and a whole one', () => {
  const other = buildCity(2026)
  expect(other.fingerprint).not.toBe(demoCity().fingerprint)
  expect(other.addresses).toHaveLength(4000)
  expect(other.nodes.length).toBeGreaterThan(1000)
  expect(other.geojson.bridges.features.length).toBeGreaterThanOrEqual(4)
})

test('the town has eight neighbourhoods, four bridges and four thousand doors', () => {
  const city = demoCity()
  expect(city.districts).toHaveLength(8)
  expect(city.addresses).toHaveLength(4000)
  const names = new Set(city.geojson.bridges.features.map(({ properties }) => properties['name']))
  expect(names).toEqual(
    new Set(['Kings Highway', 'Harbor Bridge Road', 'Millrace Road', 'Old Colony Parkway']),
  )
  for (const district of city.districts) {
    const doors = city.addresses.filter((door) => door.district === district.name)
    expect(doors.length, district.name).toBeGreaterThan(150)
  }
})

test('no two doors have one label, and no two streets have one name', () => {
  const { addresses, geojson } = demoCity()
  expect(new Set(addresses.map(({ label }) => label)).size).toBe(addresses.length)
  const doors = addresses.map(({ number, street }) => `${number} ${street}`)
  expect(new Set(doors).size).toBe(addresses.length)
  const streets = geojson.streets.features.map(({ properties }) => properties['name'])
  const twice = streets.filter((name, i) => streets.indexOf(name) !== i)
  expect(twice).toEqual([])
})

test('every door stands in its district, beside a crossing of its street graph', () => {
  const city = demoCity()
  const rings = new Map(city.districts.map(({ name, ring }) => [name, ring]))
  const misplaced = city.addresses.filter((door) => !pointInRing(door, rings.get(door.district)!))
  // Outlines are drawn to two metres, so a house on the very border may be on either side.
  expect(misplaced.length).toBeLessThan(20)
  for (const door of city.addresses) {
    const [lng, lat] = city.nodes[door.node]!
    expect(distanceMeters(door, { lat, lng }), door.label).toBeLessThan(1200)
  }
})

test('no house stands in the sea', () => {
  const { addresses, geojson } = demoCity()
  const [sea] = geojson.water.features
  const [outline] = sea!.geometry.coordinates as [number, number][][]
  expect(addresses.filter((door) => pointInRing(door, outline!))).toEqual([])
})

test('the map is small enough to send: under a megabyte and a half', () => {
  expect(JSON.stringify(demoCity().geojson).length).toBeLessThan(1_500_000)
})
