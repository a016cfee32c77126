import type { ReactNode } from 'react'
import type { OutputOf } from '#contract'
import type { readAdminOverview } from '#contract/ridendine'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Card, cx } from '../../../../ui/index.ts'

interface TodayFiguresProps {
  readonly now: OutputOf<typeof readAdminOverview>
}

/** The moment and the day in a line. */
export function TodayFigures({ now }: TodayFiguresProps) {
  const { t } = useTranslation('ridendine-admin')
  const format = useFormat()
  const { today } = now
  const minutes = today.clickToDoorMinutes
  return (
    <Card bare>
      <dl className="grid grid-cols-4 gap-y-4 px-4 py-4 lg:grid-cols-8 lg:px-5">
        <Figure label={t('overview.open')} value={format.number(now.open)} />
        <Figure
          label={t('overview.late')}
          value={format.number(now.late)}
          tone={now.late > 0 ? 'text-bad-text' : undefined}
        />
        <Figure
          label={t('overview.waiting')}
          value={format.number(now.waitingForDriver)}
          tone={now.waitingForDriver > 0 ? 'text-warn-text' : undefined}
        />
        <Figure label={t('overview.today.placed')} value={format.number(today.placed)} />
        <Figure label={t('overview.today.delivered')} value={format.number(today.delivered)} />
        <Figure
          label={t('overview.today.click-to-door')}
          value={minutes === null ? '–' : t('analytics.minutes', { minutes })}
        />
        <Figure label={t('overview.today.average')} value={format.money(today.averageOrder)} />
        <Figure label={t('overview.today.fee')} value={format.money(today.platformFee)} />
      </dl>
    </Card>
  )
}

interface FigureProps {
  readonly label: string
  readonly value: ReactNode
  readonly tone?: string
}

function Figure({ label, value, tone }: FigureProps) {
  return (
    <div className="flex min-w-0 flex-col-reverse justify-end gap-0.5 pe-2">
      <dt className="text-micro text-muted lg:text-small">{label}</dt>
      <dd className={cx('text-heading tabular lg:text-title', tone)}>{value}</dd>
    </div>
  )
}
