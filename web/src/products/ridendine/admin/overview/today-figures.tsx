import type { OutputOf } from '#contract'
import type { readAdminOverview } from '#contract/ridendine'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Stat } from '../../../../ui/charts/charts.tsx'

interface TodayFiguresProps {
  readonly now: OutputOf<typeof readAdminOverview>
}

/** The day in a line. */
export function TodayFigures({ now }: TodayFiguresProps) {
  const { t } = useTranslation('ridendine-admin')
  const format = useFormat()
  const { today } = now
  const minutes = today.clickToDoorMinutes
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4 xl:grid-cols-8">
      <Stat label={t('overview.open')} value={format.number(now.open)} />
      <Stat
        label={t('overview.late')}
        value={format.number(now.late)}
        tone={now.late > 0 ? 'bad' : undefined}
      />
      <Stat
        label={t('overview.waiting')}
        value={format.number(now.waitingForDriver)}
        tone={now.waitingForDriver > 0 ? 'warn' : undefined}
      />
      <Stat label={t('overview.today.placed')} value={format.number(today.placed)} />
      <Stat label={t('overview.today.delivered')} value={format.number(today.delivered)} />
      <Stat
        label={t('overview.today.click-to-door')}
        value={minutes === null ? '–' : t('analytics.minutes', { minutes })}
      />
      <Stat label={t('overview.today.average')} value={format.money(today.averageOrder)} />
      <Stat label={t('overview.today.fee')} value={format.money(today.platformFee)} />
    </div>
  )
}
