import { expect, test } from 'vitest'
import { idleExceptions, sizeBreaches, sizesOf, summary } from '../../../tools/guards/size.ts'
import { readSources } from '../../../tools/guards/sources.ts'

/**
 * What is longer than the limit and better so, with the reason. A function is named
 * `path functionName`.
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {}

const folders = ['server', 'contract', 'web', 'simulator', 'tools', 'bench']
const sizes = readSources(folders, /\.tsx?$/).flatMap(sizesOf)

test('the guard sees the project', () => {
  expect(sizes.length).toBeGreaterThan(100)
  console.log(summary(sizes))
})

test('files, functions and lists of parameters stay readable', () => {
  expect(sizeBreaches(sizes, EXCEPTIONS)).toEqual([])
  expect(idleExceptions(sizes, EXCEPTIONS)).toEqual([])
})

const lines = (count: number) => '\n'.repeat(count)
test.each([
  ['a file', `const a = 1${lines(300)}const b = 1`],
  ['a function', `function a() {${lines(60)}}`],
  ['an arrow', `const a = () => {${lines(60)}}`],
  ['parameters', 'function a(b, c, d, e, f) {}'],
])('a planted breach is caught: %s that is too long', (_what, text) => {
  expect(sizeBreaches(sizesOf({ path: 'a.ts', text }), {})).toHaveLength(1)
})

test('an exception is let through, and one that is not needed is told', () => {
  const long = sizesOf({ path: 'a.ts', text: `function b() {${lines(60)}}` })
  expect(sizeBreaches(long, { 'a.ts b': 'a table' })).toEqual([])
  expect(idleExceptions(long, { 'a.ts b': 'a table', 'c.ts': 'gone' })).toEqual(['c.ts'])
})

test('what is just as long as allowed is let through', () => {
  const text = `function a(b, c, d, e) {${lines(59)}}${lines(240)}`
  expect(sizeBreaches(sizesOf({ path: 'a.ts', text }), {})).toEqual([])
})
