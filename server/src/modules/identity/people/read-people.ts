import type { Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'
import { listRolesOf } from '../roles/roles.sql.ts'
import { findPerson, findPersonByEmail, type PersonRow, selectPeopleByIds } from './people.sql.ts'

/** A person as other rooms need them: how they are called and how they are reached. */
export interface PersonCard {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly isEmailVerified: boolean
  readonly phone: string | null
  readonly locale: string
  readonly avatarFileId: string | null
  readonly isActive: boolean
  readonly isDeleted: boolean
}

/** One person of this organisation. Refuses `identity.no_such_person`. */
export async function readPerson(tx: Tx, id: string): Promise<PersonCard> {
  const person = await findPerson(tx, id)
  if (!person) throw refuse.no_such_person()
  return cardOf(person)
}

/** Whoever has this e-mail address here; undefined when nobody has. */
export async function findPersonCardByEmail(
  tx: Tx,
  email: string,
): Promise<PersonCard | undefined> {
  const person = await findPersonByEmail(tx, email.toLowerCase())
  return person && cardOf(person)
}

/** Many people by id, at most 1,000, in the order of the ids; ids of nobody are left out. */
export async function readPeople(tx: Tx, ids: readonly string[]): Promise<PersonCard[]> {
  if (ids.length === 0) return []
  const rows = await selectPeopleByIds(tx, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [cardOf(row)] : []
  })
}

/** Roles that a person holds now. */
export function readRoles(tx: Tx, personId: string): Promise<string[]> {
  return listRolesOf(tx, personId)
}

function cardOf(person: PersonRow): PersonCard {
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    isEmailVerified: person.email_verified_at !== null,
    phone: person.phone,
    locale: person.locale,
    avatarFileId: person.avatar_file_id,
    isActive: person.suspended_at === null && person.deleted_at === null,
    isDeleted: person.deleted_at !== null,
  }
}
