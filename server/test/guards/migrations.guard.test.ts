import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MigrationSource, migrate, readMigrations } from '#foundation/db'
import { JobQueue } from '#foundation/jobs'
import { migrationSources } from '#server/compose'
import { dropDatabase, testServerUrl } from '#testing'
import { readCatalog } from '../../../tools/generate/catalog.ts'
import { migrationBreaches } from '../../../tools/guards/migrations.ts'

const sources = migrationSources()
const files = await readMigrations(sources)

test('the guard sees migrations', () => {
  expect(files.length).toBeGreaterThan(15)
})

test('a migration has a number, its room and what it does, and says why', () => {
  expect(migrationBreaches(files)).toEqual([])
})

const good = { source: 'ledger', name: '0001_ledger_accounts.sql', text: '-- Why.\nselect 1' }
test.each([
  [{ ...good, name: '0001_accounts.sql' }, 'is not named after ledger'],
  [{ ...good, name: '0002_ledger_accounts.sql' }, 'is not the next number'],
  [{ ...good, text: 'select 1' }, 'does not begin by saying why'],
])('a planted breach is caught: %o', (file, words) => {
  expect(migrationBreaches([file])).toEqual([expect.stringContaining(words)])
})

test('a planted breach is caught: two files of one number', () => {
  expect(migrationBreaches([good, { ...good, name: '0001_ledger_holds.sql' }])).toHaveLength(1)
})

const name = `migrations_${process.pid}`

describe.skipIf(process.env['KONTOR_TEST_WITHOUT_PG'])('a database', () => {
  const copies = mkdtempSync(join(tmpdir(), 'kontor-migrations-'))
  let url = ''

  beforeAll(async () => {
    url = await newDatabase(name)
    await JobQueue.prepare(url)
  })
  afterAll(async () => {
    await dropDatabase(name)
    rmSync(copies, { recursive: true, force: true })
  })

  test('that is only asked what would run stays as it is', async () => {
    expect(await migrate(url, sources, { plan: true })).toHaveLength(files.length)
    expect(await schemasOf(url)).toEqual([])
  })

  test('that is brought up to date twice, by several at once, is as after one time', async () => {
    const runs = await Promise.all([1, 2, 3].map(() => migrate(url, sources)))
    expect(runs.map((ran) => ran.length).sort((a, b) => a - b)).toEqual([0, 0, files.length])
    const once = await readCatalog(url)
    expect(once.length).toBeGreaterThan(50)
    expect(await migrate(url, sources)).toEqual([])
    expect(await readCatalog(url)).toEqual(once)
  })

  test('refuses a file that was edited after it ran, by name, and takes a new one', async () => {
    const folder = join(copies, 'ledger')
    const ledger = sources.find((source) => source.name === 'ledger')
    expect(ledger).toBeDefined()
    cpSync(ledger?.folder ?? '', folder, { recursive: true })
    const others = sources.map((source) =>
      source.name === 'ledger' ? { name: 'ledger', folder } : source,
    )
    const first = join(folder, files.find((file) => file.source === 'ledger')?.name ?? '')
    const before = readFileSync(first, 'utf8')

    writeFileSync(first, `${before}-- one more word\n`)
    await expect(migrate(url, others)).rejects.toThrow(/ledger\/0001\S+ was edited after it ran/)

    writeFileSync(first, before)
    writeFileSync(join(folder, '0099_ledger_more.sql'), '-- More.\ncreate table ledger.more ()')
    expect((await migrate(url, others)).map((file) => file.name)).toEqual(['0099_ledger_more.sql'])
  })

  test('keeps nothing of a file that fails in its middle', async () => {
    const broken: MigrationSource = { name: 'broken', folder: join(copies, 'broken') }
    cpSync(join(copies, 'ledger'), broken.folder, {
      recursive: true,
      filter: (path) => !path.endsWith('.sql'),
    })
    writeFileSync(join(broken.folder, '0001_broken.sql'), 'create schema broken;\nselect 1/0')
    await expect(migrate(url, [broken])).rejects.toThrow(
      /broken\/0001_broken.sql: division by zero/,
    )
    expect(await schemasOf(url, 'broken')).toEqual([])
  })

  test('refuses a file whose name says nothing', async () => {
    const nameless = { name: 'ledger', folder: join(copies, 'ledger') }
    writeFileSync(join(nameless.folder, 'more.sql'), 'select 1')
    await expect(migrate(url, [nameless])).rejects.toThrow(/not named 0001_what.sql/)
  })
})

async function newDatabase(called: string): Promise<string> {
  const admin = new pg.Client({ connectionString: testServerUrl() })
  await admin.connect()
  await admin.query(`create database ${called}`)
  await admin.end()
  const url = new URL(testServerUrl())
  url.pathname = `/${called}`
  return url.toString()
}

async function schemasOf(url: string, schema?: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ nspname: string }>(
    `select nspname from pg_namespace where nspname = any($1)`,
    [schema ? [schema] : sources.map((source) => source.name.replaceAll('-', '_'))],
  )
  await client.end()
  return rows.map((row) => row.nspname)
}
