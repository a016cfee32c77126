import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { keepContact } from '#modules/notifications'
import { PersonRegistered, RoleGranted, streamOf } from '../events.ts'
import { hashPassword } from '../passwords/hash-password.ts'
import { insertGrant } from '../roles/roles.sql.ts'
import { findPersonByEmail, insertPerson, lockPerson, type PersonRow } from './people.sql.ts'

/** Somebody new, as seeds, tests and other rooms register them: no mail is sent. */
export interface NewPerson {
  readonly name: string
  /** Lower case. */
  readonly email?: string
  /** E.164. */
  readonly phone?: string
  readonly password?: string
  readonly roles: readonly string[]
  readonly locale?: string
  readonly isEmailVerified?: boolean
  /** Made anew unless given. */
  readonly id?: string
}

/**
 * Put a person into the organisation with their roles. Refuses an e-mail address or a phone
 * number that somebody there has.
 */
export async function registerPerson(tx: Tx, input: NewPerson): Promise<{ id: string }> {
  const person = await addPerson(tx, input)
  return { id: person.id }
}

/**
 * The person with this e-mail address, with these roles as well; registered when there is nobody.
 * For seeds: several products live in one organisation and share people, such as its founder.
 */
export async function findOrRegisterPerson(
  tx: Tx,
  input: NewPerson & { readonly email: string },
): Promise<{ id: string; isNew: boolean }> {
  const known = await findPersonByEmail(tx, input.email.toLowerCase())
  if (!known) return { id: (await addPerson(tx, input)).id, isNew: true }

  const { id } = await lockPerson(tx, known.id)
  for (const role of input.roles)
    if (await insertGrant(tx, id, role))
      await tell(tx, RoleGranted, streamOf(id), { personId: id, role })
  return { id, isNew: false }
}

export async function addPerson(tx: Tx, input: NewPerson): Promise<PersonRow> {
  const email = input.email?.toLowerCase() ?? null
  const person = await insertPerson(tx, {
    id: input.id ?? newId(),
    name: input.name,
    email,
    email_verified_at: email && input.isEmailVerified ? tx.now : null,
    phone: input.phone ?? null,
    locale: input.locale ?? 'en',
    password_hash: input.password === undefined ? null : await hashPassword(input.password),
  })
  await keepContact(tx, {
    personId: person.id,
    email: email ?? undefined,
    phone: input.phone,
    name: input.name,
  })
  for (const role of input.roles) await insertGrant(tx, person.id, role)
  await tell(tx, PersonRegistered, streamOf(person.id), {
    personId: person.id,
    roles: [...input.roles],
  })
  return person
}
