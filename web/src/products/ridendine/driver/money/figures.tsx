import { CircleCheck, CircleDashed } from 'lucide-react'
import type { OutputOf } from '#contract'
import { readDriverFigures } from '#contract/ridendine'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Card, cx, ErrorState, SkeletonRows } from '../../../../ui/index.ts'
import { DriveScreen } from '../drive-screen.tsx'

type FigureOf = OutputOf<typeof readDriverFigures>['figures'][number]

/** How I do over thirty days, against the line that each figure should reach. */
export function Figures() {
  const { t } = useTranslation('ridendine-driver')
  const read = useRead(readDriverFigures, {})
  return (
    <DriveScreen title={t('figures.title')} large hint={t('figures.hint')}>
      {read.isPending && <SkeletonRows rows={6} />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      <ul className="grid gap-2.5 sm:grid-cols-2">
        {read.data?.figures.map((figure) => (
          <li key={figure.name}>
            <FigureCard figure={figure} />
          </li>
        ))}
      </ul>
    </DriveScreen>
  )
}

function FigureCard({ figure }: { figure: FigureOf }) {
  const { t } = useTranslation('ridendine-driver')
  const format = useFormat()
  const isLess = figure.unit === 'minutes'
  const say = (value: number) =>
    ({
      share: () => format.percent(value),
      minutes: () => t('minutes', { count: Math.round(value) }),
      stars: () => format.number(value, { digits: 1 }),
      count: () => format.number(value),
    })[figure.unit]()
  const share =
    figure.value === null
      ? 0
      : isLess
        ? Math.min(1, figure.target / Math.max(figure.value, 0.01))
        : Math.min(1, figure.value / figure.target)
  const Icon = figure.good ? CircleCheck : CircleDashed
  return (
    <Card look="flat" className="flex flex-col gap-2 p-4">
      <p className="flex items-center justify-between gap-3 text-small text-muted">
        {t(`figures.${figure.name}`)}
        <Icon
          size={17}
          aria-label={figure.good ? t('figures.good') : t('figures.not-yet')}
          className={figure.good ? 'text-good-text' : 'text-faint'}
        />
      </p>
      <p className="text-title tabular">
        {figure.value === null ? t('figures.none') : say(figure.value)}
      </p>
      <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-press">
        <div
          className={cx('h-full rounded-full', figure.good ? 'bg-good' : 'bg-warn')}
          style={{ inlineSize: `${share * 100}%` }}
        />
      </div>
      <p className="text-small text-muted">
        {t(isLess ? 'figures.at-most' : 'figures.at-least', { target: say(figure.target) })}
      </p>
    </Card>
  )
}
