import type { OwnRanking } from '#contract/matching'
import { pageFrom, type Tx } from '#foundation/db'
import { explainFor } from './engine/explain.ts'
import { readMatchCursor } from './match-cursor.ts'
import { listRecordsOf, readRecord } from './records.sql.ts'
import { refuse } from './refusals.ts'

/** Where I stood, newest first. */
export async function listMyRankings(
  tx: Tx,
  input: { limit: number; cursor?: string },
): Promise<{ items: OwnRanking[]; nextCursor: string | null }> {
  const before = readMatchCursor(input.cursor)
  const candidateId = tx.actor.id ?? ''
  const records = await listRecordsOf(tx, { candidateId, before, limit: input.limit + 1 })
  const found = records.flatMap(
    (record) => explainFor(record, { viewer: 'candidate', candidateId }) ?? [],
  )
  return pageFrom(
    found,
    input.limit,
    (own) => own,
    (own) => [own.matchId],
  )
}

/** Where I stood in one matching; to those who were no candidates there is no such match. */
export async function readMyRanking(tx: Tx, input: { matchId: string }): Promise<OwnRanking> {
  const record = await readRecord(tx, input.matchId)
  const own = explainFor(record, { viewer: 'candidate', candidateId: tx.actor.id ?? '' })
  if (!own) throw refuse.no_such_match(input)
  return own
}
