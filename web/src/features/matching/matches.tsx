import { useNavigate } from '@tanstack/react-router'
import { Crosshair, SlidersHorizontal } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import type { z as Zod } from 'zod'
import { z } from 'zod'
import type { MatchSummary } from '#contract/matching'
import { listMatches } from '#contract/matching'
import { useReadPages } from '../../lib/api/index.ts'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { EmptyState, Tabs, TimeAgo } from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'
import {
  type Column,
  RecordTable,
  type TableState,
  tableSearch,
} from '../../ui/table/record-table.tsx'
import { useAddress } from '../console/address.ts'
import { usePeopleNames } from '../console/people-names.ts'
import { About, useConsoleBase } from '../console/place.tsx'
import { WeightsHistory } from './weights-history.tsx'

type Summary = Zod.infer<typeof MatchSummary>
const Search = z.object({
  ...tableSearch,
  tab: z.enum(['matches', 'weights']).optional().catch(undefined),
  candidateId: z.string().max(100).optional().catch(undefined),
})
const EVERY_MS = 6000

/** Every matching, with the record that explains it; and the weights they are made with. */
export function MatchesScreen({ matcher }: { matcher: string }) {
  const { t } = useTranslation('console')
  const [search, change] = useAddress(Search)
  const navigate = useNavigate()
  const base = useConsoleBase()
  const matches = useReadPages(
    listMatches,
    { limit: 50, candidateId: search.candidateId },
    { every: EVERY_MS, keep: true },
  )
  const columns = useColumns(matches.items)
  const onState = useCallback(
    (next: TableState) => {
      if (next.row) void navigate({ to: `${base}/matches/${next.row}` })
      else change(next)
    },
    [navigate, base, change],
  )
  const tab = search.tab ?? 'matches'
  return (
    <Page
      title={t('match.title')}
      hint={t('match.hint')}
      tabs={
        <Tabs
          label={t('match.title')}
          value={tab}
          onChange={(next) => change({ tab: next })}
          tabs={[
            { value: 'matches', label: t('match.tab.matches') },
            { value: 'weights', label: t('match.tab.weights') },
          ]}
        />
      }
    >
      {tab === 'weights' ? (
        <WeightsHistory matcher={matcher} />
      ) : (
        <RecordTable
          name="matches"
          label={t('match.title')}
          columns={columns}
          rows={matches.isPending ? undefined : matches.items}
          rowId={(row) => row.matchId}
          state={search}
          onState={onState}
          error={matches.error}
          onAgain={() => void matches.refetch()}
          hasMore={matches.hasNextPage}
          isMoreComing={matches.isFetchingNextPage}
          onMore={() => void matches.fetchNextPage()}
          empty={
            <EmptyState icon={search.q ? SlidersHorizontal : Crosshair} title={t('match.none')}>
              {t('match.none-about')}
            </EmptyState>
          }
        />
      )}
    </Page>
  )
}

function useColumns(rows: readonly Summary[]): readonly Column<Summary>[] {
  const { t } = useTranslation('console')
  const format = useFormat()
  const nameOf = usePeopleNames(rows.map((row) => row.askedBy))
  return useMemo(
    () => [
      {
        key: 'asked',
        label: t('match.asked-by'),
        cell: (row) => nameOf(row.askedBy),
        value: (row) => nameOf(row.askedBy),
      },
      {
        key: 'matcher',
        label: t('match.matcher'),
        cell: (row) => <span className="text-small text-muted">{row.matcher}</span>,
        value: (row) => row.matcher,
      },
      {
        key: 'about',
        label: t('streams.thing'),
        cell: (row) => <About about={row.about} />,
        value: (row) => row.about,
        className: 'text-small whitespace-nowrap',
      },
      {
        key: 'candidates',
        label: t('match.candidates'),
        cell: (row) => format.number(row.candidates),
        value: (row) => row.candidates,
        align: 'end',
      },
      {
        key: 'stopped',
        label: t('match.stopped'),
        cell: (row) => format.number(row.candidates - row.ranked),
        value: (row) => row.candidates - row.ranked,
        align: 'end',
      },
      {
        key: 'shown',
        label: t('match.shown'),
        cell: (row) => format.number(row.shown),
        value: (row) => row.shown,
        align: 'end',
      },
      {
        key: 'weights',
        label: t('match.weights'),
        cell: (row) => t('match.version', { version: row.weightsVersion }),
        value: (row) => row.weightsVersion,
        align: 'end',
      },
      {
        key: 'hash',
        label: t('match.hash'),
        cell: (row) => (
          <bdi className="font-mono text-micro text-muted">{row.hash.slice(0, 12)}</bdi>
        ),
        value: (row) => row.hash,
      },
      {
        key: 'at',
        label: t('streams.at'),
        cell: (row) => <TimeAgo at={row.at} className="text-muted" />,
        value: (row) => row.at,
        align: 'end',
      },
    ],
    [t, format, nameOf],
  )
}
