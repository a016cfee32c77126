import { ChartNoAxesColumn, CircleCheck, CircleDashed } from 'lucide-react'
import type { OutputOf } from '#contract'
import { readChefFigures } from '#contract/ridendine/chef-earnings'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { BarChart, Columns } from '../../../../ui/charts/charts.tsx'
import {
  Amount,
  Card,
  cx,
  EmptyState,
  ErrorState,
  Row,
  Screen,
  Section,
  Skeleton,
} from '../../../../ui/index.ts'

type Figures = OutputOf<typeof readChefFigures>
type Figure = Figures['figures'][number]
const REASONS = ['SOLD_OUT', 'RUSH_HOUR', 'CLOSED', 'NO_SHOW', 'CANNOT_COOK', 'OTHER'] as const

/** Thirty days against the lines that a kitchen must keep, and what sold. */
export function FiguresPage() {
  const { t } = useTranslation('ridendine-kitchen')
  const read = useRead(readChefFigures, {})
  return (
    <Screen
      title={t('figures.title')}
      hint={t('figures.about')}
      back={{ to: '/ridendine/kitchen/more' }}
      width="wide"
    >
      {read.isPending && <Skeleton className="h-72 rounded-xl" />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.data && (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {read.data.figures.map((figure) => (
            <li key={figure.name}>
              <FigureCard figure={figure} />
            </li>
          ))}
        </ul>
      )}
      {read.data && <Details figures={read.data} />}
    </Screen>
  )
}

function FigureCard({ figure }: { figure: Figure }) {
  const { t } = useTranslation('ridendine-kitchen')
  const format = useFormat()
  const say = (value: number) =>
    ({
      share: () => format.percent(value),
      minutes: () => format.span(value * 60_000),
      stars: () => format.number(value, { digits: 1 }),
      count: () => format.number(value),
    })[figure.unit]()
  const isLess = ['cancellation', 'answer_time'].includes(figure.name)
  const Icon = figure.good ? CircleCheck : CircleDashed
  return (
    <Card look="flat" className="flex h-full flex-col gap-1.5 p-4">
      <p className="flex items-center justify-between gap-3 text-small text-muted">
        {t(`figures.${figure.name}`)}
        <Icon
          size={17}
          aria-label={figure.good ? t('figures.good') : t('figures.not-yet')}
          className={figure.good ? 'text-good-text' : 'text-faint'}
        />
      </p>
      <p className={cx('text-display tabular', figure.value === null && 'text-faint')}>
        {figure.value === null ? t('figures.none') : say(figure.value)}
      </p>
      <p className="text-small text-muted">
        {t(isLess ? 'figures.at-most' : 'figures.at-least', { target: say(figure.target) })}
      </p>
    </Card>
  )
}

function Details({ figures }: { figures: Figures }) {
  const { t } = useTranslation('ridendine-kitchen')
  const format = useFormat()
  if (figures.dishes.length === 0)
    return (
      <EmptyState icon={ChartNoAxesColumn} title={t('figures.empty')}>
        {t('figures.empty-about')}
      </EmptyState>
    )
  const byHour = new Map(figures.hours.map(({ hour, orders }) => [hour, orders]))
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <Section title={t('figures.dishes')}>
        <Card look="flat" className="divide-y py-1">
          {figures.dishes.map((dish) => (
            <Row
              key={dish.name}
              title={dish.name}
              hint={t('figures.sold', { count: dish.sold })}
              end={<Amount money={dish.earned} />}
            />
          ))}
        </Card>
      </Section>
      <Section title={t('figures.hours')}>
        <Card look="flat">
          <Columns
            label={t('figures.hours')}
            heads={[t('figures.hour'), t('figures.orders')]}
            columns={Array.from({ length: 24 }, (_, hour) => ({
              label: format.number(hour),
              value: byHour.get(hour) ?? 0,
            }))}
          />
        </Card>
        {figures.reasons.length > 0 && (
          <Card look="flat">
            <BarChart
              label={t('figures.reasons')}
              heads={[t('figures.reason'), t('figures.orders')]}
              bars={figures.reasons.map(({ reason, count }) => {
                const known = REASONS.find((each) => each === reason)
                return {
                  label: known ? t(`reject.${known}`) : t('figures.other-reason'),
                  value: count,
                }
              })}
            />
          </Card>
        )}
      </Section>
    </div>
  )
}
