import type { Credential } from '#contract/verification'
import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { recordAudit } from '#modules/audit'
import type { DeskInput } from './claim-credential.ts'
import { credentialLifecycle } from './credential.lifecycle.ts'
import { about, audited, credentialAnswer } from './credential-answer.ts'
import { lockCredential } from './credentials.sql.ts'

/** Put a credential back on the desk: by anyone of the desk, or the clock when it lay too long. */
export async function releaseCredential(tx: Tx, input: DeskInput): Promise<Credential> {
  const row = await lockCredential(tx, input.credentialId)

  const released = await move(tx, credentialLifecycle, 'release', row, {
    set: { claimed_by: null },
    say: about(row),
    version: input.version,
  })
  await recordAudit(tx, {
    action: 'credential.release',
    about: `verification.credential:${row.id}`,
    before: audited(row),
    after: audited(released),
  })

  return credentialAnswer(tx, released)
}
