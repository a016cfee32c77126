/** What the rows stand on: a durable PostgreSQL, the real server in a process of its own, and people. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { Database, SYSTEM } from '#foundation/db'
import { newId } from '#foundation/ids'
import { createOrganisation } from '#modules/organisations'
import { migrateAll } from '#server/compose'
import {
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../server/src/foundation/db/embedded.ts'

const ROOT = resolve(import.meta.dirname, '..', '..')
const READY_WITHIN_MS = 90_000
const STOPS_WITHIN_MS = 20_000

/** A process that serves, and how to be rid of it. */
export interface Served {
  readonly origin: string
  readonly pid: number
  /** From its beginning until it was ready, milliseconds. */
  readonly startedMs: number
  stop(): Promise<void>
}

export interface Stage {
  /** Administrator's address of the database of this run; synchronous commit is on. */
  readonly databaseUrl: string
  readonly folder: string
  readonly orgId: string
  /** The real server; started at the first call and kept. */
  product(): Promise<Served>
  /** The bare server of the floors; started at the first call and kept. */
  floor(): Promise<Served>
  /** Bare Socket.IO; started at the first call and kept. */
  bareSockets(): Promise<Served>
  /** The same, of its own. The caller stops it. */
  freshBareSockets(): Promise<Served>
  /** A server of its own, for rows that count from the start. The caller stops it. */
  freshProduct(env?: Readonly<Record<string, string>>): Promise<Served>
  close(): Promise<void>
}

/** Everything in a folder that is removed at the end; `DATABASE_URL` is not looked at. */
export async function openStage(hear: (line: string) => void): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-'))
  chmodSync(folder, 0o711)
  const dataDir = join(folder, 'postgres')
  const postgres = await startEmbeddedPostgres({ dataDir, durability: 'on', log: hear })
  const databaseUrl = await makeDatabase(postgres.url, 'bench')
  await migrateAll(databaseUrl)
  const orgId = await makeOrganisation(databaseUrl, 'bench')

  const begun: Served[] = []
  const once = (start: () => Promise<Served>) => {
    let served: Promise<Served> | undefined
    return () => {
      served ??= start().then((each) => {
        begun.push(each)
        return each
      })
      return served
    }
  }
  const freshProduct = (env: Readonly<Record<string, string>> = {}) =>
    serveProduct({ databaseUrl, folder, env })
  return {
    databaseUrl,
    folder,
    orgId,
    freshProduct,
    product: once(() => freshProduct()),
    floor: once(() => serveFloor('server.ts', { DATABASE_URL: databaseUrl })),
    bareSockets: once(() => serveFloor('sockets.ts')),
    freshBareSockets: () => serveFloor('sockets.ts'),
    async close() {
      for (const each of begun) await each.stop()
      await postgres.stop()
      await removeEmbeddedPostgres(dataDir)
      await removeEmbeddedPostgres(folder)
    },
  }
}

async function makeDatabase(adminUrl: string, name: string): Promise<string> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.toString()
}

/** An organisation without people; answers its id. */
export async function makeOrganisation(databaseUrl: string, slug: string): Promise<string> {
  const database = new Database({ url: databaseUrl, connections: 2 })
  const orgId = newId()
  await database.transact({ orgId, actor: SYSTEM }, (tx) =>
    createOrganisation(tx, {
      slug,
      name: slug,
      currency: 'USD',
      timezone: 'America/New_York',
      jurisdiction: 'US-MA',
    }),
  )
  await database.close()
  return orgId
}

interface ProductOptions {
  readonly databaseUrl: string
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
}

/**
 * The server as `npm start` runs it, every role in one process. Limits of how often one caller may
 * knock are off, because here one caller is everybody.
 */
function serveProduct({ databaseUrl, folder, env }: ProductOptions): Promise<Served> {
  return serve([join(ROOT, 'server', 'src', 'main.ts')], {
    DATABASE_URL: databaseUrl,
    KONTOR_DATA_DIR: join(folder, 'data'),
    KONTOR_DEMO: '0',
    KONTOR_ORGANISATION: 'bench',
    RATE_LIMITS: '0',
    PORT: '0',
    LOG_LEVEL: 'error',
    ...env,
  })
}

function serveFloor(file: string, env: Readonly<Record<string, string>> = {}): Promise<Served> {
  return serve([join(ROOT, 'bench', 'floor', file)], env)
}

async function serve(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Served> {
  const begun = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
  const origin = await addressOf(child)
  return {
    origin,
    pid: child.pid ?? 0,
    startedMs: performance.now() - begun,
    stop: () => stopChild(child),
  }
}

/** The address that a server says once it is ready. */
function addressOf(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve_, reject) => {
    const late = setTimeout(
      () => reject(new Error(`a server was not ready in time; it said:\n${said}`)),
      READY_WITHIN_MS,
    )
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const port = /Open +http:\/\/[^:]+:(\d+)/.exec(said)?.[1]
      if (!port) return
      clearTimeout(late)
      resolve_(`http://127.0.0.1:${port}`)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) =>
      reject(new Error(`a server ended with ${code}; it said:\n${said}`)),
    )
  })
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve_) => child.once('exit', () => resolve_()))
  const late = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS)
  child.kill('SIGTERM')
  await gone
  clearTimeout(late)
}
