import { beforeAll, expect, test } from 'vitest'
import { testServerUrl } from '#testing'
import { ridendinePlay } from '../ridendine/play.ts'
import { silent } from '../run/progress.ts'
import { type Outcome, simulate } from '../run/simulate.ts'
import { leaks } from './testing/plantings.ts'
import { ridendinePlantings } from './testing/ridendine-plantings.ts'

/** A small city that eats, lived once; then wrongs are put into its database, one at a time. */
const wrongs = new Map<string, readonly string[]>()
const { checks } = ridendinePlay
let first: Outcome
let after: readonly (readonly string[])[] = []

const small = (seed: string) => ({
  people: 16,
  minutes: 60,
  orders: 10,
  demand: 120,
  seed,
  product: 'ridendine',
  databaseUrl: testServerUrl(),
  progress: silent,
})

beforeAll(async () => {
  first = await simulate(small('7'), async (stage, city) => {
    const evidence = stage.evidence(city.sightings)
    const lookAt = async (check: string, from = evidence) =>
      (await checks.find(({ name }) => name === check)?.look(from)) ?? []
    for (const { what, check, put, takeOut } of ridendinePlantings) {
      await stage.query(put)
      wrongs.set(what, await lookAt(check))
      await stage.query(takeOut)
    }
    const [seen] = evidence.sightings
    for (const { what, from } of leaks) {
      const sightings = seen ? [...evidence.sightings, from(seen)] : []
      wrongs.set(what, await lookAt('no position leaked', { ...evidence, sightings }))
    }
    after = await Promise.all(checks.map(({ look }) => look(evidence)))
  })
}, 300_000)

test('a small city ends with every check holding and no answer that was not declared', () => {
  expect(first.findings.filter(({ wrong }) => wrong.length > 0)).toEqual([])
  expect(first.report.surprises).toEqual([])
  expect(first.report.text).toMatch(/ordered +10\n/)
  expect(first.report.text).toMatch(/delivered +[1-9]/)
})

test.each(ridendinePlantings)('a planted breach is caught: $what', ({ what, says }) => {
  expect(wrongs.get(what)).toContainEqual(expect.stringMatching(says))
})

test.each(leaks)('a planted leak is caught: $what', ({ what, says }) => {
  expect(wrongs.get(what)).toEqual([expect.stringMatching(says)])
})

test('every planted breach was taken out again: the checks hold as before', () => {
  expect(after.flat()).toEqual([])
})

// biome-ignore lint/suspicious/noSkippedTests: not so yet: two runs of one seed part. What parts them has not been found.
test.skip('one seed lives the same day twice', async () => {
  const again = await simulate(small('7'))
  expect(again.report.text).toBe(first.report.text)
  expect(again.report.fingerprint).toBe(first.report.fingerprint)
}, 300_000)
