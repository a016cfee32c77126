import type { FactorFigure, MatchRecord, Verdict, Weights } from '#contract/matching'
import { sha256 } from '#foundation/ids'
import { canonicalJson, frozen, hashOf } from './canonical.ts'
import type { Judge, Judged } from './matcher.ts'

/** Everything that decides an order; nothing else may. Plain JSON throughout. */
export type MatchQuestion = Pick<
  MatchRecord,
  | 'matchId'
  | 'at'
  | 'about'
  | 'askedBy'
  | 'ask'
  | 'take'
  | 'weights'
  | 'weightsVersion'
  | 'candidates'
>

/** Whole millionths: sums of them are exact, so equal inputs give equal bits. */
export const WHOLE = 1_000_000

/**
 * Gates, then factors, then the order. Pure: the same question and matcher give the same record,
 * byte for byte, in whatever order the candidates came. Throws when two candidates share an id
 * or a factor answers with no number: both are bugs of the caller.
 */
export function rank(judge: Judge, question: MatchQuestion): MatchRecord {
  const candidates = sortedById(question.candidates)
  const judgeOne = judge.about(question.ask, question.at)
  const seen = candidates.map(({ id, facts }) => ({ id, judged: judgeOne(facts) }))
  const found = seen.map(({ id, judged }) => ({ id, judged, figures: figuresOf(judged) }))
  const order = orderBy(
    found
      .filter(({ judged }) => judged.failed.length === 0)
      .map(({ id, figures }) => ({ candidateId: id, points: pointsOf(figures, question.weights) })),
    question.matchId,
  ).map(({ candidateId }) => candidateId)

  const places = new Map(order.map((id, index) => [id, index + 1]))
  const verdicts = found.map(({ id, judged, figures }): Verdict => {
    const place = places.get(id) ?? null
    const shown = place !== null && place <= question.take
    return {
      candidateId: id,
      failed: [...judged.failed],
      factors: figures,
      points: pointsOf(figures, question.weights),
      place,
      shown,
      sentence: shown ? judged.sentence(strongestFirst(figures, question.weights)) : null,
    }
  })
  return sealed({
    ...question,
    candidates,
    matcher: judge.name,
    version: judge.version,
    gates: [...judge.gates],
    factors: [...judge.factors],
    verdicts,
    order,
  })
}

/** The record as text without its hash: what is hashed, kept and compared. */
export function textOf({ hash: _, ...record }: MatchRecord): string {
  return canonicalJson(record)
}

function sealed(record: Omit<MatchRecord, 'hash'>): MatchRecord {
  return { ...record, hash: hashOf(canonicalJson(record)) }
}

/** Sum of weight × value, exact. A factor without a weight does not count. */
export function pointsOf(figures: readonly FactorFigure[], weights: Weights): number {
  return figures.reduce((sum, { factor, value }) => sum + (weights[factor] ?? 0) * value, 0)
}

/**
 * Most points first. Equal points go by a draw that anybody can repeat: the hash of the match
 * and the candidate, so that no candidate wins every tie.
 */
export function orderBy<Scored extends { candidateId: string; points: number }>(
  scored: readonly Scored[],
  matchId: string,
): Scored[] {
  const drawn = scored.map((each) => ({ each, draw: drawOf(matchId, each.candidateId) }))
  return drawn
    .sort((a, b) => b.each.points - a.each.points || (a.draw < b.draw ? -1 : 1))
    .map(({ each }) => each)
}

export function drawOf(matchId: string, candidateId: string): string {
  return sha256(`${matchId}/${candidateId}`)
}

function sortedById(candidates: MatchQuestion['candidates']): MatchQuestion['candidates'] {
  const sorted = [...candidates].sort((a, b) => (a.id < b.id ? -1 : 1))
  const twice = sorted.find(({ id }, index) => sorted[index + 1]?.id === id)
  if (twice) throw new Error(`the candidate ${twice.id} is there twice`)
  return sorted.map(({ id, facts }) => ({ id, facts: frozen(facts) }))
}

function figuresOf({ measured }: Judged): FactorFigure[] {
  return measured.map(({ factor, value, amount, unit, says }) => {
    if (!(value >= 0 && value <= 1)) throw new Error(`${factor} answers ${value}, not 0 to 1`)
    return { factor, value: Math.round(value * WHOLE), amount, unit, says }
  })
}

/** What counted most, first; equals in the order the factors were declared. */
function strongestFirst(figures: readonly FactorFigure[], weights: Weights): FactorFigure[] {
  const weight = ({ factor, value }: FactorFigure) => (weights[factor] ?? 0) * value
  return figures.filter((figure) => weight(figure) > 0).sort((a, b) => weight(b) - weight(a))
}
