import { lazy, Suspense } from 'react'
import { Skeleton } from '../../ui/index.ts'
import type { MapMarker } from '../../ui/map/types.ts'
import type { Arrival } from './use-arrival.ts'

const CityMap = lazy(() =>
  import('../../ui/map/city-map.tsx').then((file) => ({ default: file.CityMap })),
)

interface ArrivalMapProps {
  readonly label: string
  readonly arrival: Arrival
  readonly who: { readonly name: string; readonly photoUrl?: string | null }
  readonly markers: readonly MapMarker[]
  /** The way that is left is drawn only while somebody moves along it. */
  readonly isMoving: boolean
}

/** The city with the one who comes, the way that is left, and the door. An old position is drawn hollow. */
export function ArrivalMap({ label, arrival, who, markers, isMoving }: ArrivalMapProps) {
  const position = arrival.sharing?.position
  return (
    <Suspense fallback={<Skeleton className="h-full rounded-none" />}>
      <CityMap
        label={label}
        follow
        markers={markers}
        vehicle={
          position
            ? {
                at: position.point,
                name: who.name,
                photoUrl: who.photoUrl,
                stale: arrival.isStale,
              }
            : null
        }
        path={isMoving ? arrival.path : undefined}
      />
    </Suspense>
  )
}
