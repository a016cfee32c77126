import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { sha256 } from '#foundation/ids'

/** A room that has tables: its name is its schema. */
export interface MigrationSource {
  readonly name: string
  /** Folder with `0001_….sql` files; a missing folder means none. */
  readonly folder: string
}

export interface Migration {
  readonly source: string
  readonly name: string
  readonly text: string
  readonly checksum: string
}

/** Thrown when the files and the database do not agree; says which file and why. */
export class MigrationProblem extends Error {}

const FILE = /^\d{4}_[a-z0-9_]+\.sql$/
/** One lock for everybody who migrates this database. */
const MIGRATION_LOCK = 7_240_611

/** All files of the sources, in order: sources as given, files by number. */
export async function readMigrations(sources: readonly MigrationSource[]): Promise<Migration[]> {
  const all: Migration[] = []
  for (const source of sources) {
    const names = await readdir(source.folder).catch(() => [])
    for (const name of names.filter((file) => file.endsWith('.sql')).sort()) {
      if (!FILE.test(name))
        throw new MigrationProblem(`${source.name}/${name}: not named 0001_what.sql`)
      const text = await readFile(join(source.folder, name), 'utf8')
      all.push({ source: source.name, name, text, checksum: sha256(text) })
    }
  }
  return all
}

/**
 * Bring the database up to the files, each file in its own transaction, one process at a time.
 * With `plan` nothing is changed. Answers the migrations that were (or would be) run.
 * Throws MigrationProblem when a file that has run was edited or is gone.
 */
export async function migrate(
  url: string,
  sources: readonly MigrationSource[],
  { plan = false } = {},
): Promise<Migration[]> {
  const files = await readMigrations(sources)
  const client = new pg.Client({ connectionString: url, application_name: 'kontor_migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const due = await pending(client, files)
    if (!plan) for (const file of due) await apply(client, file)
    return due
  } finally {
    await client.end()
  }
}

async function pending(client: pg.Client, files: readonly Migration[]): Promise<Migration[]> {
  const present = await client.query(`select to_regclass('foundation.migrations') as here`)
  if (!present.rows[0]?.here) return [...files]
  const { rows } = await client.query<{ source: string; name: string; checksum: string }>(
    'select source, name, checksum from foundation.migrations',
  )
  const done = new Map(rows.map((row) => [`${row.source}/${row.name}`, row.checksum]))
  for (const file of files) {
    const checksum = done.get(`${file.source}/${file.name}`)
    if (checksum && checksum !== file.checksum) {
      throw new MigrationProblem(
        `${file.source}/${file.name} was edited after it ran; add a new file instead`,
      )
    }
  }
  return files.filter((file) => !done.has(`${file.source}/${file.name}`))
}

async function apply(client: pg.Client, file: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(file.text)
    await client.query(
      'insert into foundation.migrations (source, name, checksum) values ($1, $2, $3)',
      [file.source, file.name, file.checksum],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationProblem(`${file.source}/${file.name}: ${reason}`)
  }
}
