import { Scale } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { type BookingLine, listAllBookings, readBooking } from '#contract/zenvee'
import { useAddress } from '../../../../features/console/address.ts'
import { Go } from '../../../../features/console/place.tsx'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Amount,
  Avatar,
  buttonLook,
  Card,
  cx,
  EmptyState,
  ErrorState,
  KeyValues,
  Section,
  SkeletonRows,
  TimeAgo,
  useKeys,
} from '../../../../ui/index.ts'
import { Page } from '../../../../ui/shell/desk-shell.tsx'
import { tableSearch } from '../../../../ui/table/record-table.tsx'
import { BookingActs } from '../bookings/booking-acts.tsx'
import { RefundFields } from './refund-fields.tsx'

const Search = z.object({ row: tableSearch.row })
const EVERY_MS = 10_000

/** Problems that customers reported, oldest first, each beside its evidence. */
export function DisputesScreen() {
  const { t } = useTranslation('operations')
  const [search, change] = useAddress(Search)
  const open = useRead(listAllBookings, { state: 'disputed', limit: 100 }, { every: EVERY_MS })
  const queue = open.data?.items.toReversed() ?? []
  const chosen = queue.find((line) => line.id === search.row) ?? queue[0]
  const step = (by: number) => {
    const next = queue[queue.findIndex((line) => line.id === chosen?.id) + by]
    if (next) change({ row: next.id })
  }
  useKeys([
    { keys: 'j', label: t('disputes.next'), run: () => step(1) },
    { keys: 'k', label: t('disputes.previous'), run: () => step(-1) },
  ])
  return (
    <Page title={t('disputes.title')} hint={t('disputes.hint')}>
      {open.error && !open.data && (
        <ErrorState failure={open.error} onAgain={() => void open.refetch()} />
      )}
      {open.isPending && <SkeletonRows rows={5} />}
      {open.data && queue.length === 0 && (
        <EmptyState icon={Scale} title={t('disputes.none')}>
          {t('disputes.none-about')}
        </EmptyState>
      )}
      {chosen && (
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[20rem_1fr]">
          <ul className="flex flex-col gap-1.5" aria-label={t('disputes.title')}>
            {queue.map((line) => (
              <QueueLine
                key={line.id}
                line={line}
                isOpen={line.id === chosen.id}
                onOpen={() => change({ row: line.id })}
              />
            ))}
          </ul>
          <DisputeCase key={chosen.id} bookingId={chosen.id} />
        </div>
      )}
    </Page>
  )
}

function QueueLine({
  line,
  isOpen,
  onOpen,
}: {
  line: BookingLine
  isOpen: boolean
  onOpen: () => void
}) {
  return (
    <li>
      <button
        type="button"
        aria-current={isOpen}
        onClick={onOpen}
        className={cx(
          'flex w-full flex-col gap-0.5 rounded-lg border px-4 py-3 text-start',
          isOpen ? 'border-accent bg-accent-soft' : 'bg-surface hover:bg-hover',
        )}
      >
        <span className="flex items-baseline justify-between gap-2">
          <span className="font-medium tabular">{line.number}</span>
          <Amount money={line.total} className="text-small font-medium" />
        </span>
        <span className="truncate text-small text-muted">{line.service}</span>
        <span className="flex justify-between gap-2 text-small text-muted">
          <span className="truncate">
            {line.customer} → {line.technician}
          </span>
          <TimeAgo at={line.createdAt} className="shrink-0" />
        </span>
      </button>
    </li>
  )
}

/** One dispute: what was said, what was shown, and what a decision would do. */
function DisputeCase({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const booking = useRead(readBooking, { bookingId }, { topics: [`zenvee.booking:${bookingId}`] })
  const [amount, setAmount] = useState(0)
  if (booking.error && !booking.data) return <ErrorState failure={booking.error} />
  if (!booking.data) return <SkeletonRows rows={6} />
  const { dispute, proof, price, startedAt, completedAt } = booking.data
  const minutes =
    startedAt && completedAt
      ? new Date(completedAt).getTime() - new Date(startedAt).getTime()
      : null
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <div className="flex flex-wrap items-center gap-2">
        <Go to={`/bookings/${bookingId}`} className={buttonLook({ size: 'sm' })}>
          {t('disputes.replay')}
        </Go>
        <span className="ms-auto flex flex-wrap gap-2">
          <BookingActs booking={booking.data} />
        </span>
      </div>
      <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
        <Card>
          <Section
            title={t('disputes.customer-says')}
            hint={dispute ? t(`disputes.reason.${reasonOf(dispute.reason)}`) : undefined}
          >
            <div className="flex gap-3">
              <Avatar
                name={booking.data.customer.name}
                src={booking.data.customer.photoUrl}
                size={32}
              />
              <p className="rounded-lg bg-sunken px-4 py-3 whitespace-pre-wrap">
                {dispute?.text ?? '–'}
              </p>
            </div>
          </Section>
          <Section title={t('disputes.proof')} className="mt-6">
            <p className="text-body text-muted">{proof?.note || t('disputes.no-note')}</p>
            <div className="grid grid-cols-3 gap-2">
              {proof?.photos.map((photo, at) => (
                <a key={photo.id} href={photo.url} target="_blank" rel="noreferrer">
                  <img
                    src={photo.thumbnailUrl}
                    alt={t('disputes.photo', { number: at + 1 })}
                    className="aspect-square w-full rounded-md border object-cover"
                  />
                </a>
              ))}
            </div>
          </Section>
          <KeyValues
            className="mt-6"
            rows={[
              [t('bookings.service'), booking.data.service.title],
              [t('disputes.on-site'), minutes === null ? '–' : format.span(minutes)],
              [t('bookings.total'), format.money(price.total)],
            ]}
          />
        </Card>
        <Card>
          <Section title={t('disputes.what-if')} hint={t('disputes.what-if-hint')}>
            <RefundFields booking={booking.data} amount={amount} onAmount={setAmount} />
          </Section>
        </Card>
      </div>
    </div>
  )
}

const REASONS = ['not_done', 'poor_quality', 'damage', 'overcharged', 'other'] as const
const reasonOf = (reason: string) => REASONS.find((each) => each === reason) ?? 'other'
