import type { WorkInputOf } from '#contract/endpoint'
import type { changeEmail as changeContract, verifyEmail as contract } from '#contract/identity'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { keepContact, notify } from '#modules/notifications'
import { EmailVerified, streamOf } from '../events.ts'
import { confirmPassword } from '../passwords/confirm-password.ts'
import { lockMe } from '../people/lock-me.ts'
import { findPersonByEmail, lockPerson, setVerifiedEmail } from '../people/people.sql.ts'
import { refuse } from '../refusals.ts'
import { mailToken, takeMailedToken, wasJustMailed } from './mail-token.ts'
import { emailChangedMail } from './templates.ts'

/** Whoever brings the token can read mail at the address: it is theirs, and becomes their address. */
export async function verifyEmail(
  tx: Tx,
  input: WorkInputOf<typeof contract>,
): Promise<{ email: string }> {
  const { person_id, email } = await takeMailedToken(tx, input.token, 'verify_email')
  const person = await lockPerson(tx, person_id)

  if (person.deleted_at) throw refuse.token_over()

  // Somebody else may have taken the address meanwhile: the constraint then refuses email_taken.
  await setVerifiedEmail(tx, person.id, email)
  await tell(tx, EmailVerified, streamOf(person.id), { personId: person.id })
  await keepContact(tx, { personId: person.id, email })
  if (email !== person.email) {
    await notify(tx, { to: { personId: person.id }, template: emailChangedMail, data: { email } })
  }

  return { email }
}

/** Send the mail that confirms my address once more. */
export async function askForVerification(tx: Tx): Promise<{ done: true }> {
  const person = await lockMe(tx)

  if (person.email === null) throw refuse.no_email()
  if (person.email_verified_at) throw refuse.already_verified()
  if (await wasJustMailed(tx, person.id, 'verify_email'))
    throw refuse.asked_too_often({ retryAfter: 60 })

  await mailToken(tx, person, 'verify_email', person.email)

  return { done: true }
}

/** Change my address: the old one counts until the mail to the new one is answered. */
export async function changeEmail(
  tx: Tx,
  input: WorkInputOf<typeof changeContract>,
): Promise<{ done: true }> {
  const person = await lockMe(tx)

  await confirmPassword(tx, person, input.password)
  const holder = await findPersonByEmail(tx, input.email)
  if (holder && holder.id !== person.id) throw refuse.email_taken()
  if (await wasJustMailed(tx, person.id, 'verify_email'))
    throw refuse.asked_too_often({ retryAfter: 60 })

  await mailToken(tx, person, 'verify_email', input.email)

  return { done: true }
}
