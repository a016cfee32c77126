import { Construction } from 'lucide-react'
import { useMemo, useState } from 'react'
import {
  type ClosedStreet,
  closeStreet,
  type DispatchZone,
  listClosedStreets,
  openStreet,
} from '#contract/dispatch'
import { ReasonDialog } from '../../../../features/console/reason-dialog.tsx'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, EmptyState, SkeletonRows, TimeAgo } from '../../../../ui/index.ts'
import { type At, CityMap, type MapMarker } from '../../../../ui/map/city-map.tsx'
import { areasOf } from './draft.ts'

/** Streets that are closed now; a tap on the map closes the stretch under it. */
export function StreetsPane({ zones }: { zones: readonly DispatchZone[] }) {
  const { t } = useTranslation('ridendine-admin')
  const closed = useRead(listClosedStreets, {})
  const [picked, setPicked] = useState<At>()
  const [shown, show] = useState<string>()
  const close = useAct(closeStreet, {
    says: (street) => t('streets.done', { name: street.name }),
    refresh: [listClosedStreets],
    onDone: (street) => {
      setPicked(undefined)
      show(street.id)
    },
  })
  const open = useAct(openStreet, { says: t('streets.opened'), refresh: [listClosedStreets] })
  const streets = useMemo(() => closed.data?.streets ?? [], [closed.data])
  const markers = useMemo(
    () => streets.flatMap((street) => markerOf(street, { shown, onSelect: show })),
    [streets, shown],
  )
  return (
    <div className="grid min-h-0 flex-1 gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto scrollbar-thin">
        <p className="text-small text-muted">{t('streets.hint')}</p>
        {closed.isPending && <SkeletonRows rows={3} />}
        {closed.data && streets.length === 0 && (
          <EmptyState icon={Construction} title={t('streets.none')}>
            {t('streets.close-about')}
          </EmptyState>
        )}
        <ul className="flex flex-col gap-2">
          {streets.map((street) => (
            <li
              key={street.id}
              className="flex items-center gap-3 rounded-md border bg-surface p-3"
            >
              <button
                type="button"
                onClick={() => show(street.id)}
                className="min-w-0 flex-1 text-start"
              >
                <span className="block truncate font-medium">{street.name}</span>
                <span className="block text-small text-muted">
                  {street.reason} · <TimeAgo at={street.closedAt} />
                </span>
              </button>
              <Button
                size="sm"
                busy={open.isPending}
                onClick={() => open.mutate({ closureId: street.id })}
              >
                {t('streets.open')}
              </Button>
            </li>
          ))}
        </ul>
      </div>
      <CityMap
        label={t('streets.pick')}
        areas={areasOf(zones, { open: undefined, draft: undefined })}
        markers={markers}
        path={streets.find(({ id }) => id === shown)?.path}
        onPick={setPicked}
        className="min-h-96 rounded-xl border max-lg:order-first"
      />
      {picked && (
        <ReasonDialog
          open
          onOpenChange={(isOpen) => {
            if (!isOpen) setPicked(undefined)
          }}
          title={t('streets.close')}
          description={t('streets.close-about')}
          act={t('streets.close')}
          danger
          busy={close.isPending}
          onSend={(reason) => close.mutate({ at: picked, reason })}
        />
      )}
    </div>
  )
}

/** The middle of a closed stretch. */
function markerOf(
  street: ClosedStreet,
  of: { shown: string | undefined; onSelect: (id: string) => void },
): MapMarker[] {
  const middle = street.path[Math.floor(street.path.length / 2)]
  if (!middle) return []
  return [
    {
      id: street.id,
      at: { lat: middle[1], lng: middle[0] },
      kind: 'dot',
      name: street.name,
      tone: 'bad',
      tag: street.name,
      selected: street.id === of.shown,
      onSelect: () => of.onSelect(street.id),
    },
  ]
}
