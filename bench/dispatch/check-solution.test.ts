import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { kontorPolicy } from '../../server/src/modules/dispatch/engine/index.ts'
import { checkSolution } from './check-solution.ts'
import { readDay } from './instance.ts'
import { replayDay, type Solution } from './replay.ts'
import { solutionTexts } from './solution-files.ts'

const FOLDER = join(import.meta.dirname, 'made-up', 'days', 'two-couriers')

let good: Solution

beforeAll(async () => {
  good = replayDay(await readDay(FOLDER), {
    policy: kontorPolicy,
    tick: 1,
    repositions: true,
  }).solution
})

const breachesOf = async (solution: Solution) =>
  (await checkSolution(FOLDER, solutionTexts(solution))).breaches.join('\n')

/** The solution with one thing changed. */
const planted = (
  change: (draft: {
    assignments: Record<string, unknown>[]
    deliveries: Record<string, unknown>[]
    moves: Record<string, unknown>[]
  }) => void,
): Solution => {
  const draft = structuredClone(good)
  change(draft as never)
  return draft
}

test('what the replay writes is feasible', async () => {
  expect(good.deliveries.length).toBeGreaterThan(8)
  expect(await breachesOf(good)).toBe('')
})

describe('each planted breach is found', () => {
  const cases: readonly (readonly [string, RegExp, Parameters<typeof planted>[0]])[] = [
    [
      'an order in two assignments',
      /is in two assignments/,
      (s) => {
        s.assignments.push(s.assignments[0]!)
      },
    ],
    [
      'an assignment before the order is placed',
      /before it is placed/,
      (s) => {
        s.assignments[0]!.assignedAt = 1
      },
    ],
    [
      'an instruction before the shift',
      /before coming on duty/,
      (s) => {
        s.assignments[0]!.assignedAt = 600
      },
    ],
    [
      'a pickup after the shift',
      /after going off duty/,
      (s) => {
        s.assignments.at(-1)!.pickupAt = 1000
      },
    ],
    [
      'a pickup before the food is ready',
      /before it is ready/,
      (s) => {
        s.assignments[0]!.pickupAt = Number(s.assignments[0]!.pickupAt) - 25
      },
    ],
    [
      'a pickup before the courier can be there',
      /too early to be at/,
      (s) => {
        s.moves[0]!.departAt = Number(s.assignments[0]!.pickupAt) - 1
      },
    ],
    [
      'a drop-off before the courier can be there',
      /too early for c\d to be there/,
      (s) => {
        s.deliveries[0]!.dropoffAt = Number(s.deliveries[0]!.dropoffAt) - 1
      },
    ],
    [
      'doors in another order than prescribed',
      /where o\d+ is next/,
      (s) => {
        const bundle = s.assignments.find(({ orders }) => (orders as string[]).length > 1)!
        bundle.orders = [...(bundle.orders as string[])].reverse()
      },
    ],
    [
      'a courier who leaps',
      /leaves from .+ while standing at/,
      (s) => {
        s.moves[1]!.from = '0'
      },
    ],
    [
      'a departure before the last service is done',
      /before being free to/,
      (s) => {
        s.moves[1]!.departAt = Number(s.moves[1]!.departAt) - 1
      },
    ],
    [
      'a move without an order',
      /without an assignment/,
      (s) => {
        s.moves.push({ ...s.moves.at(-1)!, departAt: 2000 })
      },
    ],
    [
      'an order delivered by nobody',
      /assigned and not among the delivered/,
      (s) => {
        s.deliveries.pop()
      },
    ],
    [
      'an order delivered without an assignment',
      /delivered and never assigned/,
      (s) => {
        s.assignments.pop()
      },
    ],
    [
      'a courier who is not of this day',
      /is no courier of this day/,
      (s) => {
        s.assignments[0]!.courier = 'c99'
      },
    ],
    [
      'an order that is not of this day',
      /is no order of this day/,
      (s) => {
        s.assignments[0]!.orders = ['o99']
      },
    ],
    [
      'other times than the instance has',
      /has other times than the instance/,
      (s) => {
        s.deliveries[0]!.order = { ...(s.deliveries[0]!.order as object), readyAt: 1 }
      },
    ],
    [
      'two pickup times for one order',
      /has two pickup times/,
      (s) => {
        s.deliveries[0]!.pickupAt = Number(s.deliveries[0]!.pickupAt) + 1
      },
    ],
  ]
  test.each(cases)('%s', async (_, sentence, change) => {
    expect(await breachesOf(planted(change))).toMatch(sentence)
  })

  test('a bundle of two restaurants', async () => {
    const day = await readDay(FOLDER)
    const [first] = day.orders
    const other = day.orders.find((order) => order.restaurant !== first!.restaurant)
    const wrong = planted((s) => {
      s.assignments[0]!.orders = [first!.id, other!.id]
    })
    expect(await breachesOf(wrong)).toMatch(/bundled and not of one restaurant/)
  })

  test('an instruction while the courier is still on the way', async () => {
    const wrong = planted((s) => {
      const courier = s.assignments[0]!.courier
      const [, second] = s.assignments.filter((a) => a.courier === courier)
      second!.assignedAt = Number(second!.assignedAt) - 15
    })
    expect(await breachesOf(wrong)).toMatch(/before being free/)
  })

  test('an instruction while the courier is being moved, and a move to where no kitchen is', async () => {
    const first = good.moves[0]!
    const assigned = good.assignments.find(({ courier }) => courier === first.courier)!
    const elsewhere = [...(await readDay(FOLDER)).restaurants.keys()].find((id) => id !== first.to)!
    const wandering = (to: string, departAt: number) =>
      planted((s) => {
        s.moves[0]!.from = to
        s.moves.unshift({ courier: first.courier, departAt, from: '0', to })
      })
    expect(await breachesOf(wandering(elsewhere, assigned.assignedAt - 1))).toMatch(
      /while moving to/,
    )
    expect(await breachesOf(wandering('nowhere', assigned.assignedAt - 1))).toMatch(
      /moves to nowhere/,
    )
  })

  test('a file that is no numbers, and moves in two blocks', async () => {
    const texts = solutionTexts(good)
    const broken = { ...texts, assignments: texts.assignments.replace(/^\d+/m, 'noon') }
    expect((await checkSolution(FOLDER, broken)).breaches.join()).toMatch(/noon is no whole minute/)
    const lines = texts.couriers.trimEnd().split('\n')
    const apart = { ...texts, couriers: [lines[0], ...lines.slice(2), lines[1]].join('\n') }
    expect((await checkSolution(FOLDER, apart)).breaches.join()).toMatch(/moves in two blocks/)
  })
})
