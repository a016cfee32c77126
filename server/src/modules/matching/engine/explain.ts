import type { Bar, CardReason, MatchRecord, OwnRanking, Verdict } from '#contract/matching'
import { smallestClimb } from './climb.ts'
import { judgeOf } from './matcher.ts'
import { WHOLE } from './rank.ts'

/**
 * Why this order, as far as the viewer may know: the one who asked sees the sentence and bars of
 * those shown; a candidate sees only themselves; the founder sees the record whole.
 */
export function explainFor(
  record: MatchRecord,
  to: { viewer: 'customer'; candidateId?: string },
): CardReason[]
export function explainFor(
  record: MatchRecord,
  to: { viewer: 'candidate'; candidateId: string },
): OwnRanking | undefined
export function explainFor(record: MatchRecord, to: { viewer: 'founder' }): MatchRecord
export function explainFor(
  record: MatchRecord,
  to: { viewer: 'customer' | 'candidate' | 'founder'; candidateId?: string },
): CardReason[] | OwnRanking | MatchRecord | undefined {
  if (to.viewer === 'founder') return record
  if (to.viewer === 'candidate') return forCandidate(record, to.candidateId)
  return forCustomer(record).filter(
    ({ candidateId }) => !to.candidateId || candidateId === to.candidateId,
  )
}

function forCustomer(record: MatchRecord): CardReason[] {
  return record.verdicts
    .flatMap((verdict) =>
      verdict.place === null || !verdict.shown
        ? []
        : [
            {
              candidateId: verdict.candidateId,
              place: verdict.place,
              sentence: verdict.sentence ?? '',
              bars: barsOf(record, verdict),
            },
          ],
    )
    .sort((a, b) => a.place - b.place)
}

function forCandidate(
  record: MatchRecord,
  candidateId: string | undefined,
): OwnRanking | undefined {
  const own = record.verdicts.find((verdict) => verdict.candidateId === candidateId)
  if (!own) return undefined
  const movesUp = moveUp(record, own)
  return {
    matchId: record.matchId,
    at: record.at,
    about: record.about,
    place: own.place,
    of: record.order.length,
    shown: own.shown,
    failed: own.failed,
    bars: barsOf(record, own),
    movesUp,
    sentence: sentenceFor(own, record.order.length, movesUp),
  }
}

function barsOf(record: MatchRecord, verdict: Verdict): Bar[] {
  const total = Object.values(record.weights).reduce((sum, weight) => sum + weight, 0)
  return verdict.factors.map(({ factor, value, says }) => ({
    factor,
    name: nameOf(record, factor),
    value: value / WHOLE,
    share: total === 0 ? 0 : (record.weights[factor] ?? 0) / total,
    says,
  }))
}

function nameOf(record: MatchRecord, factor: string): string {
  return record.factors.find(({ key }) => key === factor)?.name ?? factor
}

function moveUp(record: MatchRecord, own: Verdict): OwnRanking['movesUp'] {
  const climb = smallestClimb(record, own.candidateId)
  if (!climb) return null
  const name = nameOf(record, climb.factor)
  const [from, to] = [climb.from / WHOLE, climb.to / WHOLE]
  const wish =
    targetOf(record, own, climb.factor, to) ??
    `${name} at ${percent(climb.to)} instead of ${percent(climb.from)}`
  return {
    factor: climb.factor,
    name,
    from,
    to,
    place: climb.place,
    says: `${wish} would have put you in place ${climb.place}.`,
  }
}

/** What the value means in the factor's own words, while the matcher of that version is known. */
function targetOf(record: MatchRecord, own: Verdict, factor: string, value: number): string | null {
  const judge = judgeOf(record.matcher, record.version)
  const facts = record.candidates.find(({ id }) => id === own.candidateId)?.facts
  return judge ? judge.about(record.ask, record.at)(facts).target(factor, value) : null
}

/** One decimal, rounded up, so that what is said would have been enough. */
function percent(millionths: number): string {
  return `${Math.ceil(millionths / 1000) / 10} %`
}

function sentenceFor(own: Verdict, of: number, movesUp: OwnRanking['movesUp']): string {
  if (own.place === null) return own.failed.map(({ says }) => says).join(' ')
  const place = `You were ${own.place} of ${of}.`
  if (own.place === 1) return place
  return `${place} ${movesUp?.says ?? 'No single factor alone would have moved you up.'}`
}
