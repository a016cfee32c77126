import { sql, type Tx } from '#foundation/db'

/** Keep the hash of a link's token, unless the session has `most` already. */
export async function insertLink(
  tx: Tx,
  link: { tokenHash: string; sessionId: string; most: number },
): Promise<boolean> {
  const made = await tx.run(sql`
    insert into tracking.links (token_hash, session_id, made_by, made_at)
    select ${link.tokenHash}, ${link.sessionId}, ${tx.actor.id}::uuid, ${tx.now}
     where (select count(*) from tracking.links
             where org_id = ${tx.orgId} and session_id = ${link.sessionId}) < ${link.most}`)
  return made > 0
}

/** Note a look of staff into a session; answers whether it was the first. */
export async function noteLook(tx: Tx, sessionId: string): Promise<boolean> {
  const noted = await tx.run(sql`
    insert into tracking.staff_looks (session_id, person_id, looked_at)
    values (${sessionId}, ${tx.actor.id}, ${tx.now})
        on conflict do nothing`)
  return noted > 0
}

export async function hasLooked(tx: Tx, sessionId: string): Promise<boolean> {
  const rows = await tx.many(sql`
    select session_id
      from tracking.staff_looks
     where org_id = ${tx.orgId} and session_id = ${sessionId} and person_id = ${tx.actor.id}
     limit 1`)
  return rows.length > 0
}
