import { type Bar, readWhy } from '#contract/matching'
import type { TechnicianCard } from '#contract/zenvee'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { ErrorState, Sheet, SkeletonRows } from '../../../../ui/index.ts'

/** Why this technician stands where they stand: one sentence, then each factor as a bar. */
export function WhySheet({
  matchId,
  card,
  onClose,
}: {
  matchId: string
  card: TechnicianCard | null
  onClose: () => void
}) {
  const { t } = useTranslation('zenvee-customer')
  const why = useRead(readWhy, { matchId }, { enabled: card !== null })
  const reason = why.data?.cards.find((each) => each.candidateId === card?.technicianId)
  return (
    <Sheet
      open={card !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t('why.title', { name: card?.name })}
      description={reason?.sentence ?? card?.why}
    >
      {why.isPending && <SkeletonRows rows={5} />}
      {why.error && <ErrorState failure={why.error} onAgain={() => void why.refetch()} />}
      <FactorBars bars={reason?.bars ?? []} />
      {reason && <p className="mt-5 text-small text-muted">{t('why.about')}</p>}
    </Sheet>
  )
}

/** Factors, the weightiest first: how full the bar is, how much it counts, and the fact behind it. */
export function FactorBars({ bars }: { bars: readonly Bar[] }) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  return (
    <ul className="flex flex-col gap-4">
      {bars
        .toSorted((a, b) => b.share - a.share)
        .map((bar) => (
          <li key={bar.factor}>
            <div className="flex items-baseline justify-between gap-4">
              <span className="font-medium">{bar.name}</span>
              <span className="text-small text-muted tabular">
                {t('why.counts', { share: format.percent(bar.share) })}
              </span>
            </div>
            {/* biome-ignore lint/a11y/useSemanticElements: a meter element cannot be drawn alike in every browser */}
            <div
              role="meter"
              aria-label={bar.name}
              aria-valuenow={Math.round(bar.value * 100)}
              aria-valuemin={0}
              aria-valuemax={100}
              className="my-1.5 h-2 overflow-hidden rounded-full bg-press"
            >
              <div
                className="h-full rounded-full bg-accent"
                style={{ inlineSize: `${Math.max(2, bar.value * 100)}%` }}
              />
            </div>
            <p className="text-small text-muted first-letter:uppercase">{bar.says}</p>
          </li>
        ))}
    </ul>
  )
}
