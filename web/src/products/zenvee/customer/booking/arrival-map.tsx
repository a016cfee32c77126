import { lazy, Suspense } from 'react'
import type { Booking } from '#contract/zenvee'
import type { Arrival } from '../../../../features/tracking/use-arrival.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Skeleton } from '../../../../ui/index.ts'

const CityMap = lazy(() =>
  import('../../../../ui/map/city-map.tsx').then((file) => ({ default: file.CityMap })),
)

/** The city with the one who comes, the way that is left, and the door. */
export function ArrivalMap({ booking, arrival }: { booking: Booking; arrival: Arrival }) {
  const { t } = useTranslation('zenvee-customer')
  const position = arrival.sharing?.position
  const isMoving = booking.state === 'en_route'
  return (
    <Suspense fallback={<Skeleton className="h-full rounded-none" />}>
      <CityMap
        label={t('arrival.map')}
        follow
        markers={[{ id: 'door', at: booking.place.point, kind: 'pin', name: booking.place.label }]}
        vehicle={
          position
            ? {
                at: position.point,
                name: booking.technician?.name ?? '',
                photoUrl: booking.technician?.photoUrl,
                stale: arrival.isStale,
              }
            : null
        }
        path={isMoving ? arrival.path : undefined}
      />
    </Suspense>
  )
}
