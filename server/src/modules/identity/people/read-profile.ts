import type { WorkInputOf } from '#contract/endpoint'
import type {
  setAvatar as avatarContract,
  Profile,
  patchProfile as patchContract,
} from '#contract/identity'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { attachFile, readFile } from '#modules/files'
import { keepContact } from '#modules/notifications'
import { ProfileChanged, streamOf } from '../events.ts'
import { refuse } from '../refusals.ts'
import { listRolesOf } from '../roles/roles.sql.ts'
import { lockMe } from './lock-me.ts'
import { findPerson, writeAvatar, writeProfile } from './people.sql.ts'
import { profileOf } from './profile.ts'

/** The account of whoever acts. */
export async function readProfile(tx: Tx): Promise<Profile> {
  const person = tx.actor.id === null ? undefined : await findPerson(tx, tx.actor.id)
  if (!person || person.deleted_at) throw refuse.no_such_person()

  return profileOf(tx, person, await listRolesOf(tx, person.id))
}

/** Change my name, phone or language; what is left out stays. */
export async function patchProfile(
  tx: Tx,
  input: WorkInputOf<typeof patchContract>,
): Promise<Profile> {
  const before = await lockMe(tx)

  if (input.version !== undefined && input.version !== before.version) {
    throw refuse.stale_profile({ version: before.version })
  }

  const person = await writeProfile(tx, before.id, {
    name: input.name ?? before.name,
    phone: input.phone === undefined ? before.phone : input.phone,
    locale: input.locale ?? before.locale,
  })
  const changed = (['name', 'phone', 'locale'] as const).filter(
    (field) => before[field] !== person[field],
  )
  await keepContact(tx, {
    personId: person.id,
    name: person.name,
    phone: person.phone ?? undefined,
  })
  await tell(tx, ProfileChanged, streamOf(person.id), { personId: person.id, changed })

  return profileOf(tx, person, await listRolesOf(tx, person.id))
}

/** Show an uploaded picture of mine beside my name; null shows none. */
export async function setAvatar(
  tx: Tx,
  input: WorkInputOf<typeof avatarContract>,
): Promise<Profile> {
  const before = await lockMe(tx)

  if (input.fileId !== null) {
    const file = await readFile(tx, input.fileId)
    if (!file.isPicture) throw refuse.not_a_picture()
    await attachFile(tx, { fileId: file.id, about: streamOf(before.id) })
  }

  const person = await writeAvatar(tx, before.id, input.fileId)
  await tell(tx, ProfileChanged, streamOf(person.id), { personId: person.id, changed: ['avatar'] })

  return profileOf(tx, person, await listRolesOf(tx, person.id))
}
