import { expect, test } from 'vitest'
import {
  formatAgo,
  formatDistance,
  formatMoney,
  formatSpan,
  formatTime,
  formatTimeRange,
} from './format.ts'

test('money shows as many decimals as its currency has', () => {
  expect(formatMoney({ amount: 2660, currency: 'USD' })).toBe('$26.60')
  expect(formatMoney({ amount: 2660, currency: 'JPY' })).toBe('¥2,660')
  expect(formatMoney({ amount: 2660, currency: 'KWD' }).replace(/\s/g, ' ')).toBe('KWD 2.660')
})

test('a whole price loses its cents only when they are zero', () => {
  expect(formatMoney({ amount: 9500, currency: 'USD' }, 'en', { whole: true })).toBe('$95')
  expect(formatMoney({ amount: 9550, currency: 'USD' }, 'en', { whole: true })).toBe('$95.50')
})

test('a ledger line carries its sign', () => {
  expect(formatMoney({ amount: 9500, currency: 'USD' }, 'en', { sign: true })).toBe('+$95.00')
  expect(formatMoney({ amount: -250, currency: 'USD' }, 'en', { sign: true })).toBe('-$2.50')
})

test('a time is told in the zone of the city, not of the browser', () => {
  expect(formatTime('2026-11-21T19:35:00Z', 'en', 'America/New_York').replace(/\s/g, ' ')).toBe(
    '2:35 PM',
  )
})

test('a range of times says the half of the day once', () => {
  const said = formatTimeRange(
    '2026-11-21T19:35:00Z',
    '2026-11-21T19:50:00Z',
    'en',
    'America/New_York',
  )
  expect(said.replace(/\s/g, ' ')).toBe('2:35 – 2:50 PM')
})

test('what was a moment ago is now', () => {
  const now = Date.parse('2026-11-21T19:35:00Z')
  expect(formatAgo(now - 2_000, now)).toBe('now')
  expect(formatAgo(now - 130_000, now)).toBe('2 min. ago')
  expect(formatAgo(now + 7_300_000, now)).toBe('in 2 hr.')
})

test('a span and a way are told in units that fit', () => {
  expect(formatSpan(4_800_000)).toBe('1 hr 20 min')
  expect(formatSpan(30_000)).toBe('30 sec')
  expect(formatDistance(2_253)).toBe('1.4 mi')
})
