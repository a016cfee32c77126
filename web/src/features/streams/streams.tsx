import { useNavigate, useParams } from '@tanstack/react-router'
import { FileClock } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import { readStream, Stream, type TimelineLine } from '#contract/insights'
import { useReadPages } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Badge, Drawer, EmptyState, Tabs, TimeAt } from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'
import {
  type Column,
  RecordTable,
  type TableState,
  tableSearch,
} from '../../ui/table/record-table.tsx'
import { useAddress } from '../console/address.ts'
import { ActionChip } from '../console/ids.tsx'
import { Json } from '../console/json.tsx'
import { usePeopleNames } from '../console/people-names.ts'
import { About, useConsoleBase } from '../console/place.tsx'
import { StreamFilters } from './stream-filters.tsx'
import { TelemetryCharts } from './telemetry-charts.tsx'

const word = z.string().max(120).optional().catch(undefined)
const Search = z.object({
  ...tableSearch,
  correlationId: word,
  about: word,
  actorId: word,
  name: word,
})
const EVERY_MS = 5000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The four streams, kept apart, each with its own retention; joined by the correlation id. */
export function StreamsScreen() {
  const { t } = useTranslation('console')
  const params = useParams({ strict: false })
  const navigate = useNavigate()
  const base = useConsoleBase()
  const stream = Stream.catch('logs').parse(params.stream)
  const [search, change] = useAddress(Search)
  const uuid = (text: string | undefined) => (text && UUID.test(text) ? text : undefined)
  const asked = {
    stream,
    limit: 50,
    correlationId: uuid(search.correlationId),
    about: search.about,
    actorId: uuid(search.actorId),
    name: search.name,
  }
  const lines = useReadPages(readStream, asked, { every: EVERY_MS, keep: false })
  const columns = useColumns(stream, lines.items)
  const open = lines.items.find((line) => keyOf(line) === search.row)
  const onState = useCallback((next: TableState) => change(next), [change])
  const switchTo = (next: Stream) =>
    navigate({
      to: `${base}/streams/${next}`,
      search: {
        correlationId: search.correlationId,
        about: search.about,
        actorId: search.actorId,
      } as never,
    })
  return (
    <Page
      title={t('streams.title')}
      hint={t('streams.hint')}
      tabs={
        <Tabs
          label={t('streams.title')}
          value={stream}
          onChange={(next) => void switchTo(next)}
          tabs={Stream.options.map((value) => ({ value, label: t(`streams.name.${value}`) }))}
        />
      }
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p className="text-body text-muted">{t(`streams.about.${stream}`)}</p>
        <Badge tone="note">{t(`streams.kept.${stream}`)}</Badge>
      </div>
      {stream === 'telemetry' && !search.about && !search.correlationId && <TelemetryCharts />}
      <RecordTable
        name={`stream-${stream}`}
        label={t(`streams.name.${stream}`)}
        columns={columns}
        rows={lines.isPending ? undefined : lines.items}
        rowId={keyOf}
        state={search}
        onState={onState}
        filters={<StreamFilters stream={stream} search={search} onSearch={change} />}
        error={lines.error}
        onAgain={() => void lines.refetch()}
        hasMore={lines.hasNextPage}
        isMoreComing={lines.isFetchingNextPage}
        onMore={() => void lines.fetchNextPage()}
        rowTone={(line) =>
          line.stream === 'logs' && ['error', 'fatal'].includes(line.title)
            ? 'bad'
            : line.stream === 'logs' && line.title === 'warn'
              ? 'warn'
              : undefined
        }
        empty={
          <EmptyState icon={FileClock} title={t('streams.none')}>
            {t(`streams.none-about.${stream}`)}
          </EmptyState>
        }
      />
      {open && (
        <Drawer
          open
          onOpenChange={() => change({ row: undefined })}
          title={open.title}
          description={open.says}
          size="lg"
        >
          <Json value={open} />
        </Drawer>
      )}
    </Page>
  )
}

const keyOf = (line: TimelineLine) => `${line.source}.${line.id}`

function useColumns(
  stream: Stream,
  lines: readonly TimelineLine[],
): readonly Column<TimelineLine>[] {
  const { t } = useTranslation('console')
  const nameOf = usePeopleNames(lines.map((line) => line.actor?.id))
  return useMemo(() => {
    const all: readonly Column<TimelineLine>[] = [
      {
        key: 'at',
        label: t('streams.at'),
        cell: (line) => <TimeAt at={line.at} exact className="font-mono text-micro text-muted" />,
        value: (line) => line.at,
        className: 'w-32',
      },
      {
        key: 'title',
        label: stream === 'logs' ? t('streams.level') : t('streams.what'),
        cell: (line) => <span className="font-medium">{line.title}</span>,
        value: (line) => line.title,
        isTitle: true,
      },
      {
        key: 'says',
        label: t('streams.says'),
        cell: (line) => <span className="line-clamp-1 text-small text-muted">{line.says}</span>,
        value: (line) => line.says,
        className: 'max-w-xl',
      },
      {
        key: 'about',
        label: t('streams.thing'),
        cell: (line) => (line.about ? <About about={line.about} /> : '–'),
        value: (line) => line.about,
        className: 'whitespace-nowrap text-small',
      },
      {
        key: 'actor',
        label: t('streams.actor'),
        cell: (line) =>
          line.actor ? (line.actor.id ? nameOf(line.actor.id) : line.actor.kind) : '–',
        value: (line) => line.actor?.id,
        className: 'max-w-40 truncate text-small',
      },
      {
        key: 'action',
        label: t('streams.action'),
        cell: (line) =>
          line.correlationId ? <ActionChip correlationId={line.correlationId} /> : '–',
        value: (line) => line.correlationId,
      },
    ]
    return stream === 'telemetry'
      ? all.filter((column) => ['at', 'title', 'says'].includes(column.key))
      : all
  }, [t, stream, nameOf])
}
