import type { Tx } from '#foundation/db'
import { attachFile, readFile } from '#modules/files'

/**
 * Tie an uploaded document to a credential, so that it is kept and nobody can swap it. Only the
 * uploader can. Answers the document's SHA-256, hex.
 * Refuses `files.no_such_file`, `files.not_yours`, `files.attached_elsewhere`.
 */
export async function attachDocument(
  tx: Tx,
  fileId: string,
  credentialId: string,
): Promise<string> {
  await attachFile(tx, { fileId, about: `verification.credential:${credentialId}` })
  return (await readFile(tx, fileId)).sha256
}
