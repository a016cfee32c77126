/**
 * `npm run generate`: make what is made of the code and committed: docs/openapi.json,
 * docs/configuration.md, docs/erd.md, docs/events.json, docs/events.md and docs/modules/.
 *
 * A payload that differs from the one kept under its version is refused. Before anything was
 * released, `npm run generate -- --forget-events` begins the list of schemas anew.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { migrateAll } from '../server/src/compose.ts'
import {
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../server/src/foundation/db/embedded.ts'
import { readCatalog, type Table } from './generate/catalog.ts'
import { staleDocuments } from './generate/document.ts'
import {
  documentsOfCode,
  documentsOfTables,
  keptSchemas,
  presentPages,
  readText,
  rooms,
} from './generate/documents.ts'
import { changedEvents, schemasOf } from './generate/events.ts'
import { ROOT } from './run.ts'

const kept = process.argv.includes('--forget-events') ? {} : keptSchemas()
const changed = changedEvents(kept, schemasOf(rooms))
if (changed.length > 0) {
  console.error(changed.join('\n'))
  process.exit(1)
}

const made = [...documentsOfCode(kept), ...documentsOfTables(await tablesOfNewDatabase())]
const stale = staleDocuments(made, readText, presentPages())
for (const { path, text } of made) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true })
  writeFileSync(join(ROOT, path), text)
}
for (const path of presentPages()) {
  if (!made.some((document) => document.path === path)) rmSync(join(ROOT, path))
}
console.log(stale.length > 0 ? stale.join('\n') : 'nothing was stale')
console.log(`${made.length} documents made`)

/** The tables after every migration, in a database that lives for a moment. */
async function tablesOfNewDatabase(): Promise<Table[]> {
  const home = mkdtempSync(join(tmpdir(), 'kontor-generate-'))
  chmodSync(home, 0o711)
  const dataDir = join(home, 'postgres')
  const postgres = await startEmbeddedPostgres({ dataDir, durability: 'off', log: () => {} })
  try {
    await migrateAll(postgres.url)
    return await readCatalog(postgres.url)
  } finally {
    await postgres.stop()
    await removeEmbeddedPostgres(dataDir)
    await removeEmbeddedPostgres(home)
  }
}
