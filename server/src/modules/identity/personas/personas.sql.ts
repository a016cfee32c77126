import { allOf, sql, type Tx } from '#foundation/db'

export interface PersonaRow {
  readonly key: string
  readonly person_id: string
  readonly name: string
  readonly role: string
  readonly does: string
  readonly home: string
}

/** With the product that the database reads off the page where the person begins. */
export interface ShownPersona extends PersonaRow {
  readonly product: string
}

export function upsertPersona(tx: Tx, persona: PersonaRow): Promise<number> {
  return tx.run(sql`
    insert into identity.personas (key, person_id, name, role, does, home, place)
    values (${persona.key}, ${persona.person_id}, ${persona.name}, ${persona.role}, ${persona.does},
            ${persona.home},
            (select count(*) from identity.personas where org_id = ${tx.orgId}))
        on conflict (org_id, product, key) do update
       set person_id = excluded.person_id, name = excluded.name, role = excluded.role,
           does = excluded.does, home = excluded.home`)
}

/** In the order in which they were offered. */
export function selectPersonas(tx: Tx, product: string | undefined): Promise<ShownPersona[]> {
  const ofOne = product === undefined ? undefined : sql`product = ${product}`
  return tx.many<ShownPersona>(sql`
    select product, key, person_id, name, role, does, home
      from identity.personas
     where ${allOf([sql`org_id = ${tx.orgId}`, ofOne])}
     order by place, product, key
     limit 100`)
}

/** By key; of several products' the one of this product, else the one that was offered first. */
export function findPersona(
  tx: Tx,
  key: string,
  product: string | undefined,
): Promise<PersonaRow | undefined> {
  return tx.maybe<PersonaRow>(sql`
    select key, person_id, name, role, does, home
      from identity.personas
     where org_id = ${tx.orgId} and key = ${key}
     order by (product = ${product ?? null}) desc nulls last, place
     limit 1`)
}

export async function isPersona(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx.maybe(sql`
    select 1 from identity.personas where org_id = ${tx.orgId} and person_id = ${personId} limit 1`)
  return row !== undefined
}
