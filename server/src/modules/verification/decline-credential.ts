import type { Credential, DeclineCode } from '#contract/verification'
import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { recordAudit } from '#modules/audit'
import type { DeskInput } from './claim-credential.ts'
import { credentialLifecycle } from './credential.lifecycle.ts'
import { about, audited, credentialAnswer } from './credential-answer.ts'
import { lockCredential } from './credentials.sql.ts'
import { refuse } from './refusals.ts'

export interface DeclineCredential extends DeskInput {
  readonly code: DeclineCode
  readonly note?: string | undefined
}

/** Decline a credential by a code that says how to mend it; its holder may hand in a new one. */
export async function declineCredential(tx: Tx, input: DeclineCredential): Promise<Credential> {
  const row = await lockCredential(tx, input.credentialId)

  if (row.person_id === tx.actor.id) throw refuse.own_credential({ credentialId: row.id })
  if (row.state === 'in_review' && row.claimed_by !== tx.actor.id) throw refuse.claimed_by_another()

  const declined = await move(tx, credentialLifecycle, 'decline', row, {
    set: {
      checked_at: tx.now,
      decided_by: tx.actor.id,
      decline_code: input.code,
      decline_note: input.note ?? null,
    },
    say: { ...about(row), code: input.code },
    reason: input.code,
    version: input.version,
  })
  await recordAudit(tx, {
    action: 'credential.decline',
    about: `verification.credential:${row.id}`,
    before: audited(row),
    after: audited(declined),
    reason: input.note ?? input.code,
  })

  return credentialAnswer(tx, declined)
}
