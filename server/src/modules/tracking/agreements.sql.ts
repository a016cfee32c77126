import { sql, type Tx } from '#foundation/db'

export function writeAgreement(tx: Tx, subject: string, personId: string): Promise<number> {
  return tx.run(sql`
    insert into tracking.agreements (subject, person_id, agreed_at)
    values (${subject}, ${personId}, ${tx.now})
        on conflict (org_id, subject) do update
       set person_id = excluded.person_id, agreed_at = excluded.agreed_at`)
}

export async function readAgreement(tx: Tx, subject: string): Promise<string | undefined> {
  const row = await tx.maybe<{ person_id: string }>(sql`
    select person_id from tracking.agreements where org_id = ${tx.orgId} and subject = ${subject}`)
  return row?.person_id
}

export function deleteAgreement(tx: Tx, subject: string): Promise<number> {
  return tx.run(
    sql`delete from tracking.agreements where org_id = ${tx.orgId} and subject = ${subject}`,
  )
}
