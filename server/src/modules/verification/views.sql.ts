import { sql, type Tx } from '#foundation/db'

export interface ViewRow {
  readonly id: string
  readonly viewed_at: Date
}

/** The same look by the same viewer since then, if there is one. */
export function readRecentView(
  tx: Tx,
  { personId, shownHash, since }: { personId: string; shownHash: string; since: Date },
): Promise<ViewRow | undefined> {
  return tx.maybe<ViewRow>(sql`
    select id, viewed_at
      from verification.views
     where org_id = ${tx.orgId} and viewer_id is not distinct from ${tx.actor.id}::uuid
       and person_id = ${personId} and shown_hash = ${shownHash} and viewed_at >= ${since}
     order by viewed_at desc, id desc
     limit 1`)
}

export function insertView(
  tx: Tx,
  view: { id: string; personId: string; shown: unknown; shownHash: string },
): Promise<number> {
  return tx.run(sql`
    insert into verification.views (id, viewer_id, person_id, shown, shown_hash, viewed_at)
    values (${view.id}, ${tx.actor.id}, ${view.personId}, ${JSON.stringify(view.shown)}::jsonb,
            ${view.shownHash}, ${tx.now})`)
}
