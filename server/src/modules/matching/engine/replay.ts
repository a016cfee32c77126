import type { MatchRecord, Replay } from '#contract/matching'
import { hashOf } from './canonical.ts'
import { judgeOf } from './matcher.ts'
import { rank, textOf } from './rank.ts'

/**
 * Do a matching again from nothing but its record, with the version of the matcher that made it,
 * and compare the bytes: both the hash that was kept and the text it was made of.
 */
export function replayMatch(record: MatchRecord): Replay {
  const { matchId, hash } = record
  const judge = judgeOf(record.matcher, record.version)
  if (!judge) return { matchId, same: false, hash, again: null }
  const { at, about, askedBy, ask, take, weights, weightsVersion, candidates } = record
  const again = rank(judge, {
    matchId,
    at,
    about,
    askedBy,
    ask,
    take,
    weights,
    weightsVersion,
    candidates,
  })
  const kept = textOf(record)
  return { matchId, same: again.hash === hash && hashOf(kept) === hash, hash, again: again.hash }
}
