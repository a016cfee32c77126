import type { WorkInputOf } from '#contract/endpoint'
import type {
  suspendPerson as contract,
  Person,
  restorePerson as restoreContract,
} from '#contract/identity'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { recordAudit } from '#modules/audit'
import { PersonRestored, PersonSuspended, streamOf } from '../events.ts'
import { refuse } from '../refusals.ts'
import { listRolesOf } from '../roles/roles.sql.ts'
import { refuseAboveMe, refuseLastFounder } from '../roles/who-may.ts'
import { endAllSessions } from '../sessions/end-sessions.ts'
import { lockPerson, writeSuspension } from './people.sql.ts'
import { personOf } from './profile.ts'

/** Suspend somebody: every session ends, and none begins until they are restored. Audited. */
export async function suspendPerson(tx: Tx, input: WorkInputOf<typeof contract>): Promise<Person> {
  const before = await lockPerson(tx, input.personId)
  const roles = await listRolesOf(tx, before.id)

  if (before.id === tx.actor.id) throw refuse.not_yourself()
  await refuseAboveMe(tx, roles)

  if (before.deleted_at) throw refuse.no_such_person()
  if (before.suspended_at) throw refuse.already_suspended()
  await refuseLastFounder(tx, before.id, roles)

  const person = await writeSuspension(tx, before.id, tx.now, input.reason)
  await endAllSessions(tx, person.id, 'suspended')
  await tell(tx, PersonSuspended, streamOf(person.id), { personId: person.id })
  await recordAudit(tx, {
    action: 'person.suspend',
    about: streamOf(person.id),
    reason: input.reason,
    before: { suspended: false },
    after: { suspended: true },
  })

  return personOf(person, roles)
}

/** End a suspension. Audited. */
export async function restorePerson(
  tx: Tx,
  input: WorkInputOf<typeof restoreContract>,
): Promise<Person> {
  const before = await lockPerson(tx, input.personId)
  const roles = await listRolesOf(tx, before.id)

  await refuseAboveMe(tx, roles)

  if (before.deleted_at) throw refuse.no_such_person()
  if (!before.suspended_at) throw refuse.not_suspended()

  const person = await writeSuspension(tx, before.id, null, null)
  await tell(tx, PersonRestored, streamOf(person.id), { personId: person.id })
  await recordAudit(tx, {
    action: 'person.restore',
    about: streamOf(person.id),
    reason: input.reason,
    before: { suspended: true, reason: before.suspended_reason },
    after: { suspended: false },
  })

  return personOf(person, roles)
}
