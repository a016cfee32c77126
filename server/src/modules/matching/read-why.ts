import type { CardReason } from '#contract/matching'
import type { Tx } from '#foundation/db'
import { explainFor } from './engine/explain.ts'
import { readRecord } from './records.sql.ts'
import { refuse } from './refusals.ts'

/** Why these, in this order: for the one who asked. To anybody else there is no such match. */
export async function readWhy(
  tx: Tx,
  input: { matchId: string },
): Promise<{ matchId: string; at: string; cards: CardReason[] }> {
  const record = await readRecord(tx, input.matchId)

  if (record.askedBy === null || record.askedBy !== tx.actor.id) throw refuse.no_such_match(input)

  return {
    matchId: record.matchId,
    at: record.at,
    cards: explainFor(record, { viewer: 'customer' }),
  }
}
