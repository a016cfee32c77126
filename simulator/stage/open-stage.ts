/**
 * The stage: a throwaway server on a clock that stands still and is moved by hand. This folder is
 * the only part of the simulator that knows the server from within.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Config, readConfig } from '#foundation/config'
import { removeEmbeddedPostgres, SYSTEM, startEmbeddedPostgres } from '#foundation/db'
import { useEntropy as drawIdsFrom, newId } from '#foundation/ids'
import { type AdjustableClock, adjustableClock } from '#foundation/time'
import { verifyLedger } from '#modules/ledger'
import { createOrganisation } from '#modules/organisations'
import { type Kontor, migrateAll, prefixOf, startKontor } from '#server/compose'
import type { Evidence } from '../checks/check.ts'
import { diceOf } from '../play/dice.ts'
import type { Sightings } from '../play/sightings.ts'

export interface StageOptions {
  readonly seed: string
  readonly people: number
  readonly start: Date
  readonly product: string
  /** An existing PostgreSQL; a database of its own is made there. One from npm otherwise. */
  readonly databaseUrl?: string
  readonly hear: (line: string) => void
}

export interface Stage {
  readonly kontor: Kontor
  readonly clock: AdjustableClock
  readonly orgId: string
  readonly baseUrl: string
  /** As the owner of the database: for looking, never for acting. */
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** The same for what is asked at every step: planned once, kept under its name. */
  ask<Row extends pg.QueryResultRow>(name: string, text: string): Promise<Row[]>
  evidence(sightings: Sightings): Evidence
  close(): Promise<void>
}

const SECRET = 'only-for-a-city-that-is-thrown-away'

/** Start a server with a seeded demo in it. Close it after. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-city-'))
  // PostgreSQL may run under another account and must pass through.
  await chmod(folder, 0o711)
  const database = options.databaseUrl
    ? await freshDatabase(options.databaseUrl)
    : await ownPostgres(join(folder, 'postgres'), options.hear)
  try {
    const clock = adjustableClock(options.start, 0)
    const entropy = diceOf(options.seed, 'entropy')
    drawIdsFrom(entropy.bytes, () => clock.now().getTime())
    await migrateAll(database.url)
    const config = configIn(folder)
    const kontor = await startKontor({
      config,
      clock,
      databaseUrl: database.url,
      secret: SECRET,
      checkAnswers: true,
      port: 0,
      products: [options.product],
    })
    const orgId = await seedOrganisation(kontor, config, options.people)
    return stageOf(
      { kontor, clock, orgId, url: database.url, product: options.product },
      async () => {
        await kontor.stop()
        await database.remove()
        rmSync(folder, { recursive: true, force: true })
      },
    )
  } catch (error) {
    await database.remove()
    throw error
  }
}

function configIn(folder: string): Config {
  return readConfig({
    KONTOR_DATA_DIR: folder,
    KONTOR_DEMO: '1',
    RATE_LIMITS: '0',
    LOG_LEVEL: 'silent',
    PORT: '0',
  })
}

async function seedOrganisation(kontor: Kontor, config: Config, people: number): Promise<string> {
  const { database } = kontor
  const orgId = newId()
  await database.transact({ orgId, actor: SYSTEM }, (tx) =>
    createOrganisation(tx, {
      slug: config.KONTOR_ORGANISATION,
      name: 'Alder Bay',
      currency: 'USD',
      timezone: 'America/New_York',
      jurisdiction: 'US-MA',
    }),
  )
  const { clock } = database
  for (const product of kontor.products) {
    await product.seed?.({ database, orgId, clock, config, people })
  }
  return orgId
}

interface Parts {
  readonly kontor: Kontor
  readonly clock: AdjustableClock
  readonly orgId: string
  readonly url: string
  readonly product: string
}

function stageOf(
  { kontor, clock, orgId, url, product }: Parts,
  remove: () => Promise<void>,
): Stage {
  const owner = new pg.Pool({ connectionString: url, max: 2 })
  owner.on('error', () => {})
  async function query<Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
  ) {
    return (await owner.query<Row>(text, [...values])).rows
  }
  async function ask<Row extends pg.QueryResultRow>(name: string, text: string) {
    return (await owner.query<Row>({ name, text })).rows
  }
  const [first] = kontor.products
  if (!first) throw new Error(`there is no product ${product}`)
  return {
    kontor,
    clock,
    orgId,
    query,
    ask,
    baseUrl: kontor.url + prefixOf(first, [product]),
    evidence: (sightings) => ({
      query,
      sightings: sightings.all,
      now: clock.now(),
      subscribersOf: (name) => kontor.wired.wiring.subscribersOf(name),
      verifyLedger: () => verifyLedger(kontor.database),
    }),
    async close() {
      await owner.end()
      await remove()
    },
  }
}

interface Borrowed {
  readonly url: string
  remove(): Promise<void>
}

async function ownPostgres(dataDir: string, hear: (line: string) => void): Promise<Borrowed> {
  const postgres = await startEmbeddedPostgres({ dataDir, durability: 'off', log: hear })
  return {
    url: postgres.url,
    async remove() {
      await postgres.stop()
      await removeEmbeddedPostgres(dataDir)
    },
  }
}

/** A database of our own beside the one that was named; gone afterwards. */
async function freshDatabase(near: string): Promise<Borrowed> {
  const name = `kontor_city_${process.pid}_${Math.floor(performance.now())}`
  const asAdmin = async (statement: string) => {
    const admin = new pg.Client({ connectionString: near })
    await admin.connect()
    try {
      await admin.query(statement)
    } finally {
      await admin.end()
    }
  }
  await asAdmin(`create database ${name}`)
  const url = new URL(near)
  url.pathname = `/${name}`
  return {
    url: url.toString(),
    remove: () => asAdmin(`drop database if exists ${name} with (force)`),
  }
}
