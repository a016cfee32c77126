import type { WorkInputOf } from '#contract/endpoint'
import type { askForReset as askContract, resetPassword as contract } from '#contract/identity'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { PasswordResetAsked, streamOf } from '../events.ts'
import { replacePassword } from '../passwords/change-password.ts'
import { checkPassword } from '../passwords/password-rules.ts'
import { findPersonByEmail, lockPerson, setVerifiedEmail } from '../people/people.sql.ts'
import { refuse } from '../refusals.ts'
import { mailToken, takeMailedToken, wasJustMailed } from './mail-token.ts'

/** Ask for a mail to choose a new password. Unknown addresses get the same answer and no mail. */
export async function askForReset(
  tx: Tx,
  input: WorkInputOf<typeof askContract>,
): Promise<{ done: true }> {
  const found = await findPersonByEmail(tx, input.email)
  if (!found || found.suspended_at) return { done: true }
  const person = await lockPerson(tx, found.id)

  if (await wasJustMailed(tx, person.id, 'reset_password')) return { done: true }

  await tell(tx, PasswordResetAsked, streamOf(person.id), { personId: person.id })
  await mailToken(tx, person, 'reset_password', input.email)

  return { done: true }
}

/**
 * Choose a new password with the token from the mail. Every session ends, and the address counts
 * as confirmed, for the token was read there.
 */
export async function resetPassword(
  tx: Tx,
  input: WorkInputOf<typeof contract>,
): Promise<{ done: true }> {
  const { person_id, email } = await takeMailedToken(tx, input.token, 'reset_password')
  const person = await lockPerson(tx, person_id)

  if (person.deleted_at || person.email !== email) throw refuse.token_over()
  checkPassword(input.password, person.email)

  await replacePassword(tx, person.id, input.password)
  if (!person.email_verified_at) await setVerifiedEmail(tx, person.id, email)

  return { done: true }
}
