import type { WorkInputOf } from '#contract/endpoint'
import type { deleteAccount as contract } from '#contract/identity'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { recordAudit } from '#modules/audit'
import { forgetFilesOf } from '#modules/files'
import { forgetContact } from '#modules/notifications'
import { PersonDeleted, streamOf } from '../events.ts'
import { deleteTokensOf } from '../mails/mailed-tokens.sql.ts'
import { deleteLinksOf } from '../oidc/oidc.sql.ts'
import { confirmPassword } from '../passwords/confirm-password.ts'
import { isPersona } from '../personas/personas.sql.ts'
import { refuse } from '../refusals.ts'
import { deleteGrants, listRolesOf } from '../roles/roles.sql.ts'
import { refuseLastFounder } from '../roles/who-may.ts'
import { endAllSessions } from '../sessions/end-sessions.ts'
import { lockMe } from './lock-me.ts'
import { erasePerson } from './people.sql.ts'

/**
 * Close my own account. Name, addresses, picture, secrets and links to providers are erased; the
 * row stays without them, so that bookings, money and reviews keep an owner. Other rooms hear
 * `identity.person_deleted` and erase what they hold.
 */
export async function deleteAccount(
  tx: Tx,
  input: WorkInputOf<typeof contract>,
): Promise<{ done: true }> {
  const person = await lockMe(tx)
  const roles = await listRolesOf(tx, person.id)

  if (await isPersona(tx, person.id)) throw refuse.persona_stays()
  await refuseLastFounder(tx, person.id, roles)
  await confirmPassword(tx, person, input.password)

  await endAllSessions(tx, person.id, 'account deleted')
  await deleteGrants(tx, person.id)
  await deleteTokensOf(tx, person.id)
  await deleteLinksOf(tx, person.id)
  await forgetFilesOf(tx, person.id)
  await forgetContact(tx, person.id)
  await erasePerson(tx, person.id)
  await tell(tx, PersonDeleted, streamOf(person.id), { personId: person.id })
  await recordAudit(tx, {
    action: 'person.delete',
    about: streamOf(person.id),
    reason: 'asked by the person',
    before: { roles },
  })

  return { done: true }
}
