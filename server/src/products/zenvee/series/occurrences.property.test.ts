import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startOfVisit, visitAfter } from './occurrences.ts'

const timezone = 'America/New_York'
const local = (at: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: timezone, ...options }).format(at)
const clock = (at: Date) => local(at, { hour: '2-digit', minute: '2-digit' })
const weekday = (at: Date) => local(at, { weekday: 'long' })
const day = (at: Date) => Number(local(at, { day: 'numeric' }))

// Daylight hours: at night there are times that a change of clocks leaves out.
const firsts = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => new Date(`${date.toISOString().slice(0, 10)}T17:30:00Z`))
const every = fc.constantFrom('week', 'two_weeks', 'month')

test('every visit has the time of day and the weekday, or day of the month, of the first', () => {
  fc.assert(
    fc.property(firsts, every, fc.nat({ max: 200 }), (firstAt, rhythm, visit) => {
      const at = startOfVisit({ every: rhythm, firstAt, timezone }, visit)
      expect(clock(at)).toBe(clock(firstAt))
      if (rhythm !== 'month') expect(weekday(at)).toBe(weekday(firstAt))
      else expect(day(at)).toBeLessThanOrEqual(day(firstAt))
      if (rhythm === 'month' && day(firstAt) <= 28) expect(day(at)).toBe(day(firstAt))
    }),
    { numRuns: 400 },
  )
})

test('visits follow each other, and the next one is the first after now', () => {
  fc.assert(
    fc.property(firsts, every, fc.nat({ max: 80 }), (firstAt, rhythm, visit) => {
      const of = { every: rhythm, firstAt, timezone }
      const at = startOfVisit(of, visit)
      expect(at < startOfVisit(of, visit + 1)).toBe(true)
      expect(visitAfter(of, 0, at)).toBe(visit + 1)
    }),
    { numRuns: 150 },
  )
})

test('a month that is too short does not shorten those after it', () => {
  const of = { every: 'month', firstAt: new Date('2026-01-31T15:00:00Z'), timezone } as const
  expect([1, 2, 3].map((visit) => startOfVisit(of, visit).toISOString())).toEqual([
    '2026-02-28T15:00:00.000Z',
    // The clocks were put forward on 8 March: still ten in the morning there.
    '2026-03-31T14:00:00.000Z',
    '2026-04-30T14:00:00.000Z',
  ])
})
