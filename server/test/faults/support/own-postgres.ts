import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '#foundation/db'
import { migrateAll } from '#server/compose'
import { untilSo } from './load.ts'

/** A PostgreSQL of one test, that may be hurt. */
export interface OwnPostgres {
  readonly url: string
  /** Every session dies at once, nothing is written down; the server is started again by itself. */
  kill(): Promise<void>
  /** Ask the server as its owner, on a connection of this question alone. */
  ask<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  remove(): Promise<void>
}

/** Start one with every table of Kontor in it, as safe as in real life. */
export async function ownPostgres(): Promise<OwnPostgres> {
  const home = mkdtempSync(join(tmpdir(), 'kontor-test-'))
  chmodSync(home, 0o711)
  const dataDir = join(home, 'postgres')
  const postgres = await startEmbeddedPostgres({ dataDir, durability: 'on', log: () => {} })
  await migrateAll(postgres.url)
  return {
    url: postgres.url,
    async kill() {
      await untilSo('there is a PostgreSQL to kill', () => process.kill(postgres.pid, 'SIGQUIT'))
    },
    ask: (text, values) => askAt(postgres.url, text, values),
    async remove() {
      await postgres.stop()
      await removeEmbeddedPostgres(dataDir)
      await removeEmbeddedPostgres(home)
    },
  }
}

/** One question to a database, as whoever the address says. */
export async function askAt<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}
