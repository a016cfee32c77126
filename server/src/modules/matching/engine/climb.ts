import type { MatchRecord, Verdict } from '#contract/matching'
import { drawOf, orderBy, pointsOf, WHOLE } from './rank.ts'

/** One factor, raised just enough, and the place that it would have led to. */
export interface Climb {
  readonly factor: string
  /** Millionths. */
  readonly from: number
  readonly to: number
  readonly place: number
}

/**
 * The smallest change of a single factor that would have moved a candidate up, all else equal:
 * the one with the least difference in value, first declared among equals. Undefined when the
 * candidate is first, behind a gate, or when no factor alone would have been enough.
 */
export function smallestClimb(record: MatchRecord, candidateId: string): Climb | undefined {
  const own = record.verdicts.find((verdict) => verdict.candidateId === candidateId)
  if (!own?.place || own.place === 1) return undefined
  const rivalId = record.order[own.place - 2]
  const rival = record.verdicts.find((verdict) => verdict.candidateId === rivalId)
  if (!rival) return undefined

  const missing = pointsMissing(record, own, rival)
  const climbs = own.factors.flatMap(({ factor, value }) => {
    const weight = record.weights[factor] ?? 0
    if (weight === 0) return []
    const to = value + Math.ceil(missing / weight)
    return to > WHOLE ? [] : [{ factor, from: value, to }]
  })
  const [first] = climbs.sort((a, b) => a.to - a.from - (b.to - b.from))
  return first && { ...first, place: placeWith(record, own, first) }
}

/** Points needed to stand before the rival: one more than equal, unless the draw favours us. */
function pointsMissing(record: MatchRecord, own: Verdict, rival: Verdict): number {
  const favoured =
    drawOf(record.matchId, own.candidateId) < drawOf(record.matchId, rival.candidateId)
  return rival.points - own.points + (favoured ? 0 : 1)
}

/** The place with that one factor changed. */
export function placeWith(
  record: MatchRecord,
  own: Verdict,
  change: { factor: string; to: number },
): number {
  const raised = own.factors.map((figure) =>
    figure.factor === change.factor ? { ...figure, value: change.to } : figure,
  )
  const scored = record.verdicts
    .filter(({ place }) => place !== null)
    .map((verdict) => ({
      candidateId: verdict.candidateId,
      points: verdict === own ? pointsOf(raised, record.weights) : verdict.points,
    }))
  return (
    orderBy(scored, record.matchId).findIndex(
      ({ candidateId }) => candidateId === own.candidateId,
    ) + 1
  )
}
