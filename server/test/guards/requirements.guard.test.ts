import { expect, test } from 'vitest'
import { readText } from '../../../tools/generate/documents.ts'
import { lineBreaches, linesOf } from '../../../tools/guards/requirements.ts'

const wanted = [
  ...Array.from({ length: 138 }, (_, index) => `Z${index + 1}`),
  ...Array.from({ length: 7 }, (_, index) => `D-Z${index + 1}`),
]
const lines = linesOf(readText('docs/requirements/zenvee.md') ?? '')

test('the guard sees lines', () => {
  expect(lines.length).toBeGreaterThan(wanted.length)
})

test('every line of what was asked has a home, what shows it, and an honest status', () => {
  expect(lineBreaches(lines, wanted)).toEqual([])
})

const good = '| Z1 | a | b | c | done |'
test.each([
  ['| Z2 | a | b | c | done |', 'Z1 is not there'],
  [`${good}\n${good}`, 'Z1 is there twice'],
  ['| Z1 | a | b | c | mostly |', 'Z1 has the status "mostly"'],
  ['| Z1 | a | b | c | partly |', 'Z1 is partly done, and does not say what is missing'],
  ['| Z1 | a |  | c | done |', 'Z1 has an empty cell'],
])('a planted breach is caught: %s', (text, words) => {
  expect(lineBreaches(linesOf(text), ['Z1'])).toEqual([words])
})

test('a line that is in order is let through', () => {
  expect(lineBreaches(linesOf(good), ['Z1'])).toEqual([])
})
