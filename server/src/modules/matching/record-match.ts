import type { MatchRecord } from '#contract/matching'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { currentWeights } from './current-weights.ts'
import { frozen } from './engine/canonical.ts'
import type { Matcher } from './engine/matcher.ts'
import { rank } from './engine/rank.ts'
import { MatchRecorded } from './events.ts'
import { insertRecord } from './records.sql.ts'

export interface MatchQuestionOf<Facts, Ask> {
  /** What it is for: `zenvee.search:<id>`. */
  readonly about: string
  readonly ask: Ask
  /** Everything that the gates and factors may look at, and nothing that they may not. */
  readonly candidates: readonly { readonly id: string; readonly facts: Facts }[]
  /** How many the asker is shown. */
  readonly take: number
  /** Default: the one who acts. */
  readonly askedBy?: string | null
}

/**
 * Rank candidates with the organisation's present weights and keep the record, in this
 * transaction: what is shown is what was recorded.
 */
export async function recordMatch<Facts, Ask>(
  tx: Tx,
  by: Matcher<Facts, Ask>,
  question: MatchQuestionOf<Facts, Ask>,
): Promise<MatchRecord> {
  const { weights, version } = await currentWeights(tx, by)

  const record = rank(by, {
    matchId: newId(),
    at: tx.now.toISOString(),
    about: question.about,
    take: question.take,
    askedBy: question.askedBy === undefined ? tx.actor.id : question.askedBy,
    ask: frozen(by.readAsk(question.ask)),
    weights,
    weightsVersion: version,
    candidates: question.candidates.map(({ id, facts }) => ({
      id,
      facts: frozen(by.readFacts(facts)),
    })),
  })

  await insertRecord(tx, record)
  await tell(tx, MatchRecorded, `matching.match:${record.matchId}`, {
    matchId: record.matchId,
    matcher: record.matcher,
    about: record.about,
    candidates: record.candidates.length,
    ranked: record.order.length,
    shown: record.order.slice(0, record.take),
  })

  return record
}
