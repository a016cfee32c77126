import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../cx.ts'
import { Skeleton } from '../skeleton.tsx'
import { useCity } from './city.ts'
import { SvgMap } from './svg-map.tsx'
import type { CityMapProps } from './types.ts'

export type { At, LngLat } from './geo.ts'
export type { CityMapProps, MapArea, MapMarker, MapVehicle, MapView } from './types.ts'

const GlMap = lazy(() => import('./gl-map.tsx').then((file) => ({ default: file.GlMap })))

/** True when this browser can draw with WebGL 2; `?map=svg` says no, for tests. */
function canDrawGl(): boolean {
  if (new URLSearchParams(location.search).get('map') === 'svg') return false
  try {
    return document.createElement('canvas').getContext('webgl2') !== null
  } catch {
    return false
  }
}

/**
 * The city with people, a route and a moving vehicle. Without WebGL the same is drawn as SVG.
 * Everything on it is also in a list for the screen reader; a screen must still say the
 * important thing in words beside it.
 */
export function CityMap(props: CityMapProps) {
  const { t } = useTranslation('kit')
  const city = useCity()
  const [withGl, setGl] = useState(canDrawGl)
  return (
    <section
      aria-label={props.label}
      className={cx(
        'relative isolate h-full min-h-48 w-full overflow-hidden bg-sunken',
        props.className,
      )}
    >
      {!city && <Skeleton className="absolute inset-0 h-full rounded-none" />}
      {city &&
        (withGl ? (
          <Suspense fallback={<Skeleton className="absolute inset-0 h-full rounded-none" />}>
            <GlMap {...props} city={city} onBroken={() => setGl(false)} />
          </Suspense>
        ) : (
          <SvgMap {...props} city={city} />
        ))}
      <ul className="sr-only">
        {props.vehicle && <li>{props.vehicle.name}</li>}
        {props.markers?.map((marker) => (
          <li key={marker.id}>
            {marker.tag ? t('map.marker', { name: marker.name, tag: marker.tag }) : marker.name}
          </li>
        ))}
      </ul>
    </section>
  )
}
