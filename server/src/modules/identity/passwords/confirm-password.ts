import type { Tx } from '#foundation/db'
import type { PersonRow } from '../people/people.sql.ts'
import { refuse } from '../refusals.ts'
import { attempt } from './attempts.ts'
import { isPassword } from './hash-password.ts'

/**
 * Before something grave, somebody who is signed in shows that they still know the password.
 * People without one (they sign in through a provider) have shown enough by being signed in.
 */
export async function confirmPassword(
  tx: Tx,
  person: PersonRow,
  password: string | undefined,
): Promise<void> {
  if (person.password_hash === null) return
  await attempt(tx, `confirm/${person.id}`, async () => {
    const isRight = await isPassword(person.password_hash, password ?? '')
    return isRight ? { proved: true } : refuse.wrong_password({}, { keep: true })
  })
}
