/**
 * One PostgreSQL for a whole test run: started here before the first test, removed after the last.
 * Tests get the administrator's address by `inject('pgUrl')` or KONTOR_TEST_PG_URL.
 */
import { chmodSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import {
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../server/src/foundation/db/embedded.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The administrator's address of the database `postgres` of this run. */
    pgUrl: string
  }
}

const PREFIX = 'kontor-test-'
/** A younger folder may belong to a run that is just starting. */
const STARTING_WITHIN_MS = 120_000

export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // The guards read files only, and `npm run check` needs no database.
  if (process.env['KONTOR_TEST_WITHOUT_PG']) return undefined
  await sweep()
  const home = mkdtempSync(join(tmpdir(), PREFIX))
  chmodSync(home, 0o711)
  const dataDir = join(home, 'postgres')
  const postgres = await startEmbeddedPostgres({
    dataDir,
    durability: 'off',
    log: (line) => console.error(`postgres: ${line}`),
  })
  process.env['KONTOR_TEST_PG_URL'] = postgres.url
  project.provide('pgUrl', postgres.url)
  return async () => {
    await postgres.stop()
    await removeEmbeddedPostgres(dataDir)
    await removeEmbeddedPostgres(home)
  }
}

/** Removes what runs that were killed left behind. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const home = join(tmpdir(), name)
    try {
      if (Date.now() - statSync(home).mtimeMs < STARTING_WITHIN_MS) continue
      await removeEmbeddedPostgres(join(home, 'postgres'))
      await removeEmbeddedPostgres(home)
    } catch {
      // Another run is using it, or it belongs to another account.
    }
  }
}
