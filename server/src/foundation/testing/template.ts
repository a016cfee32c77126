import { join } from 'node:path'
import pg from 'pg'
import { type MigrationSource, migrate, readMigrations } from '#foundation/db'
import { sha256 } from '#foundation/ids'
import { JobQueue } from '#foundation/jobs'
import type { Room } from '#foundation/module'

/** Where the migrations of rooms lie: foundation's first, then the rooms' in their order. */
export function migrationSources(rooms: readonly Room[]): MigrationSource[] {
  return [
    { name: 'foundation', folder: join(import.meta.dirname, '..', 'migrations') },
    ...rooms.map((room) => ({ name: room.name, folder: join(room.folder, 'migrations') })),
  ]
}

/** The PostgreSQL of this test run; set by the run's own set-up. */
export function testServerUrl(): string {
  const url = process.env.KONTOR_TEST_PG_URL
  if (!url) throw new Error('KONTOR_TEST_PG_URL is not set: run tests with npm test')
  return url
}

async function asAdmin<Answer>(work: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: testServerUrl() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function urlOf(database: string): string {
  const url = new URL(testServerUrl())
  url.pathname = `/${database}`
  return url.toString()
}

const TEMPLATE_LOCK = 7_240_612
const made = new Set<string>()

/** Make a database with the rooms' tables in it, by copying a template that is made once per run. */
export async function cloneDatabase(name: string, rooms: readonly Room[]): Promise<string> {
  const sources = migrationSources(rooms)
  const files = await readMigrations(sources)
  const template = `template_${sha256(files.map((file) => file.checksum).join()).slice(0, 16)}`
  await asAdmin(async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    if (!made.has(template)) await makeTemplate(admin, template, sources)
    made.add(template)
    await admin.query(`create database ${name} template ${template} strategy file_copy`)
  })
  return urlOf(name)
}

async function makeTemplate(
  admin: pg.Client,
  template: string,
  sources: readonly MigrationSource[],
): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [template])
  if (rowCount) return
  const unfinished = `${template}_unfinished`
  await admin.query(`drop database if exists ${unfinished} with (force)`)
  await admin.query(`create database ${unfinished}`)
  await JobQueue.prepare(urlOf(unfinished))
  await migrate(urlOf(unfinished), sources)
  await admin.query(`alter database ${unfinished} rename to ${template}`)
}

export async function dropDatabase(name: string): Promise<void> {
  await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`))
}
