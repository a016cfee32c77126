import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '#foundation/config'
import { DatabaseStartError, startEmbeddedPostgres } from '#foundation/db'

export interface OpenedDatabase {
  readonly url: string
  /** For the banner. */
  readonly says: string
  stop(): Promise<void>
}

const OLDEST_POSTGRES = 150_000
const ANSWERS_WITHIN_MS = 5000

/**
 * The PostgreSQL of DATABASE_URL, or one of our own in the data folder.
 *
 * @throws DatabaseStartError with one line that names the cause and no password.
 */
export async function openDatabase(
  config: Config,
  hear: (line: string) => void,
): Promise<OpenedDatabase> {
  if (config.DATABASE_URL) {
    const version = await versionOf(config.DATABASE_URL).catch((error: unknown) => {
      throw inOneLine(config.DATABASE_URL ?? '', error)
    })
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
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWERS_WITHIN_MS,
    query_timeout: ANSWERS_WITHIN_MS,
  })
  // What dies between two statements is noticed by the next one.
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ text: string; number: string }>(
      `select current_setting('server_version') as text, current_setting('server_version_num') as number`,
    )
    const [row] = rows
    if (Number(row?.number) < OLDEST_POSTGRES)
      throw new DatabaseStartError(`PostgreSQL ${row?.text} is too old: 15 or newer is needed.`)
    return row?.text.split(' ')[0] ?? ''
  } finally {
    void client.end().catch(() => {})
  }
}

/** What went wrong at DATABASE_URL, for a person; the address without its password. */
function inOneLine(url: string, error: unknown): DatabaseStartError {
  if (error instanceof DatabaseStartError) return error
  const where = URL.canParse(url) ? new URL(url).host : 'DATABASE_URL'
  const { code = '', message } = error as { code?: string; message?: string }
  const said = (message ?? '').split('\n')[0] ?? ''
  if (!URL.canParse(url))
    return new DatabaseStartError(
      'DATABASE_URL is not an address: postgres://user:password@host:port/name.',
    )
  if (/^28/.test(code))
    return new DatabaseStartError(
      `PostgreSQL at ${where} refuses the user of DATABASE_URL: ${said}.`,
    )
  if (code === '3D000')
    return new DatabaseStartError(`PostgreSQL at ${where} has no such database: ${said}.`)
  if (/^[0-9A-Z]{5}$/.test(code))
    return new DatabaseStartError(
      `PostgreSQL at ${where} does not take us (DATABASE_URL): ${said}.`,
    )
  if (code) return new DatabaseStartError(`Nobody answers at ${where} (DATABASE_URL): ${code}.`)
  return new DatabaseStartError(
    `What answers at ${where} (DATABASE_URL) is no PostgreSQL that can be used: ${said}.`,
  )
}
