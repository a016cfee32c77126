import { ChevronDown, Landmark, Wallet } from 'lucide-react'
import { useState } from 'react'
import type { z } from 'zod'
import type { Money, OutputOf } from '#contract'
import {
  type ChefEarning,
  readChefEarnings,
  readChefEarningsSummary,
  readChefEntries,
} from '#contract/ridendine/chef-earnings'
import { beginStripe } from '#contract/ridendine/chefs'
import { useAct, useRead, useReadPages } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import { Columns } from '../../../../ui/charts/charts.tsx'
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
  Screen,
  Section,
  Skeleton,
  SkeletonRows,
} from '../../../../ui/index.ts'
import { useKitchen } from '../use-kitchen.ts'

type Summary = OutputOf<typeof readChefEarningsSummary>
type Earning = z.output<typeof ChefEarning>
const PAYOUT_STATES = ['requested', 'in_transit', 'paid', 'failed'] as const

/** What came in, order by order; each number opens the lines of the books behind it. */
export function Earnings() {
  const { t } = useTranslation('ridendine-kitchen')
  const person = usePerson()
  const read = useRead(readChefEarningsSummary, {}, { topics: [`person:${person.id}`] })
  return (
    <Screen title={t('money.title')}>
      {read.isPending && <Skeleton className="h-56 rounded-xl" />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.data && <Overview summary={read.data} />}
      <PayoutsMissing />
      <Orders />
      {read.data && read.data.payouts.length > 0 && (
        <Section title={t('money.payouts')}>
          <Card look="flat" className="divide-y py-1">
            {read.data.payouts.map((payout) => (
              <PayoutRow key={payout.id} payout={payout} />
            ))}
          </Card>
        </Section>
      )}
    </Screen>
  )
}

function Overview({ summary }: { summary: Summary }) {
  const { t } = useTranslation('ridendine-kitchen')
  const format = useFormat()
  return (
    <>
      <Card className="flex flex-col gap-5">
        <div className="flex items-end justify-between gap-4">
          <div>
            <p className="text-small text-muted">{t('money.today')}</p>
            <Amount money={summary.today} className="text-hero" />
          </div>
          <div className="pb-1 text-end">
            <p className="text-small text-muted">{t('money.week')}</p>
            <Amount money={summary.week} className="text-title" />
          </div>
        </div>
        {summary.days.length > 1 && (
          <Columns
            label={t('money.days')}
            heads={[t('money.day'), t('money.earned')]}
            height={96}
            format={(amount) => format.money({ amount, currency: summary.today.currency })}
            columns={summary.days.map((day) => ({
              label: format.day(`${day.on}T12:00:00Z`),
              value: day.earned.amount,
            }))}
          />
        )}
      </Card>
      <dl className="grid grid-cols-2 gap-2.5 sm:grid-cols-4">
        <Sum label={t('money.pending')} hint={t('money.pending-hint')} money={summary.pending} />
        <Sum
          label={t('money.available')}
          hint={t('money.available-hint')}
          money={summary.available}
          isStrong
        />
        <Sum label={t('money.paid-out')} hint={t('money.paid-out-hint')} money={summary.paidOut} />
        {summary.owed.amount > 0 && (
          <Sum label={t('money.owed')} hint={t('money.owed-hint')} money={summary.owed} />
        )}
      </dl>
    </>
  )
}

function Sum({
  label,
  hint,
  money,
  isStrong,
}: {
  label: string
  hint: string
  money: Money
  isStrong?: boolean
}) {
  return (
    <div
      className={cx(
        'rounded-xl border p-3.5',
        isStrong ? 'border-transparent bg-accent-soft text-accent-text' : 'bg-surface',
      )}
    >
      <dt className="text-small">{label}</dt>
      <dd>
        <Amount money={money} className="text-heading" />
      </dd>
      <dd className={cx('text-micro', !isStrong && 'text-faint')}>{hint}</dd>
    </div>
  )
}

