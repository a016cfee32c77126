import { describe, expect, test } from 'vitest'
import {
  countBreaches,
  lineBreaches,
  linesOf,
  wantedOf,
} from '../../../tools/guards/requirements.ts'
import { readSources } from '../../../tools/guards/sources.ts'

const pages = readSources(['docs/requirements'], /\.md$/)

/** The last line of what was asked for, so that no page can forget where its source ends. */
const LAST: Readonly<Record<string, readonly string[]>> = {
  'docs/requirements/ridendine.md': ['R327', 'RC14', 'D-R12'],
  'docs/requirements/zenvee.md': ['Z138', 'ZC4', 'D-Z7'],
}

test('the guard sees a page for each product', () => {
  expect(pages.map(({ path }) => path)).toEqual(expect.arrayContaining(Object.keys(LAST)))
})

describe.each(pages)('$path', ({ path, text }) => {
  const wanted = wantedOf(text)

  test('every line of what was asked has a home, what shows it, and an honest status', () => {
    expect(wanted.length).toBeGreaterThan(0)
    expect(wanted).toEqual(expect.arrayContaining([...(LAST[path] ?? [])]))
    expect(lineBreaches(linesOf(text), wanted)).toEqual([])
  })

  test('has no line that it does not speak of, and counts its lines right', () => {
    expect(linesOf(text).filter(({ id }) => !wanted.includes(id))).toEqual([])
    expect(countBreaches(text)).toEqual([])
  })
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

test('a page says which lines it has, and a wrong count is caught', () => {
  const page = `The source (Z1 to Z2), decisions (D-Z1 to D-Z1).\nCounted: 2 done, 0 partly, 0 later, 0 not yet.\n\n${good}`
  expect(wantedOf(page)).toEqual(['Z1', 'Z2', 'D-Z1'])
  expect(countBreaches(page)).toEqual(['1 lines are done, the page says 2'])
})
