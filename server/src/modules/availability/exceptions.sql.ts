import type { HoursException } from '#contract/availability'
import { allOf, sql, type Tx } from '#foundation/db'

export interface ExceptionRow {
  readonly id: string
  readonly person_id: string
  readonly kind: 'off' | 'extra'
  readonly from_local: string
  readonly to_local: string
  readonly note: string
}

const columns = sql`
  id, person_id, kind, note,
  to_char(from_local, 'YYYY-MM-DD"T"HH24:MI') as from_local,
  to_char(to_local, 'YYYY-MM-DD"T"HH24:MI') as to_local`

/** Exceptions of several people that touch a stretch of time; a day wider, since zones differ. */
export async function listExceptions(
  tx: Tx,
  personIds: readonly string[],
  { from, to }: { from: Date; to: Date },
): Promise<ExceptionRow[]> {
  return tx.many<ExceptionRow>(sql`
    select ${columns} from availability.exceptions
     where org_id = ${tx.orgId} and person_id = any(${personIds}::uuid[])
       and from_local < (${to}::timestamptz at time zone 'UTC') + interval '3 days'
       and to_local > (${from}::timestamptz at time zone 'UTC') - interval '3 days'`)
}

/** Those of one person that were not over yesterday, earliest first, after (from, id). */
export async function listComingExceptions(
  tx: Tx,
  personId: string,
  { after, limit }: { after?: readonly string[]; limit: number },
): Promise<ExceptionRow[]> {
  return tx.many<ExceptionRow>(sql`
    select ${columns} from availability.exceptions
     where ${allOf([
       sql`org_id = ${tx.orgId} and person_id = ${personId}`,
       sql`to_local > (${tx.now}::timestamptz at time zone 'UTC') - interval '1 day'`,
       after && sql`(from_local, id) > (${after[0]}::timestamp, ${after[1]}::uuid)`,
     ])}
     order by from_local, id
     limit ${limit}`)
}

export async function countComingExceptions(tx: Tx, personId: string): Promise<number> {
  const { n } = await tx.one<{ n: number }>(sql`
    select count(*)::int as n from availability.exceptions
     where org_id = ${tx.orgId} and person_id = ${personId}
       and to_local > (${tx.now}::timestamptz at time zone 'UTC') - interval '1 day'`)
  return n
}

export async function insertException(
  tx: Tx,
  personId: string,
  exception: HoursException,
): Promise<void> {
  const { exceptionId, kind, from, to, note } = exception
  await tx.run(sql`
    insert into availability.exceptions (id, person_id, kind, from_local, to_local, note, made_at)
    values (${exceptionId}, ${personId}, ${kind}, ${from}::timestamp, ${to}::timestamp, ${note}, ${tx.now})`)
}

/** Whether there was one to delete. */
export async function deleteException(tx: Tx, personId: string, id: string): Promise<boolean> {
  const gone = await tx.run(sql`
    delete from availability.exceptions
     where org_id = ${tx.orgId} and person_id = ${personId} and id = ${id}`)
  return gone > 0
}

export function exceptionFrom(row: ExceptionRow): HoursException {
  return {
    exceptionId: row.id,
    kind: row.kind,
    from: row.from_local,
    to: row.to_local,
    note: row.note,
  }
}
