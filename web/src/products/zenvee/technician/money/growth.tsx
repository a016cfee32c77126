import { Award, CircleCheck, CircleDashed, TrendingUp } from 'lucide-react'
import type { OutputOf } from '#contract'
import { listMyRankings } from '#contract/matching'
import { readGrowth } from '#contract/zenvee'
import { useRead, useReadPages } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Badge,
  Card,
  cx,
  EmptyState,
  ErrorState,
  Section,
  Skeleton,
  SkeletonRows,
  TimeAgo,
} from '../../../../ui/index.ts'
import { ProScreen } from '../pro-screen.tsx'

type Growth = OutputOf<typeof readGrowth>
type Figure = Growth['figures'][number]

const NAMES = ['acceptance', 'on_time', 'answer_time', 'rating', 'promise_kept', 'visits'] as const
const nameOf = (name: string) => NAMES.find((each) => each === name)

/** How I do against the exact lines of the badge, and where I stood in searches. */
export function GrowthPage() {
  const { t } = useTranslation('zenvee-technician')
  const read = useRead(readGrowth, {})
  return (
    <ProScreen title={t('growth.title')} large hint={t('growth.hint')}>
      {read.isPending && <Skeleton className="h-64 rounded-xl" />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.data && <BadgeCard growth={read.data} />}
      {read.data && (
        <ul className="grid gap-2.5 sm:grid-cols-2">
          {read.data.figures.map((figure) => (
            <li key={figure.name}>
              <FigureCard figure={figure} />
            </li>
          ))}
        </ul>
      )}
      <Rankings />
    </ProScreen>
  )
}

function BadgeCard({ growth: { figures, badge } }: { growth: Growth }) {
  const { t } = useTranslation('zenvee-technician')
  const done = figures.filter((figure) => figure.good).length
  return (
    <Card
      className={cx('flex items-center gap-4', badge.reached && 'border-transparent bg-good-soft')}
    >
      <span
        className={cx(
          'flex size-16 shrink-0 items-center justify-center rounded-full',
          badge.reached ? 'bg-good text-ground' : 'bg-sunken text-muted',
        )}
      >
        <Award size={30} aria-hidden />
      </span>
      <div className="min-w-0 flex-1">
        <p className="text-title">{t('growth.badge')}</p>
        <p className="text-small text-muted">
          {badge.reached
            ? t('growth.reached')
            : t('growth.missing', { count: figures.length - done })}
        </p>
        <div
          role="progressbar"
          aria-label={t('growth.badge')}
          aria-valuenow={done}
          aria-valuemin={0}
          aria-valuemax={figures.length}
          className="mt-2.5 flex gap-1.5"
        >
          {figures.map((figure) => (
            <span
              key={figure.name}
              className={cx('h-2 flex-1 rounded-full', figure.good ? 'bg-good' : 'bg-press')}
            />
          ))}
        </div>
      </div>
    </Card>
  )
}

function useFigureWords() {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  return (value: number, unit: Figure['unit']) =>
    ({
      share: () => format.percent(value),
      minutes: () => format.span(value * 60_000),
      stars: () =>
        t('growth.stars', { value: format.number(Math.floor(value * 10) / 10, { digits: 1 }) }),
      count: () => format.number(value),
    })[unit]()
}

function FigureCard({ figure }: { figure: Figure }) {
  const { t } = useTranslation('zenvee-technician')
  const say = useFigureWords()
  const name = nameOf(figure.name)
  const isLess = figure.unit === 'minutes'
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
        {name ? t(`growth.${name}`) : figure.name}
        <Icon
          size={17}
          aria-label={figure.good ? t('growth.good') : t('growth.not-yet')}
          className={figure.good ? 'text-good-text' : 'text-faint'}
        />
      </p>
      <p className="text-title tabular">
        {figure.value === null ? t('growth.none') : say(figure.value, figure.unit)}
      </p>
      <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-press">
        <div
          className={cx('h-full rounded-full', figure.good ? 'bg-good' : 'bg-warn')}
          style={{ inlineSize: `${share * 100}%` }}
        />
      </div>
      <p className="text-small text-muted">
        {t(isLess ? 'growth.at-most' : 'growth.at-least', {
          target: say(figure.target, figure.unit),
        })}
      </p>
    </Card>
  )
}

/** What would have moved me up; names nobody else. */
function Rankings() {
  const { t } = useTranslation('zenvee-technician')
  const read = useReadPages(listMyRankings, { limit: 8 })
  return (
    <Section title={t('rank.title')} hint={t('rank.hint')}>
      {read.isPending && <SkeletonRows rows={3} />}
      {read.isSuccess && read.items.length === 0 && (
        <EmptyState icon={TrendingUp} title={t('rank.none')} className="py-8" />
      )}
      {read.items.length > 0 && (
        <Card look="flat" bare className="divide-y">
          {read.items.map((rank) => (
            <div key={rank.matchId} className="flex flex-col gap-1 px-4 py-3">
              <p className="flex items-center justify-between gap-3">
                <span className="font-medium">
                  {rank.place === null
                    ? t('rank.ruled-out')
                    : t('rank.place', { place: rank.place, of: rank.of })}
                </span>
                <span className="flex items-center gap-2 text-small text-muted">
                  {rank.shown && <Badge tone="good">{t('rank.shown')}</Badge>}
                  <TimeAgo at={rank.at} />
                </span>
              </p>
              <p className="text-small text-muted first-letter:uppercase">
                {rank.movesUp?.says ?? rank.failed[0]?.says ?? rank.sentence}
              </p>
            </div>
          ))}
        </Card>
      )}
    </Section>
  )
}
