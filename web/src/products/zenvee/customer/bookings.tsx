import { getRouteApi, Link } from '@tanstack/react-router'
import { CalendarHeart, Repeat, RotateCcw } from 'lucide-react'
import { type BookingLine, listBookings } from '#contract/zenvee'
import { useReadPages } from '../../../lib/api/index.ts'
import { useFormat } from '../../../lib/format/index.ts'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { usePerson } from '../../../lib/session/session.ts'
import {
  Amount,
  Avatar,
  Button,
  buttonLook,
  EmptyState,
  ErrorState,
  Screen,
  SkeletonRows,
  Tabs,
} from '../../../ui/index.ts'
import { BookingPill } from '../shared/state-pill.tsx'
import { useBookAgain } from './booking/book-again.ts'

const route = getRouteApi('/zenvee/app/bookings')

/** My visits: what is coming, and what was. */
export function Bookings() {
  const { t } = useTranslation('zenvee-customer')
  const { group = 'open' } = route.useSearch()
  const navigate = route.useNavigate()
  const person = usePerson()
  const read = useReadPages(listBookings, { group }, { topics: [`person:${person.id}`] })
  return (
    <Screen title={t('bookings.title')} large>
      <Tabs
        label={t('bookings.title')}
        look="pill"
        value={group}
        onChange={(next) => void navigate({ search: { group: next }, replace: true })}
        tabs={[
          { value: 'open', label: t('bookings.open') },
          { value: 'past', label: t('bookings.past') },
        ]}
      />
      <Link
        to="/zenvee/app/series"
        className="flex min-h-11 items-center gap-2 self-start text-small font-medium text-accent-text hover:underline"
      >
        <Repeat size={17} aria-hidden />
        {t('bookings.regular')}
      </Link>
      {read.isPending && <SkeletonRows rows={5} />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.isSuccess && read.items.length === 0 && (
        <EmptyState
          icon={CalendarHeart}
          title={t(`bookings.none-${group}`)}
          action={
            <Link to="/zenvee/app" className={buttonLook({ tone: 'primary', size: 'lg' })}>
              {t('bookings.find')}
            </Link>
          }
        >
          {t(`bookings.none-${group}-about`)}
        </EmptyState>
      )}
      <ul className="flex flex-col gap-2.5">
        {read.items.map((line) => (
          <li key={line.id}>
            <BookingRow line={line} isPast={group === 'past'} />
          </li>
        ))}
      </ul>
      {read.hasNextPage && (
        <Button
          className="self-center"
          busy={read.isFetchingNextPage}
          onClick={() => void read.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Screen>
  )
}

function BookingRow({ line, isPast }: { line: BookingLine; isPast: boolean }) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const again = useBookAgain()
  return (
    <article className="relative flex items-center gap-3.5 rounded-xl border bg-surface p-4 shadow-1 transition-[border-color,box-shadow] hover:border-edge hover:shadow-2">
      <Avatar
        name={line.technician ?? t('booking.somebody')}
        src={line.technicianPhotoUrl}
        size={48}
      />
      <div className="min-w-0 flex-1">
        <Link
          to="/zenvee/app/bookings/$bookingId"
          params={{ bookingId: line.id }}
          className="block truncate font-medium after:absolute after:inset-0 after:rounded-xl"
        >
          {line.service}
        </Link>
        <p className="truncate text-small text-muted">
          {format.moment(line.startsAt)}
          {line.technician ? ` · ${line.technician}` : ''}
        </p>
        <BookingPill state={line.state} className="mt-1.5" />
      </div>
      <div className="flex flex-col items-end gap-2">
        <Amount money={line.total} className="font-medium" />
        {isPast && (
          <Button
            size="sm"
            tone="soft"
            icon={RotateCcw}
            busy={again.isPending}
            className="relative z-1"
            onClick={() => again.mutate(line.id)}
          >
            {t('again.short')}
          </Button>
        )}
      </div>
    </article>
  )
}
