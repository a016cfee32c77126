import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMs, minutes } from '#foundation/time'
import { judge, type Minute, RULES } from './alert-rules.ts'

const START = new Date('2026-06-01T14:00:00Z')
/** Newest first. */
const measured = (...values: (number | null)[]): Minute[] =>
  values.map((value, back) => ({ at: addMs(START, -minutes(back)), value }))

test('five minutes above five per cent fire, four do not', () => {
  expect(judge(RULES.api_errors, measured(6, 6, 6, 6, 6, 1))).toEqual({
    value: 6,
    measuredAt: START,
    breachedSince: addMs(START, -minutes(4)),
    isFiring: true,
  })
  expect(judge(RULES.api_errors, measured(6, 6, 6, 6, 1, 6, 6)).isFiring).toBe(false)
})

test('exactly five per cent is within bounds, and so are exactly five drivers', () => {
  expect(judge(RULES.api_errors, measured(5, 5, 5, 5, 5)).isFiring).toBe(false)
  expect(judge(RULES.few_drivers, measured(5)).isFiring).toBe(false)
  expect(judge(RULES.few_drivers, measured(4)).isFiring).toBe(true)
})

test('the database must be busy for ten minutes', () => {
  expect(judge(RULES.database_cpu, measured(...Array<number>(9).fill(95))).isFiring).toBe(false)
  expect(judge(RULES.database_cpu, measured(...Array<number>(10).fill(95))).isFiring).toBe(true)
})

test('a minute without a measurement, or one that is missing, breaks the run', () => {
  expect(judge(RULES.slow_answers, measured(2, 2, null, 2, 2, 2)).isFiring).toBe(false)
  const gap = measured(2, 2, 2, 2, 2, 2).filter((_, back) => back !== 2)
  expect(judge(RULES.slow_answers, gap)).toMatchObject({
    isFiring: false,
    breachedSince: addMs(START, -minutes(1)),
  })
  expect(judge(RULES.slow_answers, [])).toMatchObject({ value: null, isFiring: false })
})

test('whatever was measured: it fires exactly when the last minutes were all bad', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.double({ min: 0, max: 20, noNaN: true })), { maxLength: 15 }),
      (values) => {
        const bad = values.slice(0, 5)
        const expected = bad.length === 5 && bad.every((value) => value !== null && value > 5)
        expect(judge(RULES.api_errors, measured(...values)).isFiring).toBe(expected)
      },
    ),
  )
})
