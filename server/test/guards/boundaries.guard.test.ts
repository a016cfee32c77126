import { expect, test } from 'vitest'
import { boundaryBreaches, needBreaches, placeOf } from '../../../tools/guards/boundaries.ts'
import { importsOf } from '../../../tools/guards/sources.ts'
import { readHouse, readNeeds } from '../../../tools/guards/tree.ts'

const house = readHouse()
const needs = readNeeds()

test('the guard sees the house', () => {
  for (const layer of ['foundation', 'modules']) {
    expect(house.filter(({ path }) => placeOf(path)?.layer === layer).length).toBeGreaterThan(5)
  }
  expect(house.flatMap(({ imports }) => imports).length).toBeGreaterThan(50)
})

test('everyone knows downward and enters by the door', () => {
  expect(boundaryBreaches(house, needs)).toEqual([])
})

test('every declared need is used, and no needs run in a circle', () => {
  expect(needBreaches(house, needs)).toEqual([])
})

const LEDGER = 'server/src/modules/ledger/place-hold.ts'
const breachesOf = (path: string, target: string, declared: readonly string[] = []) =>
  boundaryBreaches([{ path, imports: [target] }], { 'modules/ledger': declared })

test.each([
  ['server/src/foundation/db/tx.ts', 'server/src/modules/ledger/index.ts', 'looks up'],
  [LEDGER, 'server/src/products/zenvee/index.ts', 'looks up'],
  [LEDGER, 'server/src/compose.ts', 'looks up'],
  [LEDGER, 'server/src/modules/identity/people.sql.ts', 'looks inside'],
  [LEDGER, 'server/src/foundation/db/tx.ts', 'looks inside foundation'],
  [LEDGER, 'server/src/modules/identity/index.ts', 'does not declare'],
  ['server/src/products/zenvee/a.ts', 'server/src/products/fixelo/index.ts', 'looks sideways'],
  ['server/src/main.ts', 'server/src/modules/ledger/index.ts', 'only server/src/compose.ts'],
  ['web/src/app/page.tsx', 'server/src/modules/ledger/index.ts', 'leaves its wing'],
  ['contract/money.ts', 'server/src/foundation/money/index.ts', 'leaves its wing'],
  ['simulator/city.ts', 'server/src/modules/ledger/index.ts', 'leaves its wing'],
])('a planted breach is caught: %s imports %s', (path, target, word) => {
  expect(breachesOf(path, target)).toEqual([expect.stringContaining(word)])
})

test('what is allowed is let through', () => {
  expect(breachesOf(LEDGER, 'server/src/foundation/db/index.ts')).toEqual([])
  expect(breachesOf(LEDGER, 'server/src/modules/ledger/ledger.sql.ts')).toEqual([])
  expect(breachesOf(LEDGER, 'server/src/modules/identity/index.ts', ['modules/identity'])).toEqual(
    [],
  )
  expect(breachesOf('server/src/compose.ts', 'server/src/modules/ledger/index.ts')).toEqual([])
})

test('a planted circle, an idle need and a need of nothing are caught', () => {
  const files = ['a', 'b'].map((name) => ({
    path: `server/src/modules/${name}/index.ts`,
    imports: [`server/src/modules/${name === 'a' ? 'b' : 'a'}/index.ts`],
  }))
  const circle = { 'modules/a': ['modules/b'], 'modules/b': ['modules/a'] }
  expect(needBreaches(files, circle)).toEqual([
    'needs run in a circle: modules/a → modules/b → modules/a',
  ])
  const alone = [{ path: 'server/src/modules/a/index.ts', imports: [] }]
  expect(needBreaches(alone, { 'modules/a': ['modules/a', 'modules/gone'] })).toEqual(
    expect.arrayContaining([
      'modules/a declares that it needs modules/a, and nothing in it does',
      'modules/a needs modules/gone, which does not exist',
    ]),
  )
})

test('imports of every form are seen: static, type, re-export, dynamic, by alias', () => {
  const text = `
    import { a } from '#modules/ledger'
    import type { B } from './b.ts'
    export { c } from '../identity/c.ts'
    export * from '#foundation/db'
    const d = await import('#products/zenvee')
    import pg from 'pg'`
  expect(importsOf({ path: 'server/src/modules/x/a.ts', text })).toEqual([
    'server/src/modules/ledger/index.ts',
    'server/src/modules/x/b.ts',
    'server/src/modules/identity/c.ts',
    'server/src/foundation/db/index.ts',
    'server/src/products/zenvee/index.ts',
  ])
})
