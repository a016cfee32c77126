import type { Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'
import { lockPerson, type PersonRow } from './people.sql.ts'

/** The account of whoever acts, locked. Refuses those who are no person, or are gone. */
export async function lockMe(tx: Tx): Promise<PersonRow> {
  if (tx.actor.kind !== 'person' || tx.actor.id === null) throw refuse.no_such_person()
  const person = await lockPerson(tx, tx.actor.id)
  if (person.deleted_at) throw refuse.no_such_person()
  return person
}
