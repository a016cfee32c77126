import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bearingDegrees,
  cellOf,
  cellsWithin,
  distanceMeters,
  interpolate,
  isCrossed,
  pathMeters,
  pointInRing,
} from './geo.ts'

const point = fc.record({
  lat: fc.double({ min: -80, max: 80, noNaN: true }),
  lng: fc.double({ min: -179, max: 179, noNaN: true }),
})

test('Boston to New York is 306 kilometres through the air', () => {
  const meters = distanceMeters({ lat: 42.3601, lng: -71.0589 }, { lat: 40.7128, lng: -74.006 })
  expect(meters / 1000).toBeCloseTo(306.1, 0)
})

test('distance is the same both ways, and zero to oneself', () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      expect(distanceMeters(a, b)).toBeCloseTo(distanceMeters(b, a), 6)
      expect(distanceMeters(a, a)).toBe(0)
    }),
  )
})

test('every point within the radius lies in one of the cells, at resolutions 8 and 9', () => {
  const near = fc.record({
    from: point,
    north: fc.double({ min: -1, max: 1, noNaN: true }),
    east: fc.double({ min: -1, max: 1, noNaN: true }),
    radius: fc.integer({ min: 50, max: 6000 }),
    resolution: fc.constantFrom(8, 9),
  })
  fc.assert(
    fc.property(near, ({ from, north, east, radius, resolution }) => {
      const lat = from.lat + (north * radius) / 111_195
      const lng = from.lng + (east * radius) / (111_195 * Math.cos((from.lat * Math.PI) / 180))
      fc.pre(distanceMeters(from, { lat, lng }) <= radius)
      expect(cellsWithin(from, radius, resolution)).toContain(cellOf({ lat, lng }, resolution))
    }),
    { numRuns: 400 },
  )
})

test('a radius that needs thousands of cells is refused by a RangeError', () => {
  expect(() => cellsWithin({ lat: 41.65, lng: -70.93 }, 100_000, 9)).toThrow(RangeError)
})

test('east is 90 degrees and south is 180', () => {
  expect(bearingDegrees({ lat: 0, lng: 0 }, { lat: 0, lng: 1 })).toBeCloseTo(90)
  expect(bearingDegrees({ lat: 1, lng: 0 }, { lat: 0, lng: 0 })).toBeCloseTo(180)
})

test('half of a path is as far from its start as from its end', () => {
  const path: [number, number][] = [
    [-70.93, 41.65],
    [-70.92, 41.65],
    [-70.92, 41.66],
  ]
  const half = interpolate(path, 0.5)
  const start = pathMeters([
    path[0]!,
    ...(half.lat > 41.65 ? [path[1]!] : []),
    [half.lng, half.lat],
  ])
  expect(start).toBeCloseTo(pathMeters(path) / 2, 0)
  expect(interpolate(path, 1)).toMatchObject({ lat: 41.66, lng: -70.92 })
  expect(interpolate(path, -3)).toMatchObject({ lat: 41.65, lng: -70.93 })
})

test('a ring knows its inside, also when it is not convex', () => {
  const bay: [number, number][] = [
    [0, 0],
    [4, 0],
    [4, 4],
    [2, 1],
    [0, 4],
  ]
  expect(pointInRing({ lat: 0.5, lng: 2 }, bay)).toBe(true)
  expect(pointInRing({ lat: 3, lng: 2 }, bay)).toBe(false)
  expect(pointInRing({ lat: 3, lng: 3.5 }, bay)).toBe(true)
})

test('a bow tie is crossed and a square is not', () => {
  const square: [number, number][] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ]
  const tie = [square[0]!, square[2]!, square[1]!, square[3]!]
  expect(isCrossed(square)).toBe(false)
  expect(isCrossed([...square, square[0]!])).toBe(false)
  expect(isCrossed(tie)).toBe(true)
})
