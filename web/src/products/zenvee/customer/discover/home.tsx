import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight, MapPin, RotateCcw } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { type CategoryNode, listServices } from '#contract/catalog'
import { type BookingLine, listBookings } from '#contract/zenvee'
import { useLikelyPlace } from '../../../../features/places/last-place.ts'
import type { Place } from '../../../../features/places/place.ts'
import { firstLine } from '../../../../features/places/place-words.ts'
import { useRead, useReadPages } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import { whenReachable } from '../../../../lib/when-reachable.ts'
import { Avatar, ErrorState, Screen, Section, Skeleton } from '../../../../ui/index.ts'
import { serviceIcon } from '../../shared/service-icons.ts'
import { BookingPill } from '../../shared/state-pill.tsx'
import { useBookAgain } from '../booking/book-again.ts'
import { placeParts } from './intent.ts'
import { PlainSearch } from './search-field.tsx'

// What opens over the first screen comes after it.
const ServiceSearch = lazy(
  whenReachable(() =>
    import('./service-search.tsx').then((file) => ({ default: file.ServiceSearch })),
  ),
)
const PlaceSheet = lazy(
  whenReachable(() =>
    import('../../../../features/places/place-sheet.tsx').then((file) => ({
      default: file.PlaceSheet,
    })),
  ),
)

/** Discover: what is wrong, and where. Everything else follows from that. */
export function CustomerHome() {
  const { t } = useTranslation('zenvee-customer')
  const navigate = useNavigate()
  const person = usePerson()
  const likely = useLikelyPlace()
  const find = (service: string) =>
    void navigate({ to: '/zenvee/app/find', search: { service, ...placeParts(likely) } })
  return (
    <Screen
      title={<span className="sr-only">{t('discover.title')}</span>}
      width="wide"
      tools={<PlaceChip place={likely} />}
    >
      <div className="flex flex-col gap-5 pt-2 lg:items-center lg:pt-10 lg:text-center">
        <p className="text-display text-balance lg:text-hero">
          {t('discover.hello', { name: person.name.split(' ')[0] })}
        </p>
        <div className="w-full text-start lg:max-w-2xl">
          <SearchBox onChoose={find} />
        </div>
      </div>
      <UnderWay />
      <Again />
      <Services onChoose={find} />
    </Screen>
  )
}

function SearchBox({ onChoose }: { onChoose: (slug: string) => void }) {
  const [typed, setTyped] = useState('')
  const [hasFocus, setFocus] = useState(false)
  return (
    <Suspense
      fallback={<PlainSearch value={typed} onChange={setTyped} onFocus={() => setFocus(true)} />}
    >
      <ServiceSearch onChoose={onChoose} typedBefore={typed} hasFocus={hasFocus} />
    </Suspense>
  )
}

function PlaceChip({ place }: { place: Place | null }) {
  const { t } = useTranslation('zenvee-customer')
  const [open, setOpen] = useState(false)
  const [wasOpened, setOpened] = useState(false)
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setOpened(true)
          setOpen(true)
        }}
        className="inline-flex h-10 max-w-64 items-center gap-1.5 rounded-full border border-edge bg-surface ps-3 pe-4 text-small font-medium transition-colors hover:border-control"
      >
        <MapPin size={16} aria-hidden className="shrink-0 text-accent-text" />
        <span className="truncate">{place ? firstLine(place.label) : t('place.choose')}</span>
      </button>
      <Suspense>
        {wasOpened && (
          <PlaceSheet
            title={t('find.where')}
            open={open}
            onOpenChange={setOpen}
            place={place}
            onChoose={() => undefined}
          />
        )}
      </Suspense>
    </>
  )
}

