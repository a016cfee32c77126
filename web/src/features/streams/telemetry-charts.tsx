import { readTelemetry } from '#contract/insights'
import { useRead } from '../../lib/api/index.ts'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Stat } from '../../ui/charts/charts.tsx'
import { Skeleton } from '../../ui/index.ts'

const EVERY_MS = 10_000

/** The realtime layer over the last hour: one line for each figure. Places are in none of them. */
export function TelemetryCharts() {
  const { t } = useTranslation('console')
  const format = useFormat()
  const telemetry = useRead(readTelemetry, { minutes: 60 }, { every: EVERY_MS })
  if (!telemetry.data)
    return (
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {[1, 2, 3, 4].map((place) => (
          <Skeleton key={place} className="h-28 rounded-xl" />
        ))}
      </div>
    )
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {telemetry.data.figures.map(({ name, points }) => {
        const latest = points.at(-1)?.value ?? 0
        const words = name.replace(/([A-Z])/g, ' $1').toLowerCase()
        return (
          <Stat
            key={name}
            label={words}
            value={format.number(latest, { digits: latest % 1 ? 1 : 0 })}
            hint={t('streams.last-hour')}
            tone={undefined}
            trend={points.map((point) => point.value)}
            trendLabel={t('streams.trend', { name: words, value: format.number(latest) })}
          />
        )
      })}
    </div>
  )
}
