import { readWeights } from '#contract/matching'
import { useRead } from '../../lib/api/index.ts'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Badge, Card, cx, ErrorState, SkeletonRows, TimeAt } from '../../ui/index.ts'
import { usePeopleNames } from '../console/people-names.ts'
import { factorLook } from './factor-look.ts'

/** How much each factor counts now, and did before; who changed it, and why. */
export function WeightsHistory({ matcher }: { matcher: string }) {
  const { t } = useTranslation('console')
  const format = useFormat()
  const weights = useRead(readWeights, { matcher })
  const nameOf = usePeopleNames(weights.data?.history.map((version) => version.editedBy) ?? [])
  if (weights.error) return <ErrorState failure={weights.error} />
  if (!weights.data) return <SkeletonRows rows={4} />
  const { factors, history, current, title } = weights.data
  const versions = history.length > 0 ? history : [current]
  return (
    <div className="flex flex-col gap-4">
      <p className="text-body text-muted">
        {title}. {t('match.weights-about')}
      </p>
      {versions.map((version) => {
        const total = Object.values(version.weights).reduce((sum, weight) => sum + weight, 0) || 1
        return (
          <Card key={version.version} className="flex flex-col gap-3">
            <header className="flex flex-wrap items-center gap-3">
              <span className="text-heading">
                {t('match.version', { version: version.version })}
              </span>
              {version.version === current.version && <Badge tone="good">{t('match.now')}</Badge>}
              <span className="text-small text-muted">
                {version.editedBy ? nameOf(version.editedBy) : t('match.built-in')}{' '}
                {version.editedAt && <TimeAt at={version.editedAt} day />}
              </span>
              <span className="ms-auto text-small text-muted">{version.reason}</span>
            </header>
            <span aria-hidden className="flex h-3 gap-px overflow-hidden rounded-xs">
              {factors.map((factor, at) => (
                <span
                  key={factor.key}
                  className={factorLook(at)}
                  style={{ width: `${((version.weights[factor.key] ?? 0) / total) * 100}%` }}
                />
              ))}
            </span>
            <ul className="flex flex-wrap gap-x-5 gap-y-1 text-small">
              {factors.map((factor, at) => (
                <li key={factor.key} className="flex items-center gap-1.5">
                  <span aria-hidden className={cx('size-2.5 rounded-xs', factorLook(at))} />
                  {factor.name}{' '}
                  <span className="font-semibold tabular">{version.weights[factor.key] ?? 0}</span>{' '}
                  <span className="text-muted">
                    {format.percent((version.weights[factor.key] ?? 0) / total)}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )
      })}
    </div>
  )
}
