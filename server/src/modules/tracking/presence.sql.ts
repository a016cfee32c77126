import { sql, type Tx } from '#foundation/db'

export interface PresenceRow {
  readonly person_id: string
  readonly is_online: boolean
  readonly reason: string
  readonly changed_at: Date
  readonly last_seen_at: Date
}

const columns = sql`person_id, is_online, reason, changed_at, last_seen_at`

/**
 * Note that somebody was heard of, and hold their row: whatever concerns one person's presence
 * and positions happens one after another. Somebody new begins offline.
 */
export function lockPresence(tx: Tx, personId: string): Promise<PresenceRow> {
  return tx.one<PresenceRow>(sql`
    insert into tracking.presence as p (person_id, is_online, reason, changed_at, last_seen_at)
    values (${personId}, false, 'new', ${tx.now}, ${tx.now})
        on conflict (org_id, person_id) do update
       set last_seen_at = greatest(p.last_seen_at, excluded.last_seen_at)
    returning ${columns}`)
}

export function readPresenceRow(tx: Tx, personId: string): Promise<PresenceRow | undefined> {
  return tx.maybe<PresenceRow>(sql`
    select ${columns} from tracking.presence where org_id = ${tx.orgId} and person_id = ${personId}`)
}

/** Change it if it is otherwise; answers whether it was. */
export async function writePresence(
  tx: Tx,
  personId: string,
  { isOnline, reason }: { isOnline: boolean; reason: string },
): Promise<boolean> {
  const changed = await tx.run(sql`
    update tracking.presence
       set is_online = ${isOnline}, reason = ${reason}, changed_at = ${tx.now}
     where org_id = ${tx.orgId} and person_id = ${personId} and is_online <> ${isOnline}`)
  return changed > 0
}

/** Set everybody offline who was not heard of since; answers who. */
export async function setStaleOffline(
  tx: Tx,
  { since, limit }: { since: Date; limit: number },
): Promise<string[]> {
  const rows = await tx.many<{ person_id: string }>(sql`
    update tracking.presence
       set is_online = false, reason = 'stale', changed_at = ${tx.now}
     where org_id = ${tx.orgId} and is_online and last_seen_at < ${since}
       and person_id in (
             select person_id
               from tracking.presence
              where org_id = ${tx.orgId} and is_online and last_seen_at < ${since}
              order by last_seen_at
              limit ${limit}
                for update skip locked)
    returning person_id`)
  return rows.map((row) => row.person_id)
}

/** Which of these people are online and were heard of since. */
export async function listOnline(
  tx: Tx,
  personIds: readonly string[],
  since: Date,
): Promise<string[]> {
  const rows = await tx.many<{ person_id: string }>(sql`
    select person_id
      from tracking.presence
     where org_id = ${tx.orgId} and person_id = any(${personIds}::uuid[])
       and is_online and last_seen_at >= ${since}`)
  return rows.map((row) => row.person_id)
}

export function deletePresence(tx: Tx, personId: string): Promise<number> {
  return tx.run(sql`
    delete from tracking.presence where org_id = ${tx.orgId} and person_id = ${personId}`)
}
