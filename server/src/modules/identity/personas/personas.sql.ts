import { sql, type Tx } from '#foundation/db'

export interface PersonaRow {
  readonly key: string
  readonly person_id: string
  readonly name: string
  readonly role: string
  readonly does: string
  readonly home: string
}

export function upsertPersona(tx: Tx, persona: PersonaRow): Promise<number> {
  return tx.run(sql`
    insert into identity.personas (key, person_id, name, role, does, home, place)
    values (${persona.key}, ${persona.person_id}, ${persona.name}, ${persona.role}, ${persona.does},
            ${persona.home},
            (select count(*) from identity.personas where org_id = ${tx.orgId}))
        on conflict (org_id, key) do update
       set person_id = excluded.person_id, name = excluded.name, role = excluded.role,
           does = excluded.does, home = excluded.home`)
}

export function selectPersonas(tx: Tx): Promise<PersonaRow[]> {
  return tx.many<PersonaRow>(sql`
    select key, person_id, name, role, does, home
      from identity.personas
     where org_id = ${tx.orgId}
     order by place, key
     limit 100`)
}

export function findPersona(tx: Tx, key: string): Promise<PersonaRow | undefined> {
  return tx.maybe<PersonaRow>(sql`
    select key, person_id, name, role, does, home
      from identity.personas
     where org_id = ${tx.orgId} and key = ${key}`)
}

export async function isPersona(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx.maybe(sql`
    select 1 from identity.personas where org_id = ${tx.orgId} and person_id = ${personId} limit 1`)
  return row !== undefined
}
