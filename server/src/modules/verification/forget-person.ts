import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { forgetFile } from '#modules/files'
import { credentialLifecycle } from './credential.lifecycle.ts'
import { about } from './credential-answer.ts'
import { eraseCredential, lockAllOfPerson } from './credentials.sql.ts'

const LIVING = ['submitted', 'in_review', 'approved']

/**
 * Somebody's account was deleted: what still counted is withdrawn, numbers and documents go. That
 * there was a credential, who checked it and the document's hash stay as records.
 */
export async function forgetPerson(tx: Tx, personId: string): Promise<void> {
  for (const row of await lockAllOfPerson(tx, personId)) {
    if (LIVING.includes(row.state)) {
      await move(tx, credentialLifecycle, 'withdraw', row, { say: about(row) })
    }
    await eraseCredential(tx, row.id)
    if (row.file_id) await forgetFile(tx, row.file_id)
  }
}