/** Without it nothing can be paid out. */
function PayoutsMissing() {
  const { t } = useTranslation('ridendine-kitchen')
  const kitchen = useKitchen().data
  const begin = useAct(beginStripe, { refresh: [], onDone: ({ url }) => location.assign(url) })
  if (!kitchen || kitchen.stripeReady) return null
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-xl bg-warn-soft p-4 text-warn-text">
      <span className="min-w-48 flex-1">
        <span className="block font-semibold">{t('money.no-account')}</span>
        <span className="block text-small">{t('money.no-account-about')}</span>
      </span>
      <Button
        icon={Landmark}
        busy={begin.isPending}
        onClick={() =>
          begin.mutate({ chefId: kitchen.chefId, returnPath: '/ridendine/kitchen/money' })
        }
      >
        {t('money.begin')}
      </Button>
    </div>
  )
}

function Orders() {
  const { t } = useTranslation('ridendine-kitchen')
  const read = useReadPages(readChefEarnings, {})
  return (
    <Section title={t('money.orders')}>
      {read.isPending && <SkeletonRows rows={4} />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.isSuccess && read.items.length === 0 && (
        <EmptyState icon={Wallet} title={t('money.none')}>
          {t('money.none-about')}
        </EmptyState>
      )}
      {read.items.length > 0 && (
        <Card bare look="flat" className="divide-y">
          {read.items.map((earning) => (
            <EarningRow key={earning.orderId} earning={earning} />
          ))}
        </Card>
      )}
      {read.hasNextPage && (
        <Button
          className="self-center"
          busy={read.isFetchingNextPage}
          onClick={() => void read.fetchNextPage()}
        >
          {t('more-rows')}
        </Button>
      )}
    </Section>
  )
}

function EarningRow({ earning }: { earning: Earning }) {
  const { t } = useTranslation('ridendine-kitchen')
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const minus = (money: Money) => ({ ...money, amount: -money.amount })
  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-16 w-full items-center gap-3 px-4 py-2.5 text-start -outline-offset-2 hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{earning.summary}</span>
          <span className="block truncate text-small text-muted">
            {format.moment(earning.at)} · <bdi>{earning.number}</bdi>
          </span>
        </span>
        {earning.isPending && <Badge tone="note">{t('money.waits')}</Badge>}
        <Amount money={earning.earned} className="font-semibold" />
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
              { label: t('money.food'), money: earning.subtotal },
              {
                label: t('money.fee', { share: format.percent(earning.feeBasisPoints / 10_000) }),
                money: minus(earning.fee),
              },
              ...(earning.refunded.amount > 0
                ? [{ label: t('money.refunded'), money: minus(earning.refunded) }]
                : []),
            ]}
            total={{ label: t('money.yours'), money: earning.earned }}
          />
          <Lines orderId={earning.orderId} />
        </div>
      )}
    </div>
  )
}

/** The lines of the books. */
function Lines({ orderId }: { orderId: string }) {
  const { t } = useTranslation('ridendine-kitchen')
  const format = useFormat()
  const read = useRead(readChefEntries, { orderId })
  return (
    <div>
      <h3 className="mb-1.5 text-small font-semibold text-muted">{t('money.ledger')}</h3>
      {read.isPending && <Skeleton className="h-10" />}
      <ul className="flex flex-col gap-1.5 text-small">
        {read.data?.entries.map((entry) => (
          <li key={entry.id} className="flex items-baseline gap-3">
            <bdi className="font-mono text-micro text-faint">#{entry.id}</bdi>
            <span className="min-w-0 flex-1 truncate">
              {entry.kind}{' '}
              <span className="text-muted">
                · {entry.purpose} · {format.time(entry.at)}
              </span>
            </span>
            <Amount money={entry.amount} sign />
          </li>
        ))}
      </ul>
    </div>
  )
}

function PayoutRow({ payout }: { payout: Summary['payouts'][number] }) {
  const { t } = useTranslation('ridendine-kitchen')
  const format = useFormat()
  const state = PAYOUT_STATES.find((each) => each === payout.state) ?? 'requested'
  return (
    <Row
      start={<Landmark size={19} aria-hidden className="text-muted" />}
      title={<Amount money={payout.amount} />}
      hint={format.moment(payout.at)}
      end={
        <Badge tone={state === 'paid' ? 'good' : state === 'failed' ? 'bad' : 'note'}>
          {t(`money.payout-${state}`)}
        </Badge>
      }
    />
  )
}
