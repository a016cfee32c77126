import { useMemo } from 'react'
import type { TimelineLine } from '#contract/insights'
import { readMatch } from '#contract/matching'
import { useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'

/** The match record that a booking came from, as the first line of its replay; empty without one. */
export function useMatchLine(matchId: string | null): readonly TimelineLine[] {
  const { t } = useTranslation('operations')
  const match = useRead(readMatch, { matchId: matchId ?? '' }, { enabled: matchId !== null })
  return useMemo(() => {
    if (!match.data) return []
    const {
      candidates,
      order,
      verdicts,
      hash,
      weights,
      weightsVersion,
      matcher,
      at,
      about,
      askedBy,
    } = match.data
    const shown = verdicts.filter((verdict) => verdict.shown)
    return [
      {
        at,
        stream: 'business',
        source: 'match',
        title: matcher,
        says: t('replay.matched', {
          considered: candidates.length,
          ranked: order.length,
          shown: shown.length,
        }),
        actor: { kind: 'person', id: askedBy },
        correlationId: null,
        causationId: null,
        id: match.data.matchId,
        about,
        facts: {
          hash,
          weights,
          weightsVersion,
          shown: shown.map(({ candidateId, place, sentence }) => ({
            candidateId,
            place,
            sentence,
          })),
        },
      },
    ]
  }, [match.data, t])
}
