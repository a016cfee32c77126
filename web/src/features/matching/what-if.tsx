import { ArrowDown, ArrowUp, Eye, Minus, RotateCcw, Save } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { editWeights, type MatchRecord, readWeights, whatIfMatch } from '#contract/matching'
import { useAct, useRead } from '../../lib/api/index.ts'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { usePerson } from '../../lib/session/session.ts'
import { Avatar, Badge, Button, Card, cx, Section, SkeletonRows } from '../../ui/index.ts'
import { ReasonDialog } from '../console/reason-dialog.tsx'
import { factorLook } from './factor-look.ts'

interface WhatIfProps {
  readonly match: MatchRecord
  readonly nameOf: (id: string) => string
}

const MOST = 100

/** The same candidates under other weights: who would move, before anything is changed. */
export function WhatIf({ match, nameOf }: WhatIfProps) {
  const { t } = useTranslation('console')
  const [weights, setWeights] = useState<Record<string, number>>(match.weights)
  const asked = useDeferredValue(weights)
  const isEmpty = Object.values(asked).every((weight) => weight === 0)
  const answer = useRead(
    whatIfMatch,
    { matchId: match.matchId, weights: asked },
    { enabled: !isEmpty, keep: true },
  )
  const isChanged = match.factors.some(
    (factor) => (weights[factor.key] ?? 0) !== (match.weights[factor.key] ?? 0),
  )
  return (
    <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[24rem_1fr]">
      <Card className="flex flex-col gap-5">
        <Section
          title={t('match.weights')}
          hint={t('match.weights-hint')}
          end={
            isChanged && (
              <Button
                size="sm"
                tone="quiet"
                icon={RotateCcw}
                onClick={() => setWeights(match.weights)}
              >
                {t('match.reset')}
              </Button>
            )
          }
        >
          <Sliders
            match={match}
            weights={weights}
            onChange={(key, weight) => setWeights((now) => ({ ...now, [key]: weight }))}
          />
        </Section>
        <SaveWeights matcher={match.matcher} weights={weights} disabled={!isChanged || isEmpty} />
      </Card>
      <Section
        title={t('match.new-order')}
        hint={isEmpty ? t('match.one-above-zero') : t('match.new-order-hint')}
      >
        {!answer.data ? (
          <SkeletonRows rows={6} />
        ) : (
          <ol
            className={cx(
              'flex flex-col gap-1.5 transition-opacity',
              answer.isPlaceholderData && 'opacity-60',
            )}
            aria-live="polite"
          >
            {answer.data.order.slice(0, 15).map((line) => (
              <li
                key={line.candidateId}
                className={cx(
                  'flex items-center gap-3 rounded-lg border px-4 py-2.5',
                  line.shown ? 'bg-surface shadow-1' : 'border-dashed bg-transparent',
                )}
              >
                <span className="w-6 text-center text-heading tabular">{line.place}</span>
                <Avatar name={nameOf(line.candidateId)} size={28} />
                <span className="min-w-0 flex-1 truncate font-medium">
                  {nameOf(line.candidateId)}
                </span>
                {line.shown !== line.wasShown && (
                  <Badge tone={line.shown ? 'good' : 'warn'} icon={Eye}>
                    {line.shown ? t('match.now-shown') : t('match.no-longer')}
                  </Badge>
                )}
                <Moved by={line.moved} />
              </li>
            ))}
          </ol>
        )}
      </Section>
    </div>
  )
}

function Moved({ by }: { by: number }) {
  const { t } = useTranslation('console')
  const Icon = by > 0 ? ArrowUp : by < 0 ? ArrowDown : Minus
  return (
    <span
      className={cx(
        'flex w-24 items-center justify-end gap-1 text-small font-medium tabular',
        by > 0 ? 'text-good-text' : by < 0 ? 'text-bad-text' : 'text-faint',
      )}
    >
      <Icon size={15} aria-hidden />
      {by > 0
        ? t('match.up', { count: by })
        : by < 0
          ? t('match.down', { count: -by })
          : t('match.stays')}
    </span>
  )
}

function Sliders({
  match,
  weights,
  onChange,
}: {
  match: MatchRecord
  weights: Record<string, number>
  onChange: (key: string, weight: number) => void
}) {
  const { t } = useTranslation('console')
  const format = useFormat()
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0) || 1
  return (
    <div className="flex flex-col gap-4">
      {match.factors.map((factor, at) => {
        const weight = weights[factor.key] ?? 0
        const before = match.weights[factor.key] ?? 0
        return (
          <label key={factor.key} className="flex flex-col gap-1 text-body">
            <span className="flex items-baseline gap-2">
              <span aria-hidden className={cx('size-2.5 rounded-xs', factorLook(at))} />
              <span className="flex-1 font-medium">{factor.name}</span>
              {weight !== before && (
                <span className="text-small text-muted tabular line-through">{before}</span>
              )}
              <span className="w-8 text-end font-semibold tabular">{weight}</span>
              <span className="w-12 text-end text-small text-muted tabular">
                {format.percent(weight / total)}
              </span>
            </span>
            <input
              type="range"
              min={0}
              max={Math.max(MOST, before)}
              value={weight}
              aria-valuetext={t('match.weight-of', {
                weight,
                share: format.percent(weight / total),
              })}
              onChange={(event) => onChange(factor.key, Number(event.currentTarget.value))}
              className="h-6 w-full"
            />
          </label>
        )
      })}
    </div>
  )
}

function SaveWeights({
  matcher,
  weights,
  disabled,
}: {
  matcher: string
  weights: Record<string, number>
  disabled: boolean
}) {
  const { t } = useTranslation('console')
  const [asks, setAsks] = useState(false)
  const now = useRead(readWeights, { matcher })
  const save = useAct(editWeights, { says: t('match.saved'), onDone: () => setAsks(false) })
  if (!usePerson().roles.includes('founder'))
    return <p className="border-t pt-4 text-small text-muted">{t('match.founder-only')}</p>
  return (
    <div className="border-t pt-4">
      <Button
        wide
        tone="primary"
        icon={Save}
        disabled={disabled || !now.data}
        onClick={() => setAsks(true)}
      >
        {t('match.save')}
      </Button>
      <ReasonDialog
        open={asks}
        onOpenChange={setAsks}
        title={t('match.save-title')}
        description={t('match.save-about')}
        act={t('match.save')}
        busy={save.isPending}
        onSend={(reason) =>
          now.data && save.mutate({ matcher, weights, version: now.data.current.version, reason })
        }
      />
    </div>
  )
}
