import type { Begin, Database } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId, sha256 } from '#foundation/ids'
import { log } from '#foundation/telemetry'
import { FileInfected, FileKept, streamOf } from './events.ts'
import { countUnused, type FileRow, insertFile } from './files.sql.ts'
import { remake } from './intake/pictures.adapter.ts'
import { sniff } from './intake/sniff.ts'
import { refuse } from './refusals.ts'
import { keyOf } from './storage/storage.ts'
import { surroundings } from './surroundings.ts'

/** Bytes on their way in. */
export interface Incoming {
  readonly bytes: Uint8Array
  /** What the sender calls it; for people only. */
  readonly name: string
  /** Attach it at once: for seeds. */
  readonly about?: string
  /** Default: who acts. */
  readonly ownerId?: string
}

const MOST_UNUSED = 100

/**
 * Take a file in: find out what it is, have it scanned, write pictures anew, put the bytes away,
 * and keep what is known of it. The owner is who acts. Needs the world outside (scanner, storage),
 * so it is no use case; only its last step is a transaction.
 */
export async function keepFile(
  database: Database,
  begin: Begin,
  incoming: Incoming,
): Promise<FileRow> {
  if (incoming.bytes.length === 0) throw refuse.no_file()
  const { type, isPicture } = await sniff(incoming.bytes)
  const scan = await scanned(database, begin, incoming.bytes)
  const picture = isPicture ? await remake(incoming.bytes, type) : undefined
  const full = picture?.full ?? incoming.bytes
  const contentType = picture?.contentType ?? type

  const id = newId()
  await putAway(id, full, contentType, picture?.small)
  try {
    return await database.transact(begin, async (tx) => {
      const ownerId = incoming.ownerId ?? tx.actor.id
      const isUsed = incoming.about !== undefined
      if (!isUsed && (await countUnused(tx, ownerId)) >= MOST_UNUSED) throw refuse.too_many_unused()
      const file = await insertFile(tx, {
        id,
        owner_id: ownerId,
        name: plainName(incoming.name),
        content_type: contentType,
        bytes: full.length,
        width: picture?.width ?? null,
        height: picture?.height ?? null,
        has_small: picture !== undefined,
        sha256: sha256(full),
        scan,
        about: incoming.about ?? null,
      })
      await tell(tx, FileKept, streamOf(id), { fileId: id })
      return file
    })
  } catch (error) {
    await takeAway(id)
    throw error
  }
}

/** Fails closed: with a scanner set up, what it has not called clean is not taken. */
async function scanned(
  database: Database,
  begin: Begin,
  bytes: Uint8Array,
): Promise<'clean' | 'not_scanned'> {
  const { scanner } = surroundings()
  if (!scanner) return 'not_scanned'
  const verdict = await scanner(bytes).catch((error: unknown) => {
    log().warn({ error: String(error) }, 'a file could not be scanned')
    throw refuse.scanner_silent()
  })
  if (verdict.isClean) return 'clean'
  await database.transact(begin, (tx) =>
    tell(tx, FileInfected, `files.intake:${newId()}`, {
      personId: tx.actor.id,
      found: verdict.found,
    }),
  )
  throw refuse.infected({ found: verdict.found })
}

async function putAway(
  id: string,
  full: Uint8Array,
  type: string,
  small?: Uint8Array,
): Promise<void> {
  const { storage } = surroundings()
  try {
    await storage.put(keyOf(id, 'full'), full, type)
    if (small) await storage.put(keyOf(id, 'small'), small, 'image/webp')
  } catch (error) {
    log().error({ error: String(error) }, 'a file could not be put away')
    await takeAway(id)
    throw refuse.storage_silent()
  }
}

/** Best effort: what stays behind has no record and no address. */
async function takeAway(id: string): Promise<void> {
  const { storage } = surroundings()
  await Promise.allSettled([storage.remove(keyOf(id, 'full')), storage.remove(keyOf(id, 'small'))])
}

/** A name for people: no path, no control characters, at most 120 characters. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim()
    .slice(0, 120)
    .toWellFormed()
  return plain || 'file'
}
