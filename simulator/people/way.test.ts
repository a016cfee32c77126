import { expect, test } from 'vitest'
import { metersBetween, placeOn, shifted, wayAlong } from './way.ts'

const corner = { lat: 41.65, lng: -70.93 }
const north = shifted(corner, 1000, 0)
const end = shifted(north, 0, 500)
const path = [corner, north, end].map(({ lat, lng }) => [lng, lat] as [number, number])

test('a way is as long as its stretches', () => {
  expect(metersBetween(corner, north)).toBeCloseTo(1000, 0)
  expect(wayAlong(path, corner, end).meters).toBeCloseTo(1500, 0)
})

test('half-way up the first street one looks north, later east, and past the end one stands at it', () => {
  const way = wayAlong(path, corner, end)
  expect(metersBetween(placeOn(way, 500).at, shifted(corner, 500, 0))).toBeLessThan(1)
  expect(placeOn(way, 500).headingDeg).toBeCloseTo(0, 0)
  expect(placeOn(way, 1250).headingDeg).toBeCloseTo(90, 0)
  expect(metersBetween(placeOn(way, 9000).at, end)).toBeLessThan(1)
})

test('where the router draws no path, the way is straight', () => {
  expect(wayAlong([], corner, end).meters).toBeCloseTo(Math.hypot(1000, 500), 0)
})
