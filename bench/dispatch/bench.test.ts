import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kontorPolicy, nearestPolicy } from '../../server/src/modules/dispatch/engine/index.ts'
import { checkSolution } from './check-solution.ts'
import { figuresOf, floorOf, percentile } from './figures.ts'
import { readDay } from './instance.ts'
import { madeUpCity } from './made-up-city.ts'
import { replayDay } from './replay.ts'

const HERE = import.meta.dirname
const DAYS = join(HERE, 'made-up', 'days')
const PUBLISHED = join(HERE, '..', '..', '..', 'shared', 'data', 'mdrplib')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dispatch-bench-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const bench = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((done) => {
    execFile(process.execPath, [join(HERE, 'main.ts'), ...args], (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out, err })
    })
  })

describe('the command', () => {
  test('prints each day and the mean, writes the solutions and the figures, the same every time', async () => {
    const json = join(folder, 'figures.json')
    const first = await bench('--instances', DAYS, '--out', join(folder, 'a'), '--json', json)
    const second = await bench('--instances', DAYS, '--out', join(folder, 'b'))
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toMatch(/^harbour .*\n.*two-couriers .*\nmean of 2 /m)
    const told = JSON.parse(await readFile(json, 'utf8'))
    expect(told.results.map(({ instance }: { instance: string }) => instance)).toEqual([
      'harbour',
      'two-couriers',
    ])
    expect(second.code).toBe(0)
    for (const day of ['harbour', 'two-couriers']) {
      const files = (await readdir(join(folder, 'a', day))).sort()
      expect(files).toEqual([
        'solution_info_assignments.txt',
        'solution_info_couriers.txt',
        'solution_info_orders.txt',
      ])
      for (const file of files) {
        const text = await readFile(join(folder, 'a', day, file), 'utf8')
        expect(await readFile(join(folder, 'b', day, file), 'utf8')).toBe(text)
      }
    }
  })

  test.each([
    [['--policy', 'kontor'], /--instances is missing/],
    [['--instances', '/nowhere'], /--instances \/nowhere cannot be read/],
    [['--instances', DAYS, '--policy', 'best'], /--policy best is not one of/],
    [['--instances', DAYS, '--tick', '9'], /--tick 9 is not/],
    [['--instances', DAYS, '--weights', 'luck=1'], /--weights luck=1/],
    [['--instances', DAYS, '--speed'], /--speed/],
  ])('%s is refused in one line', async (args, sentence) => {
    const { code, err } = await bench(...args)
    expect(code).toBe(1)
    expect(err).toMatch(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  test.each([
    [
      'orders.txt',
      /\to?\d+\tr1\t/,
      '\tnoon\tr1\t',
      /orders\.txt:\d+ column 4 is not a number: noon/,
    ],
    ['orders.txt', /\tr1\t/, '\tr77\t', /is of r77, which restaurants\.txt does not have/],
    ['couriers.txt', /^c2\t/m, 'c1\t', /the id c1 stands there twice/],
    ['couriers.txt', /^(c1\t.*\t)\d+$/m, '$1 5', /goes off before coming on/],
    ['restaurants.txt', /^(r1\t\d+)\t.*$/m, '$1', /restaurants\.txt:2 has 2 columns, 3 are needed/],
    ['instance_parameters.txt', /^320/m, '0', /meters_per_minute must be more than 0/],
  ])('a broken %s is refused in one line', async (file, find, put, sentence) => {
    const broken = await mkdtemp(join(folder, 'broken-'))
    await cp(join(DAYS, 'harbour'), join(broken, 'day'), { recursive: true })
    const path = join(broken, 'day', file)
    await writeFile(path, (await readFile(path, 'utf8')).replace(find, put))
    const { code, err } = await bench('--instances', broken)
    expect(err).toMatch(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
  })
})

describe('the figures', () => {
  test('kontor is better than nearest on the made-up days, and not below the floor', async () => {
    for (const name of await readdir(DAYS)) {
      const day = await readDay(join(DAYS, name))
      const ours = figuresOf(
        day,
        replayDay(day, { policy: kontorPolicy, tick: 1, repositions: true }),
      )
      const theirs = figuresOf(
        day,
        replayDay(day, { policy: nearestPolicy, tick: 1, repositions: true }),
      )
      expect(ours.undeliveredPct).toBeLessThanOrEqual(theirs.undeliveredPct)
      expect(ours.ctdMean).toBeLessThan(theirs.ctdMean)
      expect(ours.ctdMean).toBeGreaterThanOrEqual(floorOf(day).ctdMean)
      expect(ours.costPerOrder).toBeGreaterThanOrEqual(day.payPerOrder)
    }
  })

  test('nothing is brought after the published maximum, unless any time is allowed', async () => {
    const day = { ...(await readDay(join(DAYS, 'two-couriers'))), maximumClickToDoor: 50 }
    const longest = (anyTime: boolean) => {
      const options = { policy: kontorPolicy, tick: 1, repositions: true, anyTime }
      const { deliveries } = replayDay(day, options).solution
      return Math.max(...deliveries.map(({ order, dropoffAt }) => dropoffAt - order.placedAt))
    }
    expect(longest(false)).toBeLessThanOrEqual(50)
    expect(longest(true)).toBeGreaterThan(50)
  })

  test('percentiles lie between neighbours in proportion', () => {
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2.5)
    expect(percentile([10, 20], 0.9)).toBe(19)
  })

  test.skipIf(!existsSync(PUBLISHED))(
    'the floor is the published one, to the last digit (skipped where the public data is absent)',
    async () => {
      const [, ...rows] = (await readFile(join(PUBLISHED, 'floor.csv'), 'utf8')).trim().split('\n')
      expect(rows).toHaveLength(120)
      for (const row of rows) {
        const [name = '', orders, mean, p90] = row.split(',')
        const day = await readDay(join(PUBLISHED, 'instances', name))
        const floor = floorOf(day)
        expect(day.orders).toHaveLength(Number(orders))
        expect(floor.ctdMean).toBeCloseTo(Number(mean), 9)
        expect(floor.ctdP90).toBeCloseTo(Number(p90), 9)
      }
    },
  )
})

test('a made-up city is the same for the same seed, and its day is feasible', async () => {
  const city = madeUpCity({ couriers: 12, seed: 3 })
  expect(madeUpCity({ couriers: 12, seed: 3 })).toEqual(city)
  const { solution } = replayDay(city, { policy: kontorPolicy, tick: 1, repositions: true })
  expect(solution.deliveries.length).toBeGreaterThan(20)
  const unique = new Set(solution.deliveries.map(({ order }) => order.id))
  expect(unique.size).toBe(solution.deliveries.length)
})

test('the checker reads the files of the command as they were written', async () => {
  const out = join(folder, 'written')
  await bench('--instances', DAYS, '--out', out)
  const read = (file: string) => readFile(join(out, 'harbour', `solution_info_${file}.txt`), 'utf8')
  const texts = {
    assignments: await read('assignments'),
    orders: await read('orders'),
    couriers: await read('couriers'),
  }
  expect((await checkSolution(join(DAYS, 'harbour'), texts)).breaches).toEqual([])
})
