import { ChevronDown, Landmark, Wallet } from 'lucide-react'
import { useState } from 'react'
import type { Money, OutputOf } from '#contract'
import {
  readDriverEarningLines,
  readDriverEarnings,
  readDriverEarningsSummary,
} from '#contract/ridendine'
import { useRead, useReadPages } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import {
  Amount,
  Badge,
  Button,
  Card,
  cx,
  EmptyState,
  ErrorState,
  PriceLines,
  Row,
  Section,
  Skeleton,
  SkeletonRows,
} from '../../../../ui/index.ts'
import { DriveScreen } from '../drive-screen.tsx'

type Summary = OutputOf<typeof readDriverEarningsSummary>
type Delivery = OutputOf<typeof readDriverEarnings>['items'][number]

/** What came in: today, this week, delivery by delivery; every number opens the lines it is made of. */
export function Earnings() {
  const { t } = useTranslation('ridendine-driver')
  const person = usePerson()
  const read = useRead(readDriverEarningsSummary, {}, { topics: [`person:${person.id}`] })
  return (
    <DriveScreen title={t('money.title')} large>
      {read.isPending && <Skeleton className="h-56 rounded-xl" />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.data && (
        <>
          <Card className="flex flex-col gap-5">
            <div className="flex items-end justify-between gap-4">
              <div>
                <p className="text-small text-muted">{t('money.today')}</p>
                <Amount money={read.data.today} className="text-hero" />
              </div>
              <div className="pb-1 text-end">
                <p className="text-small text-muted">{t('money.week')}</p>
                <Amount money={read.data.week} className="text-title" />
              </div>
            </div>
            <DayBars days={read.data.days} />
          </Card>
          <dl className="grid grid-cols-2 gap-2.5 sm:grid-cols-4">
            <Figure
              label={t('money.available')}
              hint={t('money.available-hint')}
              money={read.data.available}
              strong
            />
            <Figure
              label={t('money.pending')}
              hint={t('money.pending-hint')}
              money={read.data.pending}
            />
            <Figure label={t('money.tips')} hint={t('money.tips-hint')} money={read.data.tips} />
            <Figure
              label={t('money.paid-out')}
              hint={t('money.paid-out-hint')}
              money={read.data.paidOut}
            />
          </dl>
        </>
      )}
      <Deliveries />
      {read.data && read.data.payouts.length > 0 && <Payouts payouts={read.data.payouts} />}
    </DriveScreen>
  )
}

function Figure({
  label,
  hint,
  money,
  strong,
}: {
  label: string
  hint: string
  money: Money
  strong?: boolean
}) {
  return (
    <div
      className={cx(
        'rounded-xl border p-3.5',
        strong ? 'border-transparent bg-accent-soft text-accent-text' : 'bg-surface',
      )}
    >
      <dt className="text-small">{label}</dt>
      <dd>
        <Amount money={money} className="text-heading" />
      </dd>
      <dd className={cx('text-micro', !strong && 'text-faint')}>{hint}</dd>
    </div>
  )
}

/** A column a day; the numbers are in the list for whoever cannot see them. */
function DayBars({ days }: { days: Summary['days'] }) {
  const { t } = useTranslation('ridendine-driver')
  const format = useFormat()
  const most = Math.max(1, ...days.map((day) => day.earned.amount))
  if (days.length === 0) return null
  return (
    <ul className="flex h-24 items-end gap-1.5" aria-label={t('money.days')}>
      {days.map((day) => (
        <li key={day.on} className="flex h-full max-w-10 flex-1 flex-col justify-end">
          <span
            aria-hidden
            className="min-h-1 rounded-t-sm bg-accent"
            style={{ blockSize: `${(day.earned.amount / most) * 100}%` }}
          />
          <span className="sr-only">
            {day.on}: {format.money(day.earned)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Deliveries() {
  const { t } = useTranslation('ridendine-driver')
  const read = useReadPages(readDriverEarnings, {})
  return (
    <Section title={t('money.deliveries')}>
      {read.isPending && <SkeletonRows rows={4} />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.isSuccess && read.items.length === 0 && (
        <EmptyState icon={Wallet} title={t('money.none')}>
          {t('money.none-about')}
        </EmptyState>
      )}
      {read.items.length > 0 && (
        <Card bare look="flat" className="divide-y">
          {read.items.map((delivery) => (
            <OneDelivery key={delivery.orderId} delivery={delivery} />
          ))}
        </Card>
      )}
      {read.hasNextPage && (
        <Button
          className="self-center"
          busy={read.isFetchingNextPage}
          onClick={() => void read.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Section>
  )
}

function OneDelivery({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('ridendine-driver')
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-16 w-full items-center gap-3.5 px-4 py-3 text-start -outline-offset-2 hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{delivery.businessName}</span>
          <span className="block truncate text-small text-muted">
            {format.moment(delivery.at)} · {format.distance(delivery.distanceKm * 1000)}
          </span>
        </span>
        {!delivery.isReleased && <Badge tone="note">{t('money.waits')}</Badge>}
        <Amount money={delivery.earned} className="text-heading" />
        <ChevronDown
          size={18}
          aria-hidden
          className={cx('shrink-0 text-faint transition-transform', isOpen && 'rotate-180')}
        />
      </button>
      {isOpen && (
        <div className="flex flex-col gap-4 bg-sunken px-4 py-4">
          <PriceLines
            lines={[
              { label: t('pay.base'), money: delivery.pay.base },
              { label: t('pay.distance'), money: delivery.pay.distance },
              { label: t('pay.tip'), money: delivery.pay.tip },
              ...(delivery.adjustments.amount === 0
                ? []
                : [{ label: t('pay.adjustments'), money: delivery.adjustments }]),
            ]}
            total={{ label: t('pay.total'), money: delivery.earned }}
          />
          <LedgerLines orderId={delivery.orderId} />
        </div>
      )}
    </div>
  )
}

/** The lines of the books behind the number. */
function LedgerLines({ orderId }: { orderId: string }) {
  const { t } = useTranslation('ridendine-driver')
  const format = useFormat()
  const read = useRead(readDriverEarningLines, { orderId })
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-small font-semibold text-muted">{t('money.books')}</h3>
      {read.isPending && <SkeletonRows rows={2} />}
      <ul className="flex flex-col gap-1.5">
        {read.data?.lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries are append-only
          <li key={place} className="flex items-baseline justify-between gap-4 text-small">
            <span className="min-w-0 truncate">
              {line.reason} <span className="text-faint">· {line.account}</span>
            </span>
            <span className="flex shrink-0 gap-3">
              <span className="text-faint">{format.time(line.at)}</span>
              <Amount money={line.amount} sign />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Payouts({ payouts }: { payouts: Summary['payouts'] }) {
  const { t } = useTranslation('ridendine-driver')
  const format = useFormat()
  return (
    <Section title={t('money.payouts')}>
      <Card look="flat" className="divide-y py-1">
        {payouts.map((payout) => (
          <Row
            key={payout.id}
            start={<Landmark size={19} aria-hidden className="text-muted" />}
            title={<Amount money={payout.amount} />}
            hint={format.moment(payout.at)}
            end={
              <Badge tone={payout.state === 'paid' ? 'good' : 'note'}>
                {t(payout.state === 'paid' ? 'money.paid' : 'money.on-its-way')}
              </Badge>
            }
          />
        ))}
      </Card>
    </Section>
  )
}
