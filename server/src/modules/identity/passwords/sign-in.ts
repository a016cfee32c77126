import type { WorkInputOf } from '#contract/endpoint'
import type { signIn as contract, SignedIn } from '#contract/identity'
import type { Tx } from '#foundation/db'
import { findPersonByEmail } from '../people/people.sql.ts'
import { refuse } from '../refusals.ts'
import { checkCode } from '../second-factor/check-code.ts'
import { signInAs } from '../sessions/begin-session.ts'
import { attempt } from './attempts.ts'
import { isPassword } from './hash-password.ts'

/**
 * Sign in with e-mail and password, and with a code where a second factor is on. An unknown
 * address is refused with the same words after the same time as a wrong password.
 */
export async function signIn(tx: Tx, input: WorkInputOf<typeof contract>): Promise<SignedIn> {
  const person = await attempt(tx, `sign-in/${input.email}`, () => prove(tx, input))

  return signInAs(tx, { personId: person.id, how: 'password', device: input.device })
}

async function prove(tx: Tx, { email, password, code }: WorkInputOf<typeof contract>) {
  const person = await findPersonByEmail(tx, email)
  const isRight = await isPassword(person?.password_hash, password)
  if (!person || !isRight) return refuse.wrong_email_or_password({}, { keep: true })
  if (!person.totp_on_at) return { proved: person }
  // Asking for the code is no failure of its own, but it is no success either: the count stands.
  if (code === undefined) return refuse.code_needed({}, { keep: true })
  const isCode = await checkCode(tx, person, code)
  return isCode ? { proved: person } : refuse.wrong_code({}, { keep: true })
}
