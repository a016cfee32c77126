import type { Credential } from '#contract/verification'
import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { recordAudit } from '#modules/audit'
import type { DeskInput } from './claim-credential.ts'
import { credentialLifecycle } from './credential.lifecycle.ts'
import { about, audited, credentialAnswer } from './credential-answer.ts'
import { lockCredential } from './credentials.sql.ts'
import { refuse } from './refusals.ts'

export interface RevokeCredential extends DeskInput {
  readonly reason: string
}

/** Take back an approved credential; the gate closes with this commit. */
export async function revokeCredential(tx: Tx, input: RevokeCredential): Promise<Credential> {
  const row = await lockCredential(tx, input.credentialId)

  if (row.person_id === tx.actor.id) throw refuse.own_credential({ credentialId: row.id })

  const revoked = await move(tx, credentialLifecycle, 'revoke', row, {
    set: { decided_by: tx.actor.id },
    say: about(row),
    reason: input.reason,
    version: input.version,
  })
  await recordAudit(tx, {
    action: 'credential.revoke',
    about: `verification.credential:${row.id}`,
    before: audited(row),
    after: audited(revoked),
    reason: input.reason,
  })

  return credentialAnswer(tx, revoked)
}
