import { ChevronDown, Landmark, Wallet } from 'lucide-react'
import { useState } from 'react'
import type { Money } from '#contract'
import { listMyEntries } from '#contract/ledger'
import { beginMyOnboarding, readMyPayoutAccount } from '#contract/payments'
import { readEarnings, readEarningsSummary } from '#contract/zenvee'
import { useAct, useRead, useReadPages } from '../../../../lib/api/index.ts'
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
import { ProScreen } from '../pro-screen.tsx'
import { DayBars } from './day-bars.tsx'

/** What came in: today, this week, visit by visit; every number opens the lines it is made of. */
export function Earnings() {
  const { t } = useTranslation('zenvee-technician')
  const person = usePerson()
  const read = useRead(readEarningsSummary, {}, { topics: [`person:${person.id}`] })
  return (
    <ProScreen title={t('money.title')} large>
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
            <DayBars days={read.data.days} currency={read.data.today.currency} />
          </Card>
          <dl className="grid grid-cols-3 gap-2.5">
            <Figure
              label={t('money.pending')}
              hint={t('money.pending-hint')}
              money={read.data.pending}
            />
            <Figure
              label={t('money.available')}
              hint={t('money.available-hint')}
              money={read.data.available}
              strong
            />
            <Figure
              label={t('money.paid-out')}
              hint={t('money.paid-out-hint')}
              money={read.data.paidOut}
            />
          </dl>
          <PayoutAccount />
        </>
      )}
      <Visits />
      {read.data && read.data.payouts.length > 0 && (
        <Section title={t('money.payouts')}>
          <Card look="flat" className="divide-y py-1">
            {read.data.payouts.map((payout) => (
              <Payout key={payout.id} {...payout} />
            ))}
          </Card>
        </Section>
      )}
    </ProScreen>
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

function Payout({ amount, state, at }: { amount: Money; state: string; at: string }) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const known =
    (['requested', 'in_transit', 'paid', 'failed'] as const).find((each) => each === state) ??
    'requested'
  return (
    <Row
      start={<Landmark size={19} aria-hidden className="text-muted" />}
      title={<Amount money={amount} />}
      hint={format.moment(at)}
      end={
        <Badge tone={known === 'paid' ? 'good' : known === 'failed' ? 'bad' : 'note'}>
          {t(`payout.${known}`)}
        </Badge>
      }
    />
  )
}

/** Where the money goes; without it nothing can be paid out. */
function PayoutAccount() {
  const { t } = useTranslation('zenvee-technician')
  const account = useRead(readMyPayoutAccount, {})
  const begin = useAct(beginMyOnboarding, {
    refresh: [],
    onDone: ({ url }) => location.assign(url),
  })
  if (!account.data || account.data.payoutsEnabled) return null
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-xl bg-warn-soft p-4 text-warn-text">
      <span className="min-w-48 flex-1">
        <span className="block font-semibold">{t('payout.none')}</span>
        <span className="block text-small">{t('payout.none-about')}</span>
      </span>
      <Button
        icon={Landmark}
        busy={begin.isPending}
        onClick={() => begin.mutate({ returnPath: '/zenvee/pro/earnings' })}
      >
        {t('payout.begin')}
      </Button>
    </div>
  )
}

function Visits() {
  const { t } = useTranslation('zenvee-technician')
  const read = useReadPages(readEarnings, {})
  return (
    <Section title={t('money.visits')}>
      {read.isPending && <SkeletonRows rows={4} />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.isSuccess && read.items.length === 0 && (
        <EmptyState icon={Wallet} title={t('money.none')}>
          {t('money.none-about')}
        </EmptyState>
      )}
      {read.items.length > 0 && (
        <Card bare look="flat" className="divide-y">
          {read.items.map((visit) => (
            <Visit key={visit.bookingId} visit={visit} />
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

interface VisitProps {
  readonly visit: {
    bookingId: string
    number: string
    service: string
    at: string
    price: Money
    fee: Money
    tip: Money
    earned: Money
  }
}

function Visit({ visit }: VisitProps) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const [open, setOpen] = useState(false)
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-16 w-full items-center gap-3 px-4 py-2.5 text-start -outline-offset-2 hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{visit.service}</span>
          <span className="block truncate text-small text-muted">
            {format.moment(visit.at)} · <bdi>{visit.number}</bdi>
          </span>
        </span>
        <Amount money={visit.earned} className="font-semibold" />
        <ChevronDown
          size={18}
          aria-hidden
          className={cx('shrink-0 text-faint transition-transform', open && 'rotate-180')}
        />
      </button>
      {open && (
        <div className="flex flex-col gap-4 bg-sunken px-4 py-4">
          <PriceLines
            lines={[
              { label: t('money.price'), money: visit.price },
              { label: t('money.fee'), money: { ...visit.fee, amount: -visit.fee.amount } },
              ...(visit.tip.amount > 0 ? [{ label: t('money.tip'), money: visit.tip }] : []),
            ]}
            total={{ label: t('money.yours'), money: visit.earned }}
          />
          <LedgerLines bookingId={visit.bookingId} />
        </div>
      )}
    </div>
  )
}

/** The lines of the books behind the number. */
function LedgerLines({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const read = useReadPages(listMyEntries, { limit: 100 })
  const mine = read.items.filter((entry) => entry.about === `zenvee.booking:${bookingId}`)
  return (
    <div>
      <h3 className="mb-1.5 text-small font-semibold text-muted">{t('money.ledger')}</h3>
      {read.isPending && <Skeleton className="h-10" />}
      {read.isSuccess && mine.length === 0 && (
        <p className="text-small text-muted">{t('money.ledger-none')}</p>
      )}
      <ul className="flex flex-col gap-1.5 text-small">
        {mine.map((entry) => (
          <li key={entry.entryNo} className="flex items-baseline gap-3">
            <bdi className="font-mono text-micro text-faint">#{entry.entryNo}</bdi>
            <span className="min-w-0 flex-1 truncate">
              {entry.what}{' '}
              <span className="text-muted">
                · {entry.purpose} · {format.time(entry.postedAt)}
              </span>
            </span>
            <Amount money={entry.amount} sign />
          </li>
        ))}
      </ul>
    </div>
  )
}
