import { Crosshair, KanbanSquare, Settings2 } from 'lucide-react'
import { useMemo } from 'react'
import { z } from 'zod'

import { type BoardTask, readDispatchBoard, runDispatch, type Tick } from '#contract/dispatch'
import { useAddress } from '../../../../features/console/address.ts'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Button,
  EmptyState,
  ErrorState,
  Input,
  Skeleton,
  TimeAgo,
  useKeys,
} from '../../../../ui/index.ts'
import { Page } from '../../../../ui/shell/desk-shell.tsx'
import { useOperationsTopics } from '../use-operations.ts'
import { DispatchSettingsSheet } from './dispatch-settings.tsx'
import { Lane } from './lane.tsx'
import { useBoardMoves } from './use-board-moves.ts'
import { WhyDrawer } from './why-drawer.tsx'

const Search = z.object({
  /** The order whose reasons are open. */
  row: z.string().max(120).optional().catch(undefined),
  settings: z.boolean().optional().catch(undefined),
  q: z.string().max(80).optional().catch(undefined),
})
const EVERY_MS = 5000

/** Who carries what: a lane for each driver on duty, and one for what nobody has. */
export function BoardScreen() {
  const { t } = useTranslation('ridendine-admin')
  const [search, change] = useAddress(Search)
  const topics = useOperationsTopics()
  const board = useRead(readDispatchBoard, {}, { every: EVERY_MS, topics, keep: true })
  const tick = useAct(runDispatch, { says: t('board.tick-done'), refresh: [readDispatchBoard] })
  const moves = useBoardMoves(board.data)
  useKeys([{ keys: 't', label: t('board.tick'), run: () => tick.mutate({}) }])
  const lanes = useMemo(() => lanesOf(board.data?.tasks ?? []), [board.data])
  const words = search.q?.trim().toLowerCase()
  const couriers = (board.data?.couriers ?? []).filter(
    (courier) => !words || courier.name.toLowerCase().includes(words),
  )
  return (
    <Page
      title={t('board.title')}
      hint={t('board.hint')}
      full
      tools={
        <>
          <Input
            aria-label={t('order.driver')}
            placeholder={t('order.driver')}
            value={search.q ?? ''}
            onChange={(event) => change({ q: event.currentTarget.value || undefined })}
            className="h-9 w-36"
          />
          <Button size="sm" icon={Settings2} onClick={() => change({ settings: true })}>
            {board.data ? t(`board.policies.${board.data.policy}`) : t('board.settings')}
          </Button>
          <Button
            size="sm"
            tone="primary"
            icon={Crosshair}
            busy={tick.isPending}
            onClick={() => tick.mutate({})}
          >
            {t('board.tick')}
          </Button>
        </>
      }
    >
      {board.data?.lastTick && <LastTick tick={board.data.lastTick} />}
      {board.error && !board.data && (
        <ErrorState failure={board.error} onAgain={() => void board.refetch()} />
      )}
      {!board.data && !board.error && <Skeleton className="h-96 w-full rounded-xl" />}
      {board.data && (
        <div className="flex min-h-0 flex-1 gap-3 overflow-x-auto pb-3 max-lg:flex-col scrollbar-thin">
          <Lane
            courier={null}
            tasks={lanes.get(null) ?? []}
            moves={moves}
            couriers={board.data.couriers}
            onWhy={(about) => change({ row: about })}
          />
          {couriers.map((courier) => (
            <Lane
              key={courier.id}
              courier={courier}
              tasks={lanes.get(courier.id) ?? []}
              moves={moves}
              couriers={board.data.couriers}
              onWhy={(about) => change({ row: about })}
            />
          ))}
          {board.data.couriers.length === 0 && (
            <div className="flex flex-1 items-center justify-center">
              <EmptyState icon={KanbanSquare} title={t('board.no-drivers')}>
                {t('board.no-drivers-about')}
              </EmptyState>
            </div>
          )}
        </div>
      )}
      {search.row && <WhyDrawer about={search.row} onClose={() => change({ row: undefined })} />}
      {search.settings && <DispatchSettingsSheet onClose={() => change({ settings: undefined })} />}
    </Page>
  )
}

function LastTick({ tick }: { tick: Tick }) {
  const { t } = useTranslation('ridendine-admin')
  const format = useFormat()
  return (
    <p className="text-small text-muted">
      {t('board.last-tick')} <TimeAgo at={tick.at} />
      {': '}
      {t('board.summary', {
        tasks: format.number(tick.tasks),
        couriers: format.number(tick.couriers),
        offers: format.number(tick.offers),
        ms: format.number(Math.round(tick.tookMs)),
      })}
    </p>
  )
}

/** Tasks by whoever has them; null for those that nobody has. */
function lanesOf(tasks: readonly BoardTask[]): Map<string | null, BoardTask[]> {
  return Map.groupBy(
    [...tasks].sort((a, b) => a.readyAt.localeCompare(b.readyAt)),
    (task) => task.courierId,
  )
}
