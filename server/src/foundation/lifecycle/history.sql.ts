import { sql, type Tx } from '#foundation/db'

/** One move of a story, as it happened. */
export interface HistoryRow {
  readonly move: string
  readonly to_state: string
  readonly actor_id: string | null
  readonly actor_kind: string
  readonly reason: string | null
  readonly moved_at: Date
}

const MOST = 200

/** The moves of one story of the transaction's organisation, oldest first; the first 200. */
export function listHistory(tx: Tx, story: string, id: string): Promise<HistoryRow[]> {
  return tx.many<HistoryRow>(sql`
    select move, to_state, actor_id, actor_kind, reason, moved_at from foundation.history
     where org_id = ${tx.orgId} and thing = ${story} and thing_id = ${id}
     order by history_no limit ${MOST}`)
}
