import { expect, test } from 'vitest'
import { diceOf } from './dice.ts'

const draws = (seed: string, name: string) => {
  const dice = diceOf(seed, name)
  return Array.from({ length: 50 }, () => dice.next())
}

test('the same seed and name draw the same, another of either draws otherwise', () => {
  expect(draws('7', 'maya')).toEqual(draws('7', 'maya'))
  expect(draws('7', 'maya')).not.toEqual(draws('8', 'maya'))
  expect(draws('7', 'maya')).not.toEqual(draws('7', 'tomas'))
})

test('numbers are even, within their bounds, and waits have the mean that was asked for', () => {
  const dice = diceOf('1', 'even')
  const many = Array.from({ length: 20_000 }, () => dice.next())
  const mean = many.reduce((sum, value) => sum + value, 0) / many.length
  expect(Math.min(...many)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...many)).toBeLessThan(1)
  expect(mean).toBeCloseTo(0.5, 1)
  const waits = Array.from({ length: 20_000 }, () => dice.waiting(30))
  expect(waits.reduce((sum, value) => sum + value, 0) / waits.length).toBeCloseTo(30, -1)
  for (let turn = 0; turn < 1000; turn += 1) expect([1, 2, 3]).toContain(dice.whole(1, 3))
})
