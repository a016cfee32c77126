import { allOf, sql, type Tx } from '#foundation/db'
import { columns, type PersonRow } from './people.sql.ts'

export interface PeopleFilter {
  readonly limit: number
  readonly role?: string
  readonly state?: 'active' | 'suspended' | 'deleted'
  readonly search?: string
  readonly ids?: readonly string[]
  /** Where the page before ended. */
  readonly after?: { readonly at: Date; readonly id: string }
}

const STATES = {
  active: sql`suspended_at is null and deleted_at is null`,
  suspended: sql`suspended_at is not null and deleted_at is null`,
  deleted: sql`deleted_at is not null`,
} as const

/** Newest first, one more than the limit. Deleted people only when they are asked for. */
export function selectPeople(tx: Tx, filter: PeopleFilter): Promise<PersonRow[]> {
  const like =
    filter.search === undefined ? undefined : `%${escapeLike(filter.search.toLowerCase())}%`
  const conditions = allOf([
    filter.state ? STATES[filter.state] : sql`deleted_at is null`,
    filter.after && sql`(created_at, id) < (${filter.after.at}, ${filter.after.id}::uuid)`,
    filter.ids && sql`id = any(${[...filter.ids]}::uuid[])`,
    like === undefined ? undefined : sql`lower(name) like ${like} or email like ${like}`,
    filter.role === undefined
      ? undefined
      : sql`exists (select from identity.role_grants g
                     where g.org_id = ${tx.orgId} and g.person_id = people.id and g.role = ${filter.role})`,
  ])
  return tx.many<PersonRow>(sql`
    select ${columns}
      from identity.people
     where org_id = ${tx.orgId}
       and ${conditions}
     order by created_at desc, id desc
     limit ${filter.limit + 1}`)
}

/** In a pattern, what the person typed stands for itself. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}
