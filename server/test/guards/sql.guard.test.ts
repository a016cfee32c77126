import { expect, test } from 'vitest'
import { isTest, readSources } from '../../../tools/guards/sources.ts'
import {
  homeBreaches,
  placeBreaches,
  type Statement,
  stateBreaches,
  statementsOf,
} from '../../../tools/guards/sql.ts'
import { readNeeds } from '../../../tools/guards/tree.ts'

const needs = readNeeds()
const homes = Object.keys(needs)
const mayRead = (home: string, other: string) => needs[home]?.includes(other) ?? false
const statements = readSources(['server/src'], /\.(ts|sql)$/)
  .filter(({ path }) => !isTest(path) && !path.startsWith('server/src/foundation/testing/'))
  .flatMap(statementsOf)

test('the guard sees statements and migrations', () => {
  expect(statements.filter(({ path }) => path.endsWith('.sql.ts')).length).toBeGreaterThan(5)
  expect(statements.filter(({ path }) => path.endsWith('.sql')).length).toBeGreaterThan(1)
})

test('SQL names its own room only', () => {
  expect(homeBreaches(statements, homes, mayRead)).toEqual([])
})

test('SQL of modules and products stands in *.sql.ts', () => {
  expect(placeBreaches(statements)).toEqual([])
})

test('a state is set by move alone', () => {
  expect(stateBreaches(statements)).toEqual([])
})

const planted = (sql: string, path = 'server/src/modules/ledger/a.sql.ts'): Statement[] => [
  { path, line: 1, sql },
]
const rooms = ['modules/ledger', 'modules/identity', 'modules/stripe-sandbox']

test.each([
  'select p.name from identity.people p',
  'insert into identity.people (name) values (?)',
  'update identity.people set name = ?',
  'delete from ledger.holds using identity.people p where p.id = ?',
  'create table ledger.a (id uuid references identity.people)',
  'create index on identity.people (name)',
  'select identity.erase(?)',
  'select * from stripe_sandbox.objects',
  'select * from foundation.events',
  'insert into identity.pub_people (id) values (?)',
])('a planted breach is caught: %s', (sql) => {
  expect(homeBreaches(planted(sql), rooms, () => true)).toHaveLength(1)
})

test('its own tables, foundation functions and published views are let through', () => {
  const fine = [
    'select foundation.fence(?); select foundation.current_org()',
    'insert into ledger.entries (id) select id from ledger.holds h join identity.pub_people p on true',
  ]
  for (const sql of fine) expect(homeBreaches(planted(sql), rooms, () => true)).toEqual([])
  expect(homeBreaches(planted(fine[1] ?? ''), rooms, () => false)).toHaveLength(1)
})

test.each(['update x set state = ?', 'update x set a = 1, state = ?', 'update x set state=?'])(
  'a planted state is caught: %s',
  (sql) => {
    expect(stateBreaches(planted(sql))).toHaveLength(1)
  },
)

test('reading a state, and a column that only ends in state, are let through', () => {
  const fine = ['update x set a = 1 where state = ?', 'update x set state_since = ?, old_state = ?']
  for (const sql of fine) expect(stateBreaches(planted(sql))).toEqual([])
})

test('statements are read out of TypeScript, values and comments left out', () => {
  const text = 'const q = sql`select a -- from identity.people\n from ledger.b where c = ${1}`'
  const [found] = statementsOf({ path: 'server/src/modules/ledger/a.ts', text })
  expect(found?.sql.replace(/\s+/g, ' ').trim()).toBe('select a from ledger.b where c = ?')
  expect(placeBreaches(found ? [found] : [])).toHaveLength(1)
})
