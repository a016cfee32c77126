import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase, dropDatabase } from '#testing'
import { readCatalog, type Table } from '../../../tools/generate/catalog.ts'
import { staleDocuments } from '../../../tools/generate/document.ts'
import {
  documentsOfCode,
  documentsOfTables,
  keptSchemas,
  presentPages,
  readText,
  rooms,
} from '../../../tools/generate/documents.ts'

const advice = 'run npm run generate'
const withoutPg = Boolean(process.env['KONTOR_TEST_WITHOUT_PG'])

test('what is made of the code is as it would be made now', () => {
  const made = documentsOfCode(keptSchemas())
  expect(made.length).toBeGreaterThan(3)
  expect(staleDocuments(made, readText), advice).toEqual([])
})

describe.skipIf(withoutPg)('what is made of the tables', () => {
  const name = `generated_${process.pid}`
  let tables: Table[] = []
  beforeAll(async () => {
    tables = await readCatalog(await cloneDatabase(name, rooms))
  })
  afterAll(() => dropDatabase(name))

  test('is as it would be made now', () => {
    expect(tables.length).toBeGreaterThan(50)
    const made = documentsOfTables(tables)
    expect(staleDocuments(made, readText, presentPages()), advice).toEqual([])
  })
})

test('what is made twice is the same', () => {
  expect(documentsOfCode(keptSchemas())).toEqual(documentsOfCode(keptSchemas()))
})

test('a planted breach is caught: a stale, a missing and an unmade document', () => {
  const made = [
    { path: 'docs/a.md', text: 'one\ntwo\n' },
    { path: 'docs/b.md', text: 'b' },
  ]
  const stale = staleDocuments(
    made,
    (path) => (path === 'docs/a.md' ? 'one\nthree\n' : undefined),
    ['docs/a.md', 'docs/c.md'],
  )
  expect(stale).toEqual([
    'docs/a.md is stale at line 2: two',
    'docs/b.md is missing',
    'docs/c.md is made by nothing',
  ])
})
