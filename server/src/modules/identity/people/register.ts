import type { WorkInputOf } from '#contract/endpoint'
import type { register as contract, SignedIn } from '#contract/identity'
import type { Tx } from '#foundation/db'
import { readSettings } from '#modules/organisations'
import { mailToken } from '../mails/mail-token.ts'
import { checkPassword } from '../passwords/password-rules.ts'
import { refuse } from '../refusals.ts'
import { signInAs } from '../sessions/begin-session.ts'
import { identitySettings } from '../settings.ts'
import { findPersonByEmail } from './people.sql.ts'
import { addPerson } from './register-person.ts'

/** Open an account with one of the open roles, sign in, and mail the link that confirms the address. */
export async function register(tx: Tx, input: WorkInputOf<typeof contract>): Promise<SignedIn> {
  const { openRoles } = await readSettings(tx, identitySettings)

  if (!openRoles.includes(input.role)) throw refuse.role_not_open({ role: input.role })
  checkPassword(input.password, input.email)
  // The constraint has the last word; looking first spares the hash.
  if (await findPersonByEmail(tx, input.email)) throw refuse.email_taken()

  const person = await addPerson(tx, {
    name: input.name,
    email: input.email,
    phone: input.phone,
    password: input.password,
    roles: [input.role],
    locale: input.locale,
  })
  await mailToken(tx, person, 'verify_email', input.email)

  return signInAs(tx, { personId: person.id, how: 'register', device: input.device })
}
