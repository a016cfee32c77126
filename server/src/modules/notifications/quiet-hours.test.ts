import { expect, test } from 'vitest'
import { minuteOf, quietUntil, timeOf } from './quiet-hours.ts'

const NIGHT = { from: 21 * 60, until: 8 * 60 }
const at = (text: string) => new Date(text)

test('by day a phone may ring at once', () => {
  expect(quietUntil(at('2026-06-01T16:00:00Z'), 'America/New_York', NIGHT)).toBeNull()
})

test('late in the evening it waits for the next morning of the person, not of the server', () => {
  expect(quietUntil(at('2026-06-02T02:30:00Z'), 'America/New_York', NIGHT)).toEqual(
    at('2026-06-02T12:00:00Z'),
  )
  expect(quietUntil(at('2026-06-02T02:30:00Z'), 'Asia/Tokyo', NIGHT)).toBeNull()
})

test('before dawn it waits for the same morning', () => {
  expect(quietUntil(at('2026-06-02T09:00:00Z'), 'America/New_York', NIGHT)).toEqual(
    at('2026-06-02T12:00:00Z'),
  )
})

test('the end of quiet hours is a time on the wall also in the night when clocks change', () => {
  // 1 November 2026: New York goes from UTC-4 to UTC-5 at two in the morning.
  expect(quietUntil(at('2026-11-01T03:00:00Z'), 'America/New_York', NIGHT)).toEqual(
    at('2026-11-01T13:00:00Z'),
  )
})

test('hours that do not span midnight', () => {
  const siesta = { from: 13 * 60, until: 15 * 60 }
  expect(quietUntil(at('2026-06-01T13:00:00Z'), 'UTC', siesta)).toEqual(at('2026-06-01T15:00:00Z'))
  expect(quietUntil(at('2026-06-01T15:00:00Z'), 'UTC', siesta)).toBeNull()
})

test('no quiet hours, empty ones and an unknown zone hold nothing up for ever', () => {
  expect(quietUntil(at('2026-06-01T23:00:00Z'), 'UTC', null)).toBeNull()
  expect(quietUntil(at('2026-06-01T23:00:00Z'), 'UTC', { from: 60, until: 60 })).toBeNull()
  expect(quietUntil(at('2026-06-01T23:00:00Z'), 'Mars/Base', NIGHT)).toEqual(
    at('2026-06-02T08:00:00Z'),
  )
})

test('minutes and times are the same thing', () => {
  expect(minuteOf('21:30')).toBe(1290)
  expect(timeOf(1290)).toBe('21:30')
})
