import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '#foundation/config'
import { startEmbeddedPostgres } from '#foundation/db'

export interface OpenedDatabase {
  readonly url: string
  /** For the banner. */
  readonly says: string
  stop(): Promise<void>
}

const OLDEST_POSTGRES = 150_000

/** The PostgreSQL of DATABASE_URL, or one of our own in the data folder. */
export async function openDatabase(
  config: Config,
  hear: (line: string) => void,
): Promise<OpenedDatabase> {
  if (config.DATABASE_URL) {
    const version = await versionOf(config.DATABASE_URL)
    return {
      url: config.DATABASE_URL,
      says: `PostgreSQL ${version} of DATABASE_URL`,
      stop: async () => {},
    }
  }
  const folder = join(config.KONTOR_DATA_DIR, 'postgres')
  const embedded = await startEmbeddedPostgres({ dataDir: folder, log: hear })
  const version = await versionOf(embedded.url)
  return {
    url: embedded.url,
    says: `PostgreSQL ${version} from npm, data in ${folder}`,
    stop: () => embedded.stop(),
  }
}

/** Throws when nobody answers, or when what answers is too old. */
async function versionOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ text: string; number: string }>(
      `select current_setting('server_version') as text, current_setting('server_version_num') as number`,
    )
    const [row] = rows
    if (Number(row?.number) < OLDEST_POSTGRES)
      throw new Error(`PostgreSQL ${row?.text} is too old: 15 or newer is needed`)
    return row?.text.split(' ')[0] ?? ''
  } finally {
    await client.end()
  }
}
