import type { Tx } from '#foundation/db'
import { lockFile, writeAttachment } from './files.sql.ts'
import { refuse } from './refusals.ts'

/**
 * Say what a file belongs to, as streams are named (`zenvee.booking:<id>`). Only who uploaded it
 * may do so, and the system; once it belongs to something it stays there. From then on the room
 * that attached it decides who gets its address. Attached twice to one thing it is attached once.
 */
export async function attachFile(
  tx: Tx,
  input: { readonly fileId: string; readonly about: string },
): Promise<void> {
  const file = await lockFile(tx, input.fileId)
  if (!file) throw refuse.no_such_file({ fileId: input.fileId })

  if (tx.actor.kind !== 'system' && file.owner_id !== tx.actor.id) {
    throw refuse.not_yours({ fileId: file.id })
  }
  if (file.about === input.about) return
  if (file.about !== null) throw refuse.attached_elsewhere({ fileId: file.id })

  await writeAttachment(tx, file.id, input.about)
}
