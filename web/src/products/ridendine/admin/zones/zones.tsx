import { useState } from 'react'
import { z } from 'zod'
import { listDispatchZones } from '#contract/dispatch'
import { useAddress } from '../../../../features/console/address.ts'
import { useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { ErrorState, Skeleton, Tabs } from '../../../../ui/index.ts'
import { CityMap } from '../../../../ui/map/city-map.tsx'
import { Page } from '../../../../ui/shell/desk-shell.tsx'
import { areasOf, type Draft, toggleCell } from './draft.ts'
import { StreetsPane } from './streets-pane.tsx'
import { ZonesPane } from './zones-pane.tsx'

const TABS = ['zones', 'streets'] as const
const Search = z.object({
  tab: z.enum(TABS).optional().catch(undefined),
  row: z.uuid().optional().catch(undefined),
})
const EVERY_MS = 20_000

/** Zones: cells under a name. And streets that are closed: the dispatcher goes around them. */
export function ZonesScreen() {
  const { t } = useTranslation('ridendine-admin')
  const [search, change] = useAddress(Search)
  const tab = search.tab ?? 'zones'
  const zones = useRead(listDispatchZones, {}, { every: EVERY_MS, keep: true })
  const [draft, setDraft] = useState<Draft>()
  return (
    <Page
      title={t('zones.title')}
      hint={t('zones.hint')}
      full
      tabs={
        <Tabs
          label={t('zones.title')}
          value={tab}
          onChange={(next) => change({ tab: next, row: undefined })}
          tabs={TABS.map((value) => ({ value, label: t(`zones.tab.${value}`) }))}
        />
      }
    >
      {zones.error && !zones.data && (
        <ErrorState failure={zones.error} onAgain={() => void zones.refetch()} />
      )}
      {tab === 'streets' && <StreetsPane zones={zones.data?.zones ?? []} />}
      {tab === 'zones' && !zones.data && <Skeleton className="min-h-96 flex-1 rounded-xl" />}
      {tab === 'zones' && zones.data && (
        <div className="grid min-h-0 flex-1 gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
          <ZonesPane
            zones={zones.data.zones}
            open={search.row}
            onOpen={(row) => change({ row })}
            draft={draft}
            onDraft={setDraft}
          />
          <div className="flex min-h-96 flex-col gap-2 max-lg:order-first">
            {draft && (
              <p className="rounded-md bg-note-soft px-4 py-2 text-small text-note-text">
                {draft.cells.length === 0 ? t('zones.draw-start') : t('zones.draw')}
              </p>
            )}
            <CityMap
              label={t('zones.map')}
              areas={areasOf(zones.data.zones, { open: search.row, draft })}
              onPick={
                draft &&
                ((at) =>
                  void import('./cells.ts').then(({ cellAt }) =>
                    setDraft((now) => now && toggleCell(now, cellAt(at))),
                  ))
              }
              className="flex-1 rounded-xl border"
            />
          </div>
        </div>
      )}
    </Page>
  )
}
