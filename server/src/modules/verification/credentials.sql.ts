import { allOf, sql, type Tx } from '#foundation/db'
import { refuse } from './refusals.ts'

export interface CredentialRow {
  readonly id: string
  readonly state: string
  readonly state_since: Date
  readonly version: number
  readonly lifecycle_version: number
  readonly person_id: string
  readonly kind: string
  readonly jurisdiction: string
  readonly trade: string
  readonly source: string
  readonly issuer: string
  readonly number: string
  readonly file_id: string | null
  readonly document_hash: string | null
  readonly submitted_at: Date
  readonly expires_at: Date | null
  readonly checked_at: Date | null
  readonly claimed_by: string | null
  readonly decided_by: string | null
  readonly decline_code: string | null
  readonly decline_note: string | null
  readonly warned_days: number | null
}

const columns = sql`
  id, state, state_since, version, lifecycle_version, person_id, kind, jurisdiction, trade, source,
  issuer, number, file_id, document_hash, submitted_at, expires_at, checked_at, claimed_by,
  decided_by, decline_code, decline_note, warned_days`

/** Lock first, then look: whoever holds this row decides. */
export async function lockCredential(tx: Tx, id: string): Promise<CredentialRow> {
  const row = await tx.maybe<CredentialRow>(sql`
    select ${columns}
      from verification.credentials
     where id = ${id} and org_id = ${tx.orgId}
       for update`)
  if (!row) throw refuse.no_such_credential({ credentialId: id })
  return row
}

export async function readCredential(tx: Tx, id: string): Promise<CredentialRow> {
  const row = await tx.maybe<CredentialRow>(sql`
    select ${columns} from verification.credentials where id = ${id} and org_id = ${tx.orgId}`)
  if (!row) throw refuse.no_such_credential({ credentialId: id })
  return row
}

/** Whether one of exactly this kind waits on the desk. */
export async function isWaiting(
  tx: Tx,
  of: { personId: string; kind: string; jurisdiction: string; trade: string },
): Promise<boolean> {
  const rows = await tx.many(sql`
    select id
      from verification.credentials
     where org_id = ${tx.orgId} and person_id = ${of.personId} and kind = ${of.kind}
       and jurisdiction = ${of.jurisdiction} and trade = ${of.trade}
       and state in ('submitted', 'in_review')
     limit 1`)
  return rows.length > 0
}

/** Somebody's credentials, newest first; `after` is a cursor's [submitted_at, id]. */
export function listOfPerson(
  tx: Tx,
  personId: string,
  { limit, after }: { limit: number; after?: readonly string[] | undefined },
): Promise<CredentialRow[]> {
  const beyond = after && sql`(submitted_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
  return tx.many<CredentialRow>(sql`
    select ${columns}
      from verification.credentials
     where ${allOf([sql`org_id = ${tx.orgId}`, sql`person_id = ${personId}`, beyond])}
     order by submitted_at desc, id desc
     limit ${limit}`)
}

/** The desk's queue in a state, longest waiting first. */
export function listByState(
  tx: Tx,
  state: string,
  { limit, after }: { limit: number; after?: readonly string[] | undefined },
): Promise<CredentialRow[]> {
  const beyond = after && sql`(submitted_at, id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
  return tx.many<CredentialRow>(sql`
    select ${columns}
      from verification.credentials
     where ${allOf([sql`org_id = ${tx.orgId}`, sql`state = ${state}`, beyond])}
     order by submitted_at, id
     limit ${limit}`)
}

export interface DeskFigures {
  readonly submitted: number
  readonly in_review: number
  readonly oldest_at: Date | null
  readonly expiring_soon: number
}

/** Counts of the desk; `soon` bounds what counts as expiring. */
export function readDeskFigures(tx: Tx, soon: Date): Promise<DeskFigures> {
  return tx.one<DeskFigures>(sql`
    select count(*) filter (where state = 'submitted')::int as submitted,
           count(*) filter (where state = 'in_review')::int as in_review,
           min(submitted_at) filter (where state in ('submitted', 'in_review')) as oldest_at,
           count(*) filter (where state = 'approved' and expires_at <= ${soon})::int as expiring_soon
      from verification.credentials
     where org_id = ${tx.orgId} and state in ('submitted', 'in_review', 'approved')`)
}

/** Approved credentials whose end has come, oldest first. */
export function listPast(tx: Tx, limit: number): Promise<{ id: string }[]> {
  return tx.many<{ id: string }>(sql`
    select id
      from verification.credentials
     where org_id = ${tx.orgId} and state = 'approved' and expires_at <= ${tx.now}
     order by expires_at
     limit ${limit}`)
}

/**
 * Note the warning of `days` for every approved credential that ends within them, has not had it,
 * and is not yet renewed. Answers what was noted: each only once, whoever runs this.
 */
export function noteWarnings(
  tx: Tx,
  { days, before, limit }: { days: number; before: Date; limit: number },
): Promise<CredentialRow[]> {
  return tx.many<CredentialRow>(sql`
    update verification.credentials
       set warned_days = ${days}
     where id in (
             select c.id
               from verification.credentials c
              where c.org_id = ${tx.orgId} and c.state = 'approved'
                and c.expires_at > ${tx.now} and c.expires_at <= ${before}
                and (c.warned_days is null or c.warned_days > ${days})
                and not exists (
                      select 1
                        from verification.credentials renewed
                       where renewed.org_id = c.org_id and renewed.person_id = c.person_id
                         and renewed.kind = c.kind and renewed.trade = c.trade
                         and renewed.jurisdiction = c.jurisdiction and renewed.state = 'approved'
                         and (renewed.expires_at is null or renewed.expires_at > c.expires_at))
              order by c.expires_at
              limit ${limit}
                for update skip locked)
       and (warned_days is null or warned_days > ${days})
    returning ${columns}`)
}

/** Approved and expired credentials that a customer may see: per kind and trade the best one. */
export function listShown(tx: Tx, personId: string): Promise<CredentialRow[]> {
  return tx.many<CredentialRow>(sql`
    select distinct on (kind, jurisdiction, trade) ${columns}
      from verification.credentials
     where org_id = ${tx.orgId} and person_id = ${personId} and state in ('approved', 'expired')
     order by kind, jurisdiction, trade, (state = 'approved') desc, expires_at desc nulls first, id
     limit 50`)
}

export interface StatusRow {
  readonly person_id: string
  readonly kind: string
  readonly state: string
  readonly expires_at: Date | null
}

/** Of each person and kind the best approved or expired credential, in one statement. */
export function listStatuses(tx: Tx, personIds: readonly string[]): Promise<StatusRow[]> {
  return tx.many<StatusRow>(sql`
    select distinct on (person_id, kind) person_id, kind, state, expires_at
      from verification.credentials
     where org_id = ${tx.orgId} and person_id = any(${personIds}::uuid[])
       and state in ('approved', 'expired')
     order by person_id, kind, (state = 'approved') desc, expires_at desc nulls first, id`)
}

/** Every credential of somebody, held; for erasing. */
export function lockAllOfPerson(tx: Tx, personId: string): Promise<CredentialRow[]> {
  return tx.many<CredentialRow>(sql`
    select ${columns}
      from verification.credentials
     where org_id = ${tx.orgId} and person_id = ${personId}
     order by id
     limit 1000
       for update`)
}

/** Number, note and document go; that it was there stays. */
export function eraseCredential(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`
    update verification.credentials
       set number = 'removed', decline_note = null, file_id = null
     where id = ${id} and org_id = ${tx.orgId}`)
}
