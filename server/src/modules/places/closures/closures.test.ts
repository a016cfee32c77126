import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectRefusal, makeWorld, type World } from '#testing'
import { demoCity } from '../city/demo-city.ts'
import { placesModule } from '../index.ts'
import { routingFor } from '../routing/routing.ts'
import { StreetTimes } from '../routing/street-times.ts'
import { demoStreets, streetPlan } from '../routing/streets.ts'
import { closedEdges, closeStreet, listClosedStreets, openStreet } from './close-street.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld({ rooms: [placesModule] })
})
afterAll(() => world.close())

const doors = demoCity().addresses
const door = fc.nat({ max: doors.length - 1 }).map((index) => doors[index]!)
const edge = fc.nat({ max: demoCity().edges.length - 1 })

test('a closed street is gone around, by this organisation only, until it is opened', async () => {
  const desk = world.person({ roles: ['operator'] })
  const [from, to] = [doors[10]!, doors[2500]!]
  const free = await desk.act(async (tx) => (await routingFor(tx)).estimate(from, to))
  const half = Math.floor(free.path.length / 2)
  const [a, b] = [free.path[half]!, free.path[half + 1]!]
  const middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const

  const closure = await desk.does(closeStreet, {
    at: { lng: middle[0], lat: middle[1] },
    reason: 'water main',
  })

  expect(await desk.act(listClosedStreets)).toMatchObject([
    { id: closure.id, reason: 'water main' },
  ])
  const around = await desk.act(async (tx) => (await routingFor(tx)).estimate(from, to))
  expect(around.seconds).toBeGreaterThanOrEqual(free.seconds)
  expect(around.path).not.toEqual(free.path)
  const drives = (path: typeof free.path) =>
    path.some((at, i) => i > 0 && isSame(path[i - 1]!, a) && isSame(at, b))
  expect([drives(free.path), drives(around.path)]).toEqual([true, false])
  const elsewhere = world.system(world.otherOrgId)
  expect(await elsewhere.act(async (tx) => (await routingFor(tx)).estimate(from, to))).toEqual(free)
  await expectRefusal(
    desk.does(closeStreet, { at: { lng: middle[0], lat: middle[1] }, reason: 'again' }),
    'places.street_closed_already',
  )
  await expectRefusal(
    desk.does(closeStreet, { at: { lat: 40, lng: -71 }, reason: 'no street' }),
    'places.no_street_here',
  )
  await expectRefusal(
    elsewhere.does(openStreet, { closureId: closure.id }),
    'places.no_such_closure',
  )

  await desk.does(openStreet, { closureId: closure.id })
  expect((await desk.act(closedEdges)).size).toBe(0)
  expect(await desk.act(async (tx) => (await routingFor(tx)).estimate(from, to))).toEqual(free)
})

const isSame = (one: readonly number[], other: readonly number[]) =>
  one[0] === other[0] && one[1] === other[1]

test('from many to many is what one by one is, whatever is closed', () => {
  const plan = streetPlan()
  if (!plan) throw new Error('there is a drawn city')
  const times = new StreetTimes(plan)
  const graph = demoStreets()
  fc.assert(
    fc.property(
      fc.array(door, { minLength: 1, maxLength: 4 }),
      fc.array(door, { minLength: 1, maxLength: 4 }),
      fc.uniqueArray(edge, { maxLength: 60 }),
      (from, to, closedList) => {
        const closed = new Set(closedList)
        const rows = times.secondsFromMany(from, to, closed)
        from.forEach((a, i) => {
          to.forEach((b, j) => {
            const one = graph.secondsBetween(graph.snap(a)!, graph.snap(b)!, closed)
            const many = rows?.[i]?.[j] ?? Number.NaN
            if (one === Infinity) expect(many).toBe(Infinity)
            else expect(many).toBeCloseTo(one, 6)
            expect(one).toBeGreaterThanOrEqual(
              graph.secondsBetween(graph.snap(a)!, graph.snap(b)!) - 1e-6,
            )
          })
        })
      },
    ),
    { numRuns: 60 },
  )
})
