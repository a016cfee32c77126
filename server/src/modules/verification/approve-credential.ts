import type { Credential } from '#contract/verification'
import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { addMs, days } from '#foundation/time'
import { recordAudit } from '#modules/audit'
import type { DeskInput } from './claim-credential.ts'
import { credentialLifecycle } from './credential.lifecycle.ts'
import { about, audited, credentialAnswer } from './credential-answer.ts'
import { type CredentialRow, lockCredential } from './credentials.sql.ts'
import { placesAround } from './places-around.ts'
import { refuse } from './refusals.ts'
import { listRulesFor } from './rules.sql.ts'

export interface ApproveCredential extends DeskInput {
  /** As the register has it; left out, what the holder stated stands. */
  readonly expiresAt?: string | null | undefined
  readonly reason?: string | undefined
}

/**
 * Approve what was checked at its source. It ends when the document does or when the rule's days
 * after this check are over, whichever is first.
 */
export async function approveCredential(tx: Tx, input: ApproveCredential): Promise<Credential> {
  const row = await lockCredential(tx, input.credentialId)
  const expiresAt = await endOf(tx, row, input.expiresAt)

  if (row.person_id === tx.actor.id) throw refuse.own_credential({ credentialId: row.id })
  if (row.state === 'in_review' && row.claimed_by !== tx.actor.id) throw refuse.claimed_by_another()
  if (expiresAt && expiresAt <= tx.now) throw refuse.already_past({ credentialId: row.id })

  const approved = await move(tx, credentialLifecycle, 'approve', row, {
    set: { checked_at: tx.now, expires_at: expiresAt, decided_by: tx.actor.id },
    say: { ...about(row), expiresAt: expiresAt?.toISOString() ?? null },
    reason: input.reason,
    version: input.version,
  })
  await recordAudit(tx, {
    action: 'credential.approve',
    about: `verification.credential:${row.id}`,
    before: audited(row),
    after: audited(approved),
    reason: input.reason,
  })

  return credentialAnswer(tx, approved)
}

async function endOf(
  tx: Tx,
  row: CredentialRow,
  stated: string | null | undefined,
): Promise<Date | null> {
  const ofDocument = stated === undefined ? row.expires_at : stated && new Date(stated)
  const rules = await listRulesFor(tx, placesAround(row.jurisdiction), row.trade)
  const validForDays = rules.find((rule) => rule.kind === row.kind)?.valid_for_days
  const ofCheck = validForDays ? addMs(tx.now, days(validForDays)) : null
  const ends = [ofDocument, ofCheck].filter((end) => end instanceof Date)
  return ends.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
}
