import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demoCity } from '../city/demo-city.ts'
import { distanceMeters, pathMeters } from '../geo.ts'
import { builtInRouting, estimateSeconds } from './built-in.ts'
import { NearestFirst } from './nearest-first.ts'
import { demoStreets, routeOnStreets } from './streets.ts'

const doors = demoCity().addresses
const door = fc.nat({ max: doors.length - 1 }).map((index) => doors[index]!)

/** Dijkstra, written for reading: seconds from one crossing to every other. */
function secondsFrom(start: number): number[] {
  const graph = demoStreets()
  const links: [to: number, seconds: number][][] = Array.from({ length: graph.nodeCount }, () => [])
  for (const [a, b, seconds] of graph.edgeCosts()) {
    links[a]!.push([b, seconds])
    links[b]!.push([a, seconds])
  }
  const best = Array<number>(graph.nodeCount).fill(Infinity)
  best[start] = 0
  const open = new Set([start])
  while (open.size > 0) {
    let node = -1
    for (const each of open) if (node < 0 || best[each]! < best[node]!) node = each
    open.delete(node)
    for (const [to, seconds] of links[node]!) {
      if (best[node]! + seconds >= best[to]!) continue
      best[to] = best[node]! + seconds
      open.add(to)
    }
  }
  return best
}

test('A* finds what Dijkstra finds, on 200 random pairs of crossings', () => {
  const graph = demoStreets()
  const node = fc.nat({ max: graph.nodeCount - 1 })
  fc.assert(
    fc.property(node, fc.array(node, { minLength: 10, maxLength: 10 }), (start, goals) => {
      const best = secondsFrom(start)
      for (const goal of goals) {
        const seconds = graph.secondsBetween(graph.snapToNode(start), graph.snapToNode(goal))
        expect(seconds).toBeCloseTo(best[goal]!, 6)
      }
    }),
    { numRuns: 20 },
  )
})

test('every door reaches every other: all of them reach one, and one reaches all', () => {
  const hub = doors[0]!
  const lost = doors.filter((each) => !routeOnStreets(each, hub) || !routeOnStreets(hub, each))
  expect(lost).toEqual([])
  expect(secondsFrom(0).filter((seconds) => seconds === Infinity)).toEqual([])
})

test('there and back take the same time', () => {
  fc.assert(
    fc.property(door, door, (a, b) => {
      const [there, back] = [routeOnStreets(a, b)!, routeOnStreets(b, a)!]
      expect(Math.abs(there.seconds - back.seconds)).toBeLessThanOrEqual(1)
    }),
    { numRuns: 200 },
  )
})

test('a way is as long as its drawn path, and never shorter than the line through the air', () => {
  fc.assert(
    fc.property(door, door, (a, b) => {
      const route = routeOnStreets(a, b)!
      expect(route.path[0]).toEqual([a.lng, a.lat])
      expect(route.path.at(-1)).toEqual([b.lng, b.lat])
      expect(Math.abs(pathMeters(route.path) - route.meters)).toBeLessThan(10 + route.meters * 0.01)
      expect(route.meters).toBeGreaterThanOrEqual(Math.floor(distanceMeters(a, b) * 0.99) - 2)
    }),
    { numRuns: 200 },
  )
})

test('the time asked for at once is the time of the route', () => {
  fc.assert(
    fc.property(door, door, (a, b) => {
      expect(estimateSeconds(a, b)).toBe(routeOnStreets(a, b)!.seconds)
    }),
    { numRuns: 100 },
  )
})

test('a typical way is found in well under three milliseconds', () => {
  const pairs = Array.from(
    { length: 500 },
    (_, i) => [doors[i]!, doors[(i * 7919) % 4000]!] as const,
  )
  const started = performance.now()
  for (const [a, b] of pairs) routeOnStreets(a, b)
  expect((performance.now() - started) / pairs.length).toBeLessThan(3)
})

test('outside the city the way is the air line and a third', () => {
  const [boston, providence] = [
    { lat: 42.3601, lng: -71.0589 },
    { lat: 41.824, lng: -71.4128 },
  ]
  expect(routeOnStreets(boston, providence)).toBeUndefined()
  const route = builtInRouting.estimate(boston, providence)
  expect(route).toMatchObject({
    source: 'circuity',
    path: [
      [-71.0589, 42.3601],
      [-71.4128, 41.824],
    ],
  })
  expect(estimateSeconds(boston, providence) / 60).toBeGreaterThan(60)
  expect(estimateSeconds(boston, providence) / 60).toBeLessThan(100)
})

test('the same way takes longer at half past five than in the night', async () => {
  const [a, b] = [doors[10]!, doors[3000]!]
  const evening = await builtInRouting.estimate(a, b, new Date('2026-06-01T22:00:00Z'))
  const night = await builtInRouting.estimate(a, b, new Date('2026-06-01T07:00:00Z'))
  expect(evening.seconds).toBeGreaterThan(night.seconds * 1.2)
})

test('the heap gives numbers back in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, min: 0, max: 1e6 }), { maxLength: 3000 }),
      (costs) => {
        const heap = new NearestFirst()
        costs.forEach((cost, item) => heap.push(item, cost))
        const given = costs.map(() => costs[heap.pop()]!)
        expect(given).toEqual([...costs].sort((a, b) => a - b))
        expect(heap.pop()).toBe(-1)
      },
    ),
    { numRuns: 50 },
  )
})
