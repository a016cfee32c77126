import { BellRing } from 'lucide-react'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { readAdminMap, readAdminOverview } from '#contract/ridendine'
import { useAddress } from '../../../../features/console/address.ts'
import { Go } from '../../../../features/console/place.tsx'
import { useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { cx, ErrorState, Skeleton, useIsPhone } from '../../../../ui/index.ts'
import { CityMap } from '../../../../ui/map/city-map.tsx'
import { Page } from '../../../../ui/shell/desk-shell.tsx'
import { useOperationsTopics } from '../use-operations.ts'
import { AgeKey } from './age.tsx'
import { AttentionList } from './attention-list.tsx'
import { markersOf } from './markers.ts'
import { TodayFigures } from './today-figures.tsx'
import { ZoneStrip } from './zone-strip.tsx'

const LAYERS = ['orders', 'drivers'] as const
type Layer = (typeof LAYERS)[number]
const Search = z.object({
  row: z.uuid().optional().catch(undefined),
  without: z.array(z.enum(LAYERS)).optional().catch(undefined),
})
const EVERY_MS = 8000

/** What happens in the marketplace right now: every open order by its age, and who brings them. */
export function OverviewScreen() {
  const { t } = useTranslation('ridendine-admin')
  const [search, change] = useAddress(Search)
  const topics = useOperationsTopics()
  const now = useRead(readAdminOverview, {}, { every: EVERY_MS, topics, keep: true })
  const map = useRead(readAdminMap, {}, { every: EVERY_MS, topics, keep: true })
  const [pointed, point] = useState<string>()
  const isSmall = useIsPhone()
  const without = useMemo(() => search.without ?? [], [search.without])
  const markers = useMemo(
    () =>
      markersOf(map.data, {
        t,
        without,
        isSmall,
        selected: search.row ?? pointed,
        onSelect: (row) => change({ row }),
      }),
    [map.data, t, without, isSmall, search.row, pointed, change],
  )
  const toggle = (layer: Layer) =>
    change({
      without: without.includes(layer)
        ? without.filter((each) => each !== layer)
        : [...without, layer],
    })
  return (
    <Page title={t('overview.title')} full>
      {now.data ? <TodayFigures now={now.data} /> : <Skeleton className="h-20 w-full rounded-lg" />}
      {now.data && now.data.alertsFiring > 0 && <Firing count={now.data.alertsFiring} />}
      {map.error && !map.data && (
        <ErrorState failure={map.error} onAgain={() => void map.refetch()} />
      )}
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-h-0 flex-col gap-2">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <Layers without={without} onToggle={toggle} />
            <AgeKey />
          </div>
          <CityMap
            label={t('overview.map')}
            markers={markers}
            className="min-h-80 flex-1 rounded-xl border"
          />
          {now.data && <ZoneStrip zones={now.data.zones} />}
        </div>
        <AttentionList
          orders={map.data?.orders}
          open={search.row}
          onOpen={(row) => change({ row })}
          onPoint={point}
        />
      </div>
    </Page>
  )
}

interface LayersProps {
  readonly without: readonly Layer[]
  readonly onToggle: (layer: Layer) => void
}

/** What the map shows. */
function Layers({ without, onToggle }: LayersProps) {
  const { t } = useTranslation('ridendine-admin')
  return (
    <fieldset className="flex gap-1.5">
      <legend className="sr-only">{t('overview.places')}</legend>
      {LAYERS.map((layer) => {
        const isOn = !without.includes(layer)
        return (
          <button
            key={layer}
            type="button"
            aria-pressed={isOn}
            onClick={() => onToggle(layer)}
            className={cx(
              'h-8 rounded-full border px-3 text-small font-medium',
              isOn ? 'border-edge bg-surface' : 'border-transparent text-faint line-through',
            )}
          >
            {t(`overview.${layer}`)}
          </button>
        )
      })}
    </fieldset>
  )
}

function Firing({ count }: { count: number }) {
  const { t } = useTranslation('ridendine-admin')
  return (
    <Go
      to="/alerts"
      className="flex items-center gap-2 rounded-md bg-bad-soft px-4 py-2.5 text-small font-medium text-bad-text"
    >
      <BellRing size={16} aria-hidden />
      {t('overview.firing', { count })}
    </Go>
  )
}
