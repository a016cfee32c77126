import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minutes } from '#foundation/time'
import { firstFree, gridOf } from './find-times.ts'
import { joined } from './spans.ts'
import { type Calendar, whyNot } from './why-not.ts'

const NOW = Date.parse('2026-06-01T08:03:00Z')
const later = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((n) => NOW + minutes(n))
const spans = fc.array(
  fc
    .record({ from: later(-600, 3000), length: fc.integer({ min: 1, max: 900 }) })
    .map(({ from, length }) => ({ from, to: from + minutes(length) })),
  { maxLength: 6 },
)
const calendars: fc.Arbitrary<Calendar> = fc.record({
  personId: fc.constant('a'),
  hasHours: fc.constant(true),
  timeZone: fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu'),
  noticeMinutes: fc.nat(300),
  aheadDays: fc.integer({ min: 1, max: 3 }),
  open: spans.map(joined),
  taken: fc.array(
    fc
      .record({
        from: later(-300, 3000),
        length: fc.integer({ min: 1, max: 200 }),
        gapAfter: fc.nat(60),
        gapBefore: fc.nat(60),
      })
      .map(({ from, length, gapAfter, gapBefore }) => ({
        from,
        to: from + minutes(length),
        gapAfter: minutes(gapAfter),
        gapBefore: minutes(gapBefore),
      })),
    { maxLength: 5 },
  ),
})

test('every slot shown can be booked, and no bookable time of the grid is kept back', () => {
  fc.assert(
    fc.property(
      calendars,
      fc.constantFrom(15, 30, 60),
      fc.integer({ min: 5, max: 240 }),
      (calendar, step, length) => {
        const [durationMs, stepMs] = [minutes(length), minutes(step)]
        const within = { from: NOW - minutes(60), to: NOW + minutes(2880) }
        const shown = gridOf(calendar, within, { now: NOW, durationMs, stepMs })
        const free = (from: number) =>
          whyNot(calendar, { from, to: from + durationMs }, { now: NOW }) === null
        expect(shown.every(free)).toBe(true)
        // Kathmandu is 5:45 ahead: its half hours are quarter hours of UTC.
        const quarters = Array.from(
          { length: 200 },
          (_, index) => Math.floor(within.from / minutes(15)) * minutes(15) + index * minutes(15),
        )
        const shift = calendar.timeZone === 'Asia/Kathmandu' ? minutes(345) : 0
        const expected = quarters.filter(
          (at) => at >= within.from && at < within.to && (at + shift) % stepMs === 0 && free(at),
        )
        expect(shown).toEqual(expected)
      },
    ),
    { numRuns: 300 },
  )
})

test('the first free minute is free, and no earlier one is', () => {
  fc.assert(
    fc.property(
      calendars,
      fc.record({ length: fc.integer({ min: 5, max: 240 }), way: fc.nat(90) }),
      fc.subarray(['notice', 'hours', 'gaps', 'ahead'] as const),
      (calendar, { length, way }, waives) => {
        const durationMs = minutes(length)
        const free = (from: number) =>
          whyNot(calendar, { from, to: from + durationMs }, { now: NOW, waives }) === null
        const first = firstFree(
          calendar,
          { from: NOW + minutes(way), until: NOW + minutes(1440), now: NOW },
          { durationMs, waives },
        )
        for (let at = NOW + minutes(way); at <= NOW + minutes(1440); at += minutes(1)) {
          if (free(at)) {
            expect(first).toBe(at)
            return
          }
        }
        expect(first).toBeNull()
      },
    ),
    { numRuns: 200 },
  )
})

test('taken time cannot be waived', () => {
  const taken = [
    { from: NOW, to: NOW + minutes(60), gapAfter: minutes(30), gapBefore: minutes(30) },
  ]
  const calendar: Calendar = {
    personId: 'a',
    hasHours: false,
    timeZone: 'UTC',
    noticeMinutes: 600,
    aheadDays: 1,
    open: [],
    taken,
  }
  const ask = (
    from: number,
    to: number,
    waives: readonly ('notice' | 'ahead' | 'hours' | 'gaps')[],
  ) => whyNot(calendar, { from: NOW + minutes(from), to: NOW + minutes(to) }, { now: NOW, waives })
  const all = ['notice', 'ahead', 'hours', 'gaps'] as const
  expect(ask(59, 90, all)).toBe('slot_taken')
  expect(ask(60, 90, all)).toBeNull()
  expect(ask(60, 90, ['notice', 'ahead', 'hours'])).toBe('too_close')
  expect(ask(90, 120, ['notice', 'ahead', 'hours'])).toBeNull()
  expect(ask(-60, -29, ['notice', 'ahead', 'hours'])).toBe('too_close')
  expect(ask(90, 120, ['hours'])).toBe('too_soon')
  expect(ask(90, 120, ['notice', 'ahead', 'gaps'])).toBe('no_hours')
  expect(ask(1441, 1500, ['notice', 'hours'])).toBe('too_far_ahead')
})
