import type { WorkInputOf } from '#contract/endpoint'
import type { listPeople as contract, Person, readPerson as readContract } from '#contract/identity'
import { pageFrom, readCursor, type Tx } from '#foundation/db'
import { isUuid } from '#foundation/ids'
import { refuse } from '../refusals.ts'
import { listRolesOf, listRolesOfMany } from '../roles/roles.sql.ts'
import { selectPeople } from './list-people.sql.ts'
import { findPerson } from './people.sql.ts'
import { personOf } from './profile.ts'

/** People of the organisation, newest first: for operators. */
export async function listPeople(tx: Tx, input: WorkInputOf<typeof contract>) {
  const [at, id] = readCursor(input.cursor, 2) ?? []
  if (id !== undefined && (!isUuid(id) || !/^\d{1,15}$/.test(at ?? ''))) throw refuse.bad_cursor()

  const rows = await selectPeople(tx, {
    limit: input.limit,
    role: input.role,
    state: input.state,
    search: input.search,
    ids: input.ids,
    after: id === undefined ? undefined : { at: new Date(Number(at)), id },
  })
  const roles = await listRolesOfMany(
    tx,
    rows.map((row) => row.id),
  )

  return pageFrom(
    rows,
    input.limit,
    (row): Person => personOf(row, roles.get(row.id) ?? []),
    (row) => [row.created_at.getTime(), row.id],
  )
}

/** One person of the organisation: for operators. */
export async function readPersonForStaff(
  tx: Tx,
  input: WorkInputOf<typeof readContract>,
): Promise<Person> {
  const person = await findPerson(tx, input.personId)
  if (!person) throw refuse.no_such_person({ personId: input.personId })

  return personOf(person, await listRolesOf(tx, person.id))
}
