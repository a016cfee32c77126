import { sql, type Tx } from '#foundation/db'

/** Roles of a person, in the order of the alphabet. */
export async function listRolesOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.many<{ role: string }>(sql`
    select role from identity.role_grants
     where org_id = ${tx.orgId} and person_id = ${personId}
     order by role
     limit 100`)
  return rows.map((row) => row.role)
}

/** Roles by person; people without any are left out. */
export async function listRolesOfMany(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tx.many<{ person_id: string; roles: string[] }>(sql`
    select person_id, array_agg(role order by role) as roles
      from identity.role_grants
     where org_id = ${tx.orgId} and person_id = any(${[...personIds]}::uuid[])
     group by person_id`)
  return new Map(rows.map((row) => [row.person_id, row.roles]))
}

/** Who holds one of these roles and can use it, by id; at most 200. */
export async function listHoldersOf(tx: Tx, roles: readonly string[]): Promise<string[]> {
  const rows = await tx.many<{ id: string }>(sql`
    select distinct p.id
      from identity.role_grants g
      join identity.people p on p.id = g.person_id and p.org_id = g.org_id
     where g.org_id = ${tx.orgId} and g.role = any(${[...roles]}::text[])
       and p.suspended_at is null and p.deleted_at is null
     order by p.id
     limit 200`)
  return rows.map((row) => row.id)
}

/** Answers whether the role is new to the person. */
export async function insertGrant(tx: Tx, personId: string, role: string): Promise<boolean> {
  const added = await tx.run(sql`
    insert into identity.role_grants (person_id, role, granted_by, granted_at)
    values (${personId}, ${role}, ${tx.actor.id}, ${tx.now})
        on conflict do nothing`)
  return added === 1
}

/** Answers whether the person had the role. */
export async function deleteGrant(tx: Tx, personId: string, role: string): Promise<boolean> {
  const removed = await tx.run(sql`
    delete from identity.role_grants
     where org_id = ${tx.orgId} and person_id = ${personId} and role = ${role}`)
  return removed === 1
}

export function deleteGrants(tx: Tx, personId: string): Promise<number> {
  return tx.run(sql`
    delete from identity.role_grants where org_id = ${tx.orgId} and person_id = ${personId}`)
}

/**
 * Whether somebody else than this person holds the role and can use it. The grants are locked, so
 * that of two who leave at once one stays.
 */
export async function lockOtherHolders(tx: Tx, role: string, personId: string): Promise<boolean> {
  const rows = await tx.many(sql`
    select g.person_id
      from identity.role_grants g
     where g.org_id = ${tx.orgId} and g.role = ${role}
     order by g.person_id
     limit 1000
       for update`)
  if (rows.length === 0) return false
  const others = await tx.many(sql`
    select p.id
      from identity.role_grants g
      join identity.people p on p.id = g.person_id and p.org_id = g.org_id
     where g.org_id = ${tx.orgId} and g.role = ${role} and g.person_id <> ${personId}
       and p.suspended_at is null and p.deleted_at is null
     limit 1`)
  return others.length > 0
}
