import { useTranslation } from 'react-i18next'
import { readDemo } from '#contract/demo'
import { useRead } from '../../lib/api/index.ts'
import { usePainted } from '../../lib/theme.ts'
import { LiveDot } from '../../ui/index.ts'
import { useCity } from '../../ui/map/city.ts'
import { CityLayers } from '../../ui/map/city-layers.tsx'
import { PAINTS } from '../../ui/map/paint.ts'

/** The demo city as a picture; `quiet` leaves out the words. */
export function CityArt({ quiet }: { quiet?: boolean }) {
  const { t } = useTranslation('portal')
  const paint = PAINTS[usePainted()]
  const city = useCity()
  const demo = useRead(readDemo, {}, { every: 30_000, enabled: !quiet })
  const name = city?.name ?? 'Alder Bay'
  const isRunning = demo.data?.city.running ?? true
  return (
    <div className="relative h-full min-h-52 overflow-hidden" style={{ background: paint.land }}>
      {city && (
        <svg
          viewBox="-2100 -2100 4400 4200"
          preserveAspectRatio="xMidYMid slice"
          className="absolute inset-0 size-full animate-rise"
          aria-hidden="true"
        >
          <CityLayers city={city} paint={paint} detailed />
        </svg>
      )}
      {!quiet && (
        <div className="absolute inset-x-4 bottom-4 flex items-center gap-3 rounded-lg border bg-surface/92 px-4 py-3 shadow-2 backdrop-blur-md">
          {isRunning && <LiveDot className="text-good" />}
          <div className="min-w-0">
            <p className="text-body font-medium">{isRunning ? t('city.name', { name }) : name}</p>
            <p className="truncate text-small text-muted">
              {isRunning ? t('city.always') : t('city.off')}
            </p>
          </div>
        </div>
      )}
    </div>
  )
}
