/** docs/events.json: the schema of every event that was ever told; docs/events.md: who hears what. */
import { z } from 'zod'
import type { Room } from '../../server/src/foundation/module/index.ts'
import { type Document, MADE, quoted, table } from './document.ts'

/** `zenvee.booking.accepted` → version → JSON schema of the payload. */
export type EventSchemas = Record<string, Record<string, unknown>>

export const EVENTS_PATH = 'docs/events.json'

/** The schemas of the events as the rooms declare them now. */
export function schemasOf(rooms: readonly Room[]): EventSchemas {
  const schemas: EventSchemas = {}
  for (const { name, version, payload } of rooms.flatMap((room) => room.events)) {
    const { $schema: _, ...schema } = z.toJSONSchema(payload, {
      io: 'input',
      unrepresentable: 'any',
    })
    schemas[name] = { ...schemas[name], [version]: schema }
  }
  return schemas
}

/** Events whose payload is another than the one kept under the same version. */
export function changedEvents(kept: EventSchemas, now: EventSchemas): string[] {
  return Object.entries(now).flatMap(([name, versions]) =>
    Object.entries(versions).flatMap(([version, schema]) => {
      const old = kept[name]?.[version]
      if (old === undefined || JSON.stringify(old) === JSON.stringify(schema)) return []
      return [`the payload of ${name} has changed; declare it as version ${Number(version) + 1}`]
    }),
  )
}

/** What is kept and what is new. Nothing is ever forgotten: what was told can still be read. */
export function mergedSchemas(kept: EventSchemas, now: EventSchemas): EventSchemas {
  const names = [...new Set([...Object.keys(kept), ...Object.keys(now)])].sort()
  return Object.fromEntries(names.map((name) => [name, { ...now[name], ...kept[name] }]))
}

export function eventSchemasDocument(kept: EventSchemas, rooms: readonly Room[]): Document {
  const merged = mergedSchemas(kept, schemasOf(rooms))
  return { path: EVENTS_PATH, text: `${JSON.stringify(merged, null, 2)}\n` }
}

export function eventsDocument(rooms: readonly Room[]): Document {
  const sections = rooms
    .filter((room) => room.events.length > 0)
    .map(
      (room) =>
        `## ${room.title}\n\n${table(['Event', 'Version', 'Says', 'Heard by'], rowsOf(room, rooms))}`,
    )
  const everything = rooms
    .flatMap((room) => room.subscribers)
    .filter((subscriber) => subscriber.to === 'every')
    .map((subscriber) => subscriber.name)
  const text = `${MADE}
# Events

What happened, in the past tense, under a version. The schemas are in [events.json](events.json); a
guard fails when a payload changes without a new version. Every event is also heard by
${quoted([...everything, 'realtime'])}.

${sections.join('\n\n')}
`
  return { path: 'docs/events.md', text }
}

function rowsOf(room: Room, rooms: readonly Room[]): string[][] {
  return room.events.map(({ name, version, payload }) => [
    `\`${name}\``,
    String(version),
    quoted(fieldsOf(payload)),
    quoted(hearersOf(name, rooms)),
  ])
}

/** Subscribers that name this event. */
export const hearersOf = (event: string, rooms: readonly Room[]): string[] =>
  rooms
    .flatMap((room) => room.subscribers)
    .filter((subscriber) => subscriber.to !== 'every' && subscriber.to.includes(event))
    .map((subscriber) => subscriber.name)

function fieldsOf(payload: z.ZodType): string[] {
  const { properties } = z.toJSONSchema(payload, { io: 'input', unrepresentable: 'any' })
  return Object.keys(properties ?? {})
}
