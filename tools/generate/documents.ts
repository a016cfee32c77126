/** Every made document, from the composed house and a migrated database. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { doorGroups, modules, products } from '../../server/src/compose.ts'
import { openApi } from '../../server/src/foundation/http/index.ts'
import { ROOT } from '../run.ts'
import type { Table } from './catalog.ts'
import { configurationDocument } from './configuration.ts'
import type { Document } from './document.ts'
import { erdDocument } from './erd.ts'
import { EVENTS_PATH, type EventSchemas, eventSchemasDocument, eventsDocument } from './events.ts'
import { ROOMS_FOLDER, roomDocuments } from './rooms.ts'

/** Version of the API as its document says it. */
const API_VERSION = '1.0.0'

export const rooms = [...modules, ...products]

/** What follows from code alone. `kept` are the event schemas of earlier. */
export function documentsOfCode(kept: EventSchemas): Document[] {
  const api = openApi(doorGroups(products), API_VERSION)
  return [
    { path: 'docs/openapi.json', text: `${JSON.stringify(api, null, 2)}\n` },
    configurationDocument(),
    eventSchemasDocument(kept, rooms),
    eventsDocument(rooms),
  ]
}

/** What needs to know the tables as well. */
export function documentsOfTables(tables: readonly Table[]): Document[] {
  return [erdDocument(tables), ...roomDocuments({ modules, products, tables })]
}

/** Text of a file of the project; undefined when it is not there. */
export function readText(path: string): string | undefined {
  const file = join(ROOT, path)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** The event schemas that were kept. */
export function keptSchemas(): EventSchemas {
  return JSON.parse(readText(EVENTS_PATH) ?? '{}') as EventSchemas
}

/** Pages that lie where only made ones lie. */
export const presentPages = (): string[] =>
  existsSync(join(ROOT, ROOMS_FOLDER))
    ? readdirSync(join(ROOT, ROOMS_FOLDER)).map((name) => `${ROOMS_FOLDER}/${name}`)
    : []
