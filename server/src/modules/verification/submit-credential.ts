import type { WorkInputOf } from '#contract/endpoint'
import type * as contract from '#contract/verification'
import type { Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { begin } from '#foundation/lifecycle'
import { credentialLifecycle } from './credential.lifecycle.ts'
import { credentialAnswer } from './credential-answer.ts'
import { type CredentialRow, isWaiting } from './credentials.sql.ts'
import { attachDocument } from './documents.ts'
import { CredentialSubmitted } from './events.ts'
import { refuse } from './refusals.ts'

export type SubmitCredential = WorkInputOf<typeof contract.submitCredential>

/**
 * Hand in a credential for oneself. One of a kind, place and trade waits at a time; a renewal may
 * wait while the old one still counts.
 */
export async function submitCredential(
  tx: Tx,
  input: SubmitCredential,
): Promise<contract.Credential> {
  const personId = tx.actor.id ?? ''
  const { kind, jurisdiction, trade } = input
  const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt)

  if (expiresAt && expiresAt <= tx.now) throw refuse.already_past()
  if (await isWaiting(tx, { personId, kind, jurisdiction, trade })) throw refuse.already_waiting()

  const said = { credentialId: newId(), personId, kind, jurisdiction, trade }
  const hash = input.fileId && (await attachDocument(tx, input.fileId, said.credentialId))
  const row: CredentialRow = await begin(
    tx,
    credentialLifecycle,
    {
      id: said.credentialId,
      person_id: personId,
      kind,
      jurisdiction,
      trade,
      source: input.source,
      issuer: input.issuer,
      number: input.number,
      file_id: input.fileId,
      document_hash: hash,
      submitted_at: tx.now,
      expires_at: expiresAt,
    },
    CredentialSubmitted,
    () => said,
  )

  return credentialAnswer(tx, row)
}
