import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { attachFile, readFile } from '#modules/files'

const Hashed = z.object({ sha256: z.string().nullable().default(null) })

/**
 * Tie an uploaded document to a credential, so that it is kept and nobody can swap it. Only the
 * uploader can. Answers the document's SHA-256 (hex), as the files module knows it.
 * Refuses `files.no_such_file`, `files.not_yours`, `files.attached_elsewhere`.
 */
export async function attachDocument(
  tx: Tx,
  fileId: string,
  credentialId: string,
): Promise<string | null> {
  await attachFile(tx, { fileId, about: `verification.credential:${credentialId}` })
  return Hashed.parse(await readFile(tx, fileId)).sha256
}
