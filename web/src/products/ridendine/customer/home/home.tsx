import { getRouteApi } from '@tanstack/react-router'
import { ChefHat, MapPin } from 'lucide-react'
import { useState } from 'react'
import { listChefs } from '#contract/ridendine/browse'
import { useLikelyPlace } from '../../../../features/places/last-place.ts'
import type { Place } from '../../../../features/places/place.ts'
import { PlaceSheet } from '../../../../features/places/place-sheet.tsx'
import { useReadPages } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, EmptyState, ErrorState, Screen, Section } from '../../../../ui/index.ts'
import { OpenOrders } from '../order/open-orders.tsx'
import { AddressBar } from './address-bar.tsx'
import { OrderAgain } from './again.tsx'
import { ChefCard } from './chef-card.tsx'
import { CuisineRail } from './cuisine-rail.tsx'
import { FilterBar } from './filter-bar.tsx'
import { type Filters, isOpen, wishOf } from './filters.ts'
import { GridSkeleton, Welcome } from './welcome.tsx'

const route = getRouteApi('/ridendine/app/')

/** Address first; then who cooks near it, today or on a day to come. */
export function CustomerHome() {
  const { t } = useTranslation('ridendine-customer')
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const place = useLikelyPlace()
  const [isChoosing, setChoosing] = useState(false)
  const change = (part: Partial<Filters>) =>
    void navigate({ search: { ...filters, ...part }, replace: true, resetScroll: false })
  return (
    <Screen title={t('home.title')} width="wide">
      <PlaceSheet
        title={t('home.where')}
        open={isChoosing}
        onOpenChange={setChoosing}
        place={place}
        onChoose={() => undefined}
      />
      {place ? (
        <>
          <AddressBar place={place} onChange={() => setChoosing(true)} />
          <OpenOrders />
          <CuisineRail
            value={filters.cuisine ?? []}
            onChange={(cuisine) => change({ cuisine: cuisine.length ? cuisine : undefined })}
          />
          <FilterBar filters={filters} onChange={change} />
          <Kitchens
            place={place}
            filters={filters}
            onClear={() => void navigate({ search: {}, replace: true })}
            onMove={() => setChoosing(true)}
          />
        </>
      ) : (
        <Welcome onChoose={() => setChoosing(true)} />
      )}
    </Screen>
  )
}

interface KitchensProps {
  readonly place: Place
  readonly filters: Filters
  readonly onClear: () => void
  readonly onMove: () => void
}

/** The kitchens that deliver here; when there are none, those that are only too far away. */
function Kitchens({ place, filters, onClear, onMove }: KitchensProps) {
  const { t } = useTranslation('ridendine-customer')
  const read = useReadPages(listChefs, wishOf(filters, place.point), { keep: true })
  if (read.isPending) return <GridSkeleton />
  if (read.error && read.items.length === 0)
    return <ErrorState failure={read.error} onAgain={() => void read.refetch()} />
  if (read.items.length === 0)
    return isOpen(filters) ? (
      <OutOfZone place={place} onMove={onMove} />
    ) : (
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
