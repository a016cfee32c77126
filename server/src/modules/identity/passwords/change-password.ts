import type { WorkInputOf } from '#contract/endpoint'
import type { changePassword as contract } from '#contract/identity'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { notify } from '#modules/notifications'
import { PasswordChanged, streamOf } from '../events.ts'
import { passwordChangedMail } from '../mails/templates.ts'
import { lockMe } from '../people/lock-me.ts'
import { lockPerson, setPassword } from '../people/people.sql.ts'
import { endAllSessions } from '../sessions/end-sessions.ts'
import { confirmPassword } from './confirm-password.ts'
import { hashPassword } from './hash-password.ts'
import { checkPassword } from './password-rules.ts'

/** Change my own password. Every session but this one ends, and a mail says that it happened. */
export async function changePassword(
  tx: Tx,
  input: WorkInputOf<typeof contract>,
): Promise<{ done: true }> {
  const person = await lockMe(tx)

  await confirmPassword(tx, person, input.current)
  checkPassword(input.password, person.email)

  await replacePassword(tx, person.id, input.password, tx.actor.sessionId)

  return { done: true }
}

/** The new password counts, the sessions but one end, the person is told. */
export async function replacePassword(
  tx: Tx,
  personId: string,
  password: string,
  butNot?: string,
): Promise<void> {
  const person = await lockPerson(tx, personId)
  await setPassword(tx, person.id, await hashPassword(password))
  await endAllSessions(tx, person.id, 'password changed', butNot)
  await tell(tx, PasswordChanged, streamOf(person.id), { personId: person.id })
  await notify(tx, {
    to: { personId: person.id, email: person.email ?? undefined, name: person.name },
    template: passwordChangedMail,
    data: { name: person.name },
  })
}
