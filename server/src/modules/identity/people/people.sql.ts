import { sql, type Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'

export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly email_verified_at: Date | null
  readonly phone: string | null
  readonly locale: string
  readonly avatar_file_id: string | null
  readonly password_hash: string | null
  readonly totp_secret: string | null
  readonly totp_on_at: Date | null
  readonly totp_step: bigint
  readonly recovery_hashes: string[]
  readonly created_at: Date
  readonly suspended_at: Date | null
  readonly suspended_reason: string | null
  readonly deleted_at: Date | null
  readonly version: number
}

/** Every column that a PersonRow has. */
export const columns = sql`
  id, name, email, email_verified_at, phone, locale, avatar_file_id, password_hash, totp_secret,
  totp_on_at, totp_step, recovery_hashes, created_at, suspended_at, suspended_reason, deleted_at,
  version`

type NewPerson = Pick<
  PersonRow,
  'id' | 'name' | 'email' | 'email_verified_at' | 'phone' | 'locale' | 'password_hash'
>

export function insertPerson(tx: Tx, person: NewPerson): Promise<PersonRow> {
  return tx.one<PersonRow>(sql`
    insert into identity.people
           (id, name, email, email_verified_at, phone, locale, password_hash, password_set_at, created_at)
    values (${person.id}, ${person.name}, ${person.email}, ${person.email_verified_at}, ${person.phone},
            ${person.locale}, ${person.password_hash}, ${person.password_hash ? tx.now : null}, ${tx.now})
    returning ${columns}`)
}

export function findPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  return tx.maybe<PersonRow>(sql`
    select ${columns} from identity.people where org_id = ${tx.orgId} and id = ${id}`)
}

/** Lock first, then look: what is told about a person is told under this lock. */
export async function lockPerson(tx: Tx, id: string): Promise<PersonRow> {
  const row = await tx.maybe<PersonRow>(sql`
    select ${columns} from identity.people where org_id = ${tx.orgId} and id = ${id} for update`)
  if (!row) throw refuse.no_such_person()
  return row
}

export function findPersonByEmail(tx: Tx, email: string): Promise<PersonRow | undefined> {
  return tx.maybe<PersonRow>(sql`
    select ${columns} from identity.people where org_id = ${tx.orgId} and email = ${email}`)
}

export function selectPeopleByIds(tx: Tx, ids: readonly string[]): Promise<PersonRow[]> {
  return tx.many<PersonRow>(sql`
    select ${columns} from identity.people
     where org_id = ${tx.orgId} and id = any(${[...ids]}::uuid[])
     limit 1000`)
}

export function setPassword(tx: Tx, id: string, hash: string): Promise<number> {
  return tx.run(sql`
    update identity.people
       set password_hash = ${hash}, password_set_at = ${tx.now}, version = version + 1
     where org_id = ${tx.orgId} and id = ${id}`)
}

/** A password that somebody else may have chosen is dropped. */
export function dropPassword(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`
    update identity.people
       set password_hash = null, password_set_at = null, version = version + 1
     where org_id = ${tx.orgId} and id = ${id}`)
}

export function setVerifiedEmail(tx: Tx, id: string, email: string): Promise<number> {
  return tx.run(sql`
    update identity.people
       set email = ${email}, email_verified_at = ${tx.now}, version = version + 1
     where org_id = ${tx.orgId} and id = ${id}`)
}

type Changes = Pick<PersonRow, 'name' | 'phone' | 'locale'>

export function writeProfile(tx: Tx, id: string, changes: Changes): Promise<PersonRow> {
  return tx.one<PersonRow>(sql`
    update identity.people
       set name = ${changes.name}, phone = ${changes.phone}, locale = ${changes.locale},
           version = version + 1
     where org_id = ${tx.orgId} and id = ${id}
    returning ${columns}`)
}

export function writeAvatar(tx: Tx, id: string, fileId: string | null): Promise<PersonRow> {
  return tx.one<PersonRow>(sql`
    update identity.people
       set avatar_file_id = ${fileId}, version = version + 1
     where org_id = ${tx.orgId} and id = ${id}
    returning ${columns}`)
}

/** Null for both ends the suspension. */
export function writeSuspension(
  tx: Tx,
  id: string,
  at: Date | null,
  reason: string | null,
): Promise<PersonRow> {
  return tx.one<PersonRow>(sql`
    update identity.people
       set suspended_at = ${at}, suspended_reason = ${reason}, version = version + 1
     where org_id = ${tx.orgId} and id = ${id}
    returning ${columns}`)
}

/** The row stays, for the records that refer to it; what says who it was goes. */
export function erasePerson(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`
    update identity.people
       set name = 'Deleted person', email = null, email_verified_at = null, phone = null,
           locale = 'en', avatar_file_id = null, password_hash = null, password_set_at = null,
           totp_secret = null, totp_on_at = null, recovery_hashes = '{}', suspended_reason = null,
           deleted_at = ${tx.now}, version = version + 1
     where org_id = ${tx.orgId} and id = ${id}`)
}
