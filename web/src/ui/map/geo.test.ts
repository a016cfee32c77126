import { expect, test } from 'vitest'
import {
  boundsOf,
  headingOf,
  type LngLat,
  measure,
  metresBetween,
  nearestAlong,
  pointAlong,
} from './geo.ts'

const PATH: LngLat[] = [
  [-70.93, 41.65],
  [-70.93, 41.66],
  [-70.92, 41.66],
]

test('a hundredth of a degree north is 1113 metres', () => {
  expect(metresBetween([-70.93, 41.65], [-70.93, 41.66])).toBeCloseTo(1113.2, 0)
})

test('half way along a path is where half of its metres are walked', () => {
  const walked = measure(PATH)
  const { at, heading } = pointAlong(PATH, walked, 556.6)
  expect(at[1]).toBeCloseTo(41.655, 4)
  expect(heading).toBeCloseTo(0, 3)
})

test('past the end of a path is its end', () => {
  expect(pointAlong(PATH, measure(PATH), 1e9).at).toEqual(PATH[2])
})

test('a point beside a path is as far along as its foot', () => {
  const { along, away } = nearestAlong(PATH, measure(PATH), [-70.9305, 41.655])
  expect(along).toBeCloseTo(556.6, 0)
  expect(away).toBeGreaterThan(35)
  expect(away).toBeLessThan(45)
})

test('east is 90 degrees', () => {
  expect(headingOf([-70.93, 41.66], [-70.92, 41.66])).toBeCloseTo(90, 3)
})

test('no points have no bounds', () => {
  expect(boundsOf([])).toBeUndefined()
  expect(boundsOf(PATH)).toEqual([-70.93, 41.65, -70.92, 41.66])
})
