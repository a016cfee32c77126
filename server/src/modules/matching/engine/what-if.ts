import type { MatchRecord, Weights, WhatIf } from '#contract/matching'
import { orderBy, pointsOf } from './rank.ts'

/**
 * The order that other weights would have given, and who moves. Gates stay as they were. The
 * record's own weights give the record's own order.
 */
export function whatIf(record: MatchRecord, weights: Weights): WhatIf {
  const ranked = record.verdicts.flatMap(({ candidateId, factors, place, shown }) =>
    place === null
      ? []
      : [{ candidateId, was: place, wasShown: shown, points: pointsOf(factors, weights) }],
  )
  const order = orderBy(ranked, record.matchId).map((each, index) => ({
    candidateId: each.candidateId,
    place: index + 1,
    was: each.was,
    moved: each.was - (index + 1),
    points: each.points,
    shown: index < record.take,
    wasShown: each.wasShown,
  }))
  return { matchId: record.matchId, weights, order }
}
