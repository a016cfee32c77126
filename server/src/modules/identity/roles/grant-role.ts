import type { WorkInputOf } from '#contract/endpoint'
import type {
  grantRole as contract,
  Person,
  revokeRole as revokeContract,
} from '#contract/identity'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { recordAudit } from '#modules/audit'
import { RoleGranted, RoleRevoked, streamOf } from '../events.ts'
import { lockPerson, type PersonRow } from '../people/people.sql.ts'
import { personOf } from '../people/profile.ts'
import { refuse } from '../refusals.ts'
import { noticeCut } from '../sessions/cuts.ts'
import { cutAccessTokens } from '../sessions/sessions.sql.ts'
import { deleteGrant, insertGrant, listRolesOf } from './roles.sql.ts'
import { refuseAboveMe, refuseLastFounder, refuseUnknownRole } from './who-may.ts'

/** Give somebody a role. Given twice it is given once. Their access tokens are renewed at once. */
export async function grantRole(tx: Tx, input: WorkInputOf<typeof contract>): Promise<Person> {
  const person = await lockPerson(tx, input.personId)
  if (person.deleted_at) throw refuse.no_such_person()

  await refuseUnknownRole(tx, input.role)
  await refuseAboveMe(tx, [input.role])

  const before = await listRolesOf(tx, person.id)
  if (await insertGrant(tx, person.id, input.role)) {
    await tell(tx, RoleGranted, streamOf(person.id), { personId: person.id, role: input.role })
    await rolesChanged(tx, person, { action: 'person.grant_role', before, reason: input.reason })
  }

  return personOf(person, await listRolesOf(tx, person.id))
}

/** Take a role from somebody. The last founder stays one. */
export async function revokeRole(
  tx: Tx,
  input: WorkInputOf<typeof revokeContract>,
): Promise<Person> {
  const person = await lockPerson(tx, input.personId)
  const before = await listRolesOf(tx, person.id)

  await refuseAboveMe(tx, [input.role])
  if (!before.includes(input.role)) throw refuse.no_such_role({ role: input.role })
  await refuseLastFounder(tx, person.id, [input.role])

  await deleteGrant(tx, person.id, input.role)
  await tell(tx, RoleRevoked, streamOf(person.id), { personId: person.id, role: input.role })
  await rolesChanged(tx, person, { action: 'person.revoke_role', before, reason: input.reason })

  return personOf(person, await listRolesOf(tx, person.id))
}

async function rolesChanged(
  tx: Tx,
  person: PersonRow,
  act: { action: string; before: string[]; reason: string },
): Promise<void> {
  const after = await listRolesOf(tx, person.id)
  for (const sessionId of await cutAccessTokens(tx, person.id)) noticeCut(sessionId, tx.now)
  await recordAudit(tx, {
    action: act.action,
    about: streamOf(person.id),
    reason: act.reason,
    before: { roles: act.before },
    after: { roles: after },
  })
}
