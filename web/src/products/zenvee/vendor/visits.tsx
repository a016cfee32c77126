import { getRouteApi } from '@tanstack/react-router'
import { CalendarHeart } from 'lucide-react'
import { listVendorBookings, readVendor, type VendorBooking } from '#contract/zenvee'
import { useRead, useReadPages } from '../../../lib/api/index.ts'
import { useFormat } from '../../../lib/format/index.ts'
import { useTranslation } from '../../../lib/i18n/index.ts'
import {
  Amount,
  Avatar,
  Button,
  EmptyState,
  ErrorState,
  Field,
  Screen,
  Select,
  SkeletonRows,
} from '../../../ui/index.ts'
import { BookingPill } from '../shared/state-pill.tsx'

const route = getRouteApi('/zenvee/vendor/visits')
const EVERYBODY = 'all'
const EVERY_MS = 20_000

/** Visits of the company's technicians, newest first; of one of them when chosen. */
export function Visits() {
  const { t } = useTranslation('zenvee-vendor')
  const { technician } = route.useSearch()
  const navigate = route.useNavigate()
  const company = useRead(readVendor, {})
  const read = useReadPages(
    listVendorBookings,
    { technicianId: technician },
    { every: EVERY_MS, keep: true },
  )
  const joined = company.data?.technicians.filter(({ state }) => state === 'joined') ?? []
  return (
    <Screen title={t('visits.title')} large>
      <Field label={t('visits.who')}>
        <Select
          value={technician ?? EVERYBODY}
          onChange={(next) =>
            void navigate({
              search: { technician: next === EVERYBODY ? undefined : next },
              replace: true,
            })
          }
          options={[
            { value: EVERYBODY, label: t('visits.all') },
            ...joined.map(({ technicianId, name }) => ({ value: technicianId, label: name })),
          ]}
        />
      </Field>
      {read.isPending && <SkeletonRows rows={5} />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.isSuccess && read.items.length === 0 && (
        <EmptyState icon={CalendarHeart} title={t('visits.none')}>
          {t('visits.none-about')}
        </EmptyState>
      )}
      <ul className="flex flex-col gap-2.5">
        {read.items.map((line) => (
          <li key={line.id}>
            <VisitRow line={line} />
          </li>
        ))}
      </ul>
      {read.hasNextPage && (
        <Button
          className="self-center"
          busy={read.isFetchingNextPage}
          onClick={() => void read.fetchNextPage()}
        >
          {t('visits.more')}
        </Button>
      )}
    </Screen>
  )
}

function VisitRow({ line }: { line: VendorBooking }) {
  const { t } = useTranslation('zenvee-vendor')
  const format = useFormat()
  return (
    <article className="flex items-center gap-3.5 rounded-xl border bg-surface p-4 shadow-1">
      <Avatar name={line.technician ?? ''} src={line.technicianPhotoUrl} size={44} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{line.service}</p>
        <p className="truncate text-small text-muted">
          {format.moment(line.startsAt)} · {line.technician}
        </p>
        <p className="truncate text-small text-muted">
          {line.customer} · {line.placeLabel}
        </p>
        <BookingPill state={line.state} className="mt-1.5" />
      </div>
      <div className="flex flex-col items-end gap-1 text-end">
        <Amount money={line.total} className="font-medium" />
        <span className="text-small text-muted">
          {t('visits.earned', { amount: format.money(line.earned) })}
        </span>
      </div>
    </article>
  )
}
