import { getRouteApi } from '@tanstack/react-router'
import { LinkIcon, MapPinCheck } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { readOnMyWay } from '#contract/tracking'
import { EtaLine } from '../../../features/tracking/eta-line.tsx'
import { useArrivalOf } from '../../../features/tracking/use-arrival.ts'
import { ApiFailure, useRead } from '../../../lib/api/index.ts'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { ProductScope } from '../../../lib/products.tsx'
import { EmptyState, ErrorState, Skeleton, Wordmark } from '../../../ui/index.ts'
import { CityZone } from '../shared/city-zone.tsx'

const CityMap = lazy(() =>
  import('../../../ui/map/city-map.tsx').then((file) => ({ default: file.CityMap })),
)
const route = getRouteApi('/zenvee/on-my-way/$token')

/** A visitor has no room to listen in. */
const LOOK_EVERY_MS = 4_000

/** Who comes and when, for whoever holds the link: no account, no names, and it dies with the visit. */
export function OnMyWayPage() {
  const { t } = useTranslation('zenvee-customer')
  return (
    <ProductScope product="zenvee">
      <CityZone>
        <div className="flex min-h-dvh flex-col lg:flex-row">
          <main id="main" className="flex flex-col gap-6 p-6 lg:w-105 lg:border-e lg:p-10">
            <Wordmark brand="zenvee" />
            <h1 className="sr-only">{t('link.title')}</h1>
            <Trip />
          </main>
          <TripMap />
        </div>
      </CityZone>
    </ProductScope>
  )
}

function useTrip() {
  const { token } = route.useParams()
  return useRead(readOnMyWay, { token }, { every: LOOK_EVERY_MS })
}

function Trip() {
  const { t } = useTranslation('zenvee-customer')
  const trip = useTrip()
  const arrival = useArrivalOf(trip.data, null)
  if (trip.isPending) return <Skeleton className="h-24 rounded-xl" />
  if (trip.error) {
    return trip.error instanceof ApiFailure && trip.error.error.reason === 'tracking.link_over' ? (
      <EmptyState icon={LinkIcon} title={t('link.over')}>
        {t('link.over-about')}
      </EmptyState>
    ) : (
      <ErrorState failure={trip.error} onAgain={() => void trip.refetch()} />
    )
  }
  return (
    <>
      {trip.data.enteredAt ? (
        <p aria-live="polite" className="flex items-center gap-3 text-display">
          <MapPinCheck size={30} aria-hidden className="text-good" />
          {t('link.there')}
        </p>
      ) : (
        <EtaLine arrival={arrival} name={t('link.somebody')} />
      )}
      <p className="text-small text-muted">{t('link.about')}</p>
    </>
  )
}

function TripMap() {
  const { t } = useTranslation('zenvee-customer')
  const trip = useTrip()
  const arrival = useArrivalOf(trip.data, null)
  const position = trip.data?.position
  const [start, setStart] = useState<{ lat: number; lng: number } | null>(null)
  if (!start && position) setStart(position.point)
  return (
    <div className="relative min-h-96 flex-1">
      <div className="absolute inset-0">
        <Suspense fallback={<Skeleton className="h-full rounded-none" />}>
          <CityMap
            label={t('arrival.map')}
            follow
            view={start ? { ...start, zoom: 14 } : undefined}
            vehicle={
              position
                ? { at: position.point, name: t('link.somebody'), stale: arrival.isStale }
                : null
            }
          />
        </Suspense>
      </div>
    </div>
  )
}
