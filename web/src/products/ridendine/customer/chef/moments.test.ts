import { expect, test } from 'vitest'
import { canBeHad, slotsOf } from './moments.ts'

const lunch = {
  on: '2026-12-01',
  spells: [{ from: '2026-12-01T16:30:00.000Z', to: '2026-12-01T18:00:00.000Z' }],
  orderBy: '2026-12-01T01:00:00.000Z',
  isCookDay: true,
}
const THE_DAY_BEFORE = Date.parse('2026-11-30T20:00:00Z')

test('food is at the door no sooner than it was ready and carried there', () => {
  expect(slotsOf(lunch, 0, THE_DAY_BEFORE)[0]).toBe('2026-12-01T16:45:00.000Z')
  expect(slotsOf(lunch, 5, THE_DAY_BEFORE)[0]).toBe('2026-12-01T17:15:00.000Z')
})

test('the last time of a day is when the kitchen closes', () => {
  expect(slotsOf(lunch, 0, THE_DAY_BEFORE).at(-1)).toBe('2026-12-01T18:00:00.000Z')
})

test('what is ordered while the kitchen is open is cooked first', () => {
  const now = Date.parse('2026-12-01T17:00:00Z')
  expect(slotsOf(lunch, 0, now)[0]).toBe('2026-12-01T17:45:00.000Z')
})

test('a day cannot be had after its cut-off, nor when nothing would arrive before it closes', () => {
  expect(canBeHad(lunch, 0, THE_DAY_BEFORE)).toBe(true)
  expect(canBeHad(lunch, 0, Date.parse('2026-12-01T01:00:01Z'))).toBe(false)
  expect(canBeHad({ ...lunch, orderBy: null }, 0, Date.parse('2026-12-01T17:40:00Z'))).toBe(false)
})