/** Visits that are not over: one tap away from the first screen. */
function UnderWay() {
  const { t } = useTranslation('zenvee-customer')
  const person = usePerson()
  const open = useReadPages(
    listBookings,
    { group: 'open', limit: 3 },
    { topics: [`person:${person.id}`] },
  )
  if (open.items.length === 0) return null
  return (
    <Section title={t('discover.open')}>
      <ul className="grid gap-2.5 lg:grid-cols-3">
        {open.items.slice(0, 3).map((line) => (
          <li key={line.id}>
            <OpenCard line={line} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function OpenCard({ line }: { line: BookingLine }) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  return (
    <Link
      to="/zenvee/app/bookings/$bookingId"
      params={{ bookingId: line.id }}
      className="flex items-center gap-3.5 rounded-xl border bg-surface p-4 shadow-1 transition-[box-shadow,border-color] hover:border-edge hover:shadow-2"
    >
      <Avatar
        name={line.technician ?? t('booking.somebody')}
        src={line.technicianPhotoUrl}
        size={44}
      />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{line.service}</span>
        <span className="block truncate text-small text-muted">{format.moment(line.startsAt)}</span>
        <BookingPill state={line.state} className="mt-1.5" />
      </span>
      <ChevronRight size={18} aria-hidden className="mirror shrink-0 text-faint" />
    </Link>
  )
}

/** What was done before, to be done again in one tap. */
function Again() {
  const { t } = useTranslation('zenvee-customer')
  const again = useBookAgain()
  const past = useReadPages(listBookings, { group: 'past', limit: 10 })
  const finished = past.items.filter(({ state }) => state === 'settled' || state === 'completed')
  // The same work with the same person is offered once.
  const done = [
    ...new Map(finished.map((line) => [`${line.service} ${line.technician}`, line])).values(),
  ].slice(0, 4)
  if (done.length === 0) return null
  return (
    <Section title={t('discover.again')}>
      <ul className="-mx-5 flex gap-2.5 overflow-x-auto px-5 pb-1 scrollbar-none lg:mx-0 lg:px-0">
        {done.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              disabled={again.isPending}
              onClick={() => again.mutate(line.id)}
              className="flex h-full w-56 items-center gap-3 rounded-xl border bg-surface p-3.5 transition-colors hover:border-edge text-start"
            >
              <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent-text">
                <RotateCcw size={18} aria-hidden />
              </span>
              <span className="min-w-0">
                <span className="block truncate font-medium">{line.service}</span>
                <span className="block truncate text-small text-muted">{line.technician}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Services({ onChoose }: { onChoose: (slug: string) => void }) {
  const { t } = useTranslation('zenvee-customer')
  const catalog = useRead(listServices, {})
  if (catalog.error)
    return <ErrorState failure={catalog.error} onAgain={() => void catalog.refetch()} />
  return (
    <Section title={t('discover.services')}>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {catalog.isPending &&
          Array.from({ length: 6 }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: all are alike
            <li key={place}>
              <Skeleton className="h-40 rounded-xl" />
            </li>
          ))}
        {catalog.data?.categories.map((category) => (
          <li key={category.slug} className="rounded-xl border bg-surface p-4 shadow-1">
            <CategoryHead icon={category.icon} name={category.name} />
            <ul className="mt-2.5 flex flex-wrap gap-1.5">
              {[
                ...category.services,
                ...category.categories.flatMap((inner) => inner.services),
              ].map((service) => (
                <li key={service.slug}>
                  <ServiceChip service={service} onChoose={onChoose} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function CategoryHead({ icon, name }: { icon: string; name: string }) {
  const Icon = serviceIcon(icon)
  return (
    <h3 className="flex items-center gap-2.5 text-heading">
      <span className="flex size-9 items-center justify-center rounded-md bg-accent-soft text-accent-text">
        <Icon size={19} strokeWidth={1.9} aria-hidden />
      </span>
      {name}
    </h3>
  )
}

function ServiceChip({
  service,
  onChoose,
}: {
  service: CategoryNode['services'][number]
  onChoose: (slug: string) => void
}) {
  return (
    <button
      type="button"
      onClick={() => onChoose(service.slug)}
      className="inline-flex h-9 items-center rounded-full bg-sunken px-3.5 text-small font-medium transition-colors hover:bg-accent-soft hover:text-accent-text"
    >
      {service.title}
    </button>
  )
}
