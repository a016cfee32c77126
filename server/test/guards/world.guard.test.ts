import { expect, test } from 'vitest'
import { isTest, readSources } from '../../../tools/guards/sources.ts'
import { worldBreaches } from '../../../tools/guards/world.ts'

/** Adapters speak with the outside; that is what they are for. */
const mayReach = (path: string) => isTest(path) || path.endsWith('.adapter.ts')

const sources = readSources(['server/src/modules', 'server/src/products'], /\.ts$/).filter(
  ({ path }) => !mayReach(path),
)

test('the guard sees modules', () => {
  expect(sources.length).toBeGreaterThan(5)
})

test('nothing outside foundation and adapters reaches the world', () => {
  expect(sources.flatMap(worldBreaches)).toEqual([])
})

test.each([
  'const a = new Date()',
  'const a = Date.now()',
  'const a = Math.random()',
  'const a = randomUUID()',
  'const a = crypto.randomUUID()',
  'const a = process.env.HOME',
  "const a = process.env['HOME']",
  "await fetch('x')",
  'setTimeout(() => {}, 1)',
])('a planted breach is caught: %s', (text) => {
  expect(worldBreaches({ path: 'a.ts', text })).toHaveLength(1)
})

test('a given instant, and a word in a comment, are let through', () => {
  const text =
    '// new Date()\nconst a = new Date(1), b = { fetch: 1 }, c = x.fetch(1), d = "Date.now()"'
  expect(worldBreaches({ path: 'a.ts', text })).toEqual([])
})
