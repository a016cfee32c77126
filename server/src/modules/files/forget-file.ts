import type { WorkInputOf } from '#contract/endpoint'
import type { forgetFile as contract } from '#contract/files'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { FileForgotten, streamOf } from './events.ts'
import { listOwn, lockFile, writeForgotten } from './files.sql.ts'
import { refuse } from './refusals.ts'

/** Nobody sees the file from now on; its bytes are removed when this has committed. */
export async function forgetFile(tx: Tx, fileId: string): Promise<void> {
  if ((await writeForgotten(tx, fileId)) === 0) return
  await tell(tx, FileForgotten, streamOf(fileId), { fileId })
}

/** Forget what a person uploaded for themselves: unused files, and those of their profile. */
export async function forgetFilesOf(tx: Tx, personId: string): Promise<void> {
  for (const fileId of await listOwn(tx, personId, `person:${personId}`))
    await forgetFile(tx, fileId)
}

/** Remove a file of mine that nothing uses. */
export async function forgetOwnFile(
  tx: Tx,
  input: WorkInputOf<typeof contract>,
): Promise<{ done: true }> {
  const file = await lockFile(tx, input.fileId)
  if (!file || file.owner_id === null || file.owner_id !== tx.actor.id) {
    throw refuse.no_such_file({ fileId: input.fileId })
  }
  if (file.about !== null) throw refuse.in_use({ fileId: file.id })

  await forgetFile(tx, file.id)

  return { done: true }
}
