import { BadgeCheck, RotateCcw, TriangleAlert } from 'lucide-react'
import { type MatchRecord, replayMatch } from '#contract/matching'
import { useRead } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Button, Card, cx, Skeleton } from '../../ui/index.ts'
import { IdChip } from '../console/ids.tsx'

/** Doing the matching again from its record, and comparing the bytes. */
export function ReplayProof({ match }: { match: MatchRecord }) {
  const { t } = useTranslation('console')
  const again = useRead(replayMatch, { matchId: match.matchId })
  const isSame = again.data?.same
  const Icon = isSame === false ? TriangleAlert : BadgeCheck
  return (
    <Card className="flex flex-wrap items-center gap-x-5 gap-y-3 py-3.5">
      {again.data ? (
        <span
          className={cx(
            'flex items-center gap-2 font-medium',
            isSame ? 'text-good-text' : 'text-bad-text',
          )}
        >
          <Icon size={18} aria-hidden />
          {isSame
            ? t('match.same')
            : again.data.again === null
              ? t('match.unknown-version')
              : t('match.differs')}
        </span>
      ) : (
        <Skeleton className="h-5 w-52" />
      )}
      <IdChip id={match.hash} label={t('match.sha')} />
      <span className="text-small text-muted">
        {match.matcher} · {t('match.version', { version: match.version })} ·{' '}
        {t('match.weights-version', { version: match.weightsVersion })}
      </span>
      <Button
        size="sm"
        tone="quiet"
        icon={RotateCcw}
        busy={again.isFetching}
        onClick={() => void again.refetch()}
        className="ms-auto"
      >
        {t('match.again')}
      </Button>
    </Card>
  )
}
