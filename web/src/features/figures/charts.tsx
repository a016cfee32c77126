import type { OutputOf } from '#contract'
import type { readCompletion, readFunnel } from '#contract/insights'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { BarChart, Columns, Funnel } from '../../ui/charts/charts.tsx'
import { Card } from '../../ui/index.ts'

interface ChartsProps {
  readonly funnel: OutputOf<typeof readFunnel>
  readonly completion: OutputOf<typeof readCompletion>
  readonly days: readonly string[]
  readonly begunOf: ReadonlyMap<string, number>
  readonly medianOf: ReadonlyMap<string, number>
}

/** Funnel, requests and answers by day, endings; each can be shown as a table. */
export function Charts({ funnel, completion, days, begunOf, medianOf }: ChartsProps) {
  const { t } = useTranslation('console')
  const format = useFormat()
  const dayLabel = (day: string) => format.day(`${day}T12:00:00Z`)
  const span = (ms: number) => format.span(ms)
  return (
    <>
      <Card className="min-w-0 overflow-x-clip">
        <Funnel
          label={t('figures.funnel')}
          hint={t('figures.funnel-hint')}
          steps={funnel.steps}
          heads={[t('figures.step'), t('figures.count'), t('figures.of-previous')]}
        />
      </Card>
      <Card className="min-w-0 overflow-x-clip">
        <Columns
          label={t('figures.requests')}
          hint={t('figures.requests-hint')}
          columns={days.map((day) => ({
            label: dayLabel(day),
            value: begunOf.get(day) ?? 0,
          }))}
          heads={[t('figures.day'), t('figures.count')]}
          height={252}
        />
      </Card>
      <Card className="min-w-0 overflow-x-clip">
        <Columns
          label={t('figures.response-days')}
          hint={t('figures.response-hint')}
          columns={days.map((day) => ({
            label: dayLabel(day),
            value: Math.round((medianOf.get(day) ?? 0) / 1000),
          }))}
          heads={[t('figures.day'), t('figures.median')]}
          format={(seconds) => span(seconds * 1000)}
          tone="note"
        />
      </Card>
      <Card className="min-w-0 overflow-x-clip">
        <BarChart
          label={t('figures.endings')}
          hint={t('figures.endings-hint')}
          bars={completion.endings.map((ending) => ({
            label: ending.label,
            value: ending.count,
            tone: ending.key === 'completed' ? 'good' : 'warn',
          }))}
          heads={[t('figures.ending'), t('figures.count')]}
        />
      </Card>
    </>
  )
}
