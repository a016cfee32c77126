import type { OutputOf } from '#contract'
import type { readCompletion, readResponseTimes } from '#contract/insights'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Stat } from '../../ui/charts/charts.tsx'

interface KeyFiguresProps {
  readonly response: OutputOf<typeof readResponseTimes>
  readonly completion: OutputOf<typeof readCompletion>
  readonly days: readonly string[]
  readonly begunOf: ReadonlyMap<string, number>
  readonly medianOf: ReadonlyMap<string, number>
}

/** The four numbers that matter, each with its trend. */
export function KeyFigures({ response, completion, days, begunOf, medianOf }: KeyFiguresProps) {
  const { t } = useTranslation('console')
  const format = useFormat()
  const span = (ms: number | null | undefined) =>
    ms === null || ms === undefined ? '–' : format.span(ms)
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Stat
        label={t('figures.begun')}
        value={format.number(completion.begun)}
        hint={t('figures.open', { count: completion.open })}
        trend={days.map((day) => begunOf.get(day) ?? 0)}
        trendLabel={t('figures.by-day')}
      />
      <Stat
        label={t('figures.response')}
        value={span(response.medianMs)}
        hint={t('figures.p90', { value: span(response.p90Ms) })}
        trend={days.map((day) => medianOf.get(day) ?? 0)}
        trendLabel={t('figures.by-day')}
      />
      <Stat
        label={t('figures.completion')}
        value={
          completion.completionRate === null
            ? '–'
            : format.percent(completion.completionRate / 100, 1)
        }
        hint={t('figures.completed', { count: completion.completed })}
      />
      <Stat
        label={t('figures.answered')}
        value={response.asked ? format.percent(response.answered / response.asked) : '–'}
        hint={t('figures.of-asked', {
          answered: response.answered,
          asked: response.asked,
        })}
      />
    </div>
  )
}
