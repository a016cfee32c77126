import type { Credential } from '#contract/verification'
import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { recordAudit } from '#modules/audit'
import { credentialLifecycle } from './credential.lifecycle.ts'
import { about, audited, credentialAnswer } from './credential-answer.ts'
import { lockCredential } from './credentials.sql.ts'
import { refuse } from './refusals.ts'

export interface DeskInput {
  readonly credentialId: string
  readonly version?: number | undefined
}

/** Take a credential off the desk to review it. Of two reviewers one gets it. */
export async function claimCredential(tx: Tx, input: DeskInput): Promise<Credential> {
  const row = await lockCredential(tx, input.credentialId)

  if (row.person_id === tx.actor.id) throw refuse.own_credential({ credentialId: row.id })

  const claimed = await move(tx, credentialLifecycle, 'claim', row, {
    set: { claimed_by: tx.actor.id },
    say: about(row),
    version: input.version,
  })
  await recordAudit(tx, {
    action: 'credential.claim',
    about: `verification.credential:${row.id}`,
    before: audited(row),
    after: audited(claimed),
  })

  return credentialAnswer(tx, claimed)
}
