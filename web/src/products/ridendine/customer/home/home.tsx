import { getRouteApi } from '@tanstack/react-router'
import { ChefHat, MapPin } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { listChefs } from '#contract/ridendine/browse'
import { useLikelyPlace } from '../../../../features/places/last-place.ts'
import type { Place } from '../../../../features/places/place.ts'
import { useReadPages } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { whenReachable } from '../../../../lib/when-reachable.ts'
import { Button, EmptyState, ErrorState, Screen, Section } from '../../../../ui/index.ts'
import { OpenOrders } from '../order/open-orders.tsx'
import { AddressBar } from './address-bar.tsx'
import { OrderAgain } from './again.tsx'
import { ChefCard } from './chef-card.tsx'
import { CuisineRail } from './cuisine-rail.tsx'
import { FilterBar } from './filter-bar.tsx'
import { type Filters, isOpen, wishOf } from './filters.ts'
import { GridSkeleton, Welcome } from './welcome.tsx'

const PlaceSheet = lazy(
  whenReachable(() =>
    import('../../../../features/places/place-sheet.tsx').then((file) => ({
      default: file.PlaceSheet,
    })),
  ),
)
const route = getRouteApi('/ridendine/app/')

/** Address first; then who cooks near it, today or on a day to come. */
export function CustomerHome() {
  const { t } = useTranslation('ridendine-customer')
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const place = useLikelyPlace()
  const [isChoosing, setChoosing] = useState(false)
  const isOutside = useIsOutside(place)
  const change = (part: Partial<Filters>) =>
    void navigate({ search: { ...filters, ...part }, replace: true, resetScroll: false })
  return (
    <Screen title={t('home.title')} width="wide">
      <Suspense>
        <PlaceSheet
          title={t('home.where')}
          open={isChoosing}
          onOpenChange={setChoosing}
          place={place}
          onChoose={() => undefined}
        />
      </Suspense>
      {place && <AddressBar place={place} onChange={() => setChoosing(true)} />}
      {place && <OpenOrders />}
      {!place && <Welcome onChoose={() => setChoosing(true)} />}
      {place && isOutside && <OutOfZone place={place} onMove={() => setChoosing(true)} />}
      {place && !isOutside && (
        <>
          <CuisineRail
            value={filters.cuisine ?? []}
            onChange={(cuisine) => change({ cuisine: cuisine.length ? cuisine : undefined })}
          />
          <FilterBar filters={filters} onChange={change} />
          <Kitchens
            place={place}
            filters={filters}
            onClear={() => void navigate({ search: {}, replace: true })}
          />
        </>
      )}
    </Screen>
  )
}

interface KitchensProps {
  readonly place: Place
  readonly filters: Filters
  readonly onClear: () => void
}

/** True once it is known that no kitchen delivers to a place, whatever one is hungry for. */
function useIsOutside(place: Place | null): boolean {
  const read = useReadPages(listChefs, wishOf({}, place?.point ?? NOWHERE), {
    enabled: place !== null,
  })
  return place !== null && read.isSuccess && read.items.length === 0
}

const NOWHERE = { lat: 0, lng: 0 }

/** The kitchens that deliver here and fit. */
function Kitchens({ place, filters, onClear }: KitchensProps) {
  const { t } = useTranslation('ridendine-customer')
  const read = useReadPages(listChefs, wishOf(filters, place.point), { keep: true })
  if (read.isPending) return <GridSkeleton />
  if (read.error && read.items.length === 0)
    return <ErrorState failure={read.error} onAgain={() => void read.refetch()} />
  if (read.items.length === 0)
    return (
      <EmptyState
        icon={ChefHat}
        title={t('home.none')}
        action={
          <Button tone="primary" size="lg" onClick={onClear}>
            {t('filter.clear')}
          </Button>
        }
      >
        {t('home.none-about')}
      </EmptyState>
    )
  return (
    <>
      {isOpen(filters) && <OrderAgain />}
      <Section title={t('home.near', { count: read.items.length })}>
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 lg:gap-5">
          {read.items.map((chef) => (
            <li key={chef.chefId}>
              <ChefCard chef={chef} />
            </li>
          ))}
        </ul>
        {read.hasNextPage && (
          <Button
            className="mt-2 self-center"
            size="lg"
            busy={read.isFetchingNextPage}
            onClick={() => void read.fetchNextPage()}
          >
            {t('more')}
          </Button>
        )}
      </Section>
    </>
  )
}

const FAR_KM = 40

/** Told before any menu is opened: nobody delivers to this address. */
function OutOfZone({ place, onMove }: { place: Place; onMove: () => void }) {
  const { t } = useTranslation('ridendine-customer')
  const far = useReadPages(listChefs, {
    ...place.point,
    radiusKm: FAR_KM,
    delivers: 'false',
    limit: 6,
  })
  return (
    <>
      <EmptyState
        icon={MapPin}
        title={t('home.out-of-zone')}
        action={
          <Button tone="primary" size="lg" onClick={onMove}>
            {t('home.other-address')}
          </Button>
        }
      >
        {t('home.out-of-zone-about')}
      </EmptyState>
      {far.items.length > 0 && (
        <Section title={t('home.farther')}>
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 lg:gap-5">
            {far.items.map((chef) => (
              <li key={chef.chefId}>
                <ChefCard chef={chef} isFar />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
