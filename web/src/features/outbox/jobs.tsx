import { Cog } from 'lucide-react'
import { useMemo } from 'react'
import { z } from 'zod'
import { readJobs } from '#contract/insights'
import { useRead } from '../../lib/api/index.ts'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { EmptyState, StatusPill, TimeAgo } from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'
import { type Column, RecordTable, tableSearch } from '../../ui/table/record-table.tsx'
import { useAddress } from '../console/address.ts'

const Search = z.object({ ...tableSearch })
const EVERY_MS = 4000

interface Task {
  readonly task: string
  readonly waiting: number
  readonly due: number
  readonly failed: number
  readonly oldestDueAt: string | null
}

/** Scheduled work: timeouts, retries, rerouting, settlement (Z35–Z38). */
export function JobsScreen() {
  const { t } = useTranslation('console')
  const format = useFormat()
  const [search, change] = useAddress(Search)
  const jobs = useRead(readJobs, {}, { every: EVERY_MS })
  const columns = useMemo(
    (): readonly Column<Task>[] => [
      { key: 'task', label: t('jobs.task'), cell: (row) => row.task, value: (row) => row.task },
      {
        key: 'state',
        label: t('jobs.state'),
        value: (row) => row.failed,
        cell: (row) =>
          row.failed > 0 ? (
            <StatusPill shape="trouble">{t('jobs.failing')}</StatusPill>
          ) : row.due > 0 ? (
            <StatusPill shape="moving">{t('jobs.working')}</StatusPill>
          ) : (
            <StatusPill shape="done">{t('jobs.well')}</StatusPill>
          ),
      },
      {
        key: 'waiting',
        label: t('jobs.waiting'),
        cell: (row) => format.number(row.waiting),
        value: (row) => row.waiting,
        align: 'end',
      },
      {
        key: 'due',
        label: t('jobs.due'),
        cell: (row) => format.number(row.due),
        value: (row) => row.due,
        align: 'end',
      },
      {
        key: 'failed',
        label: t('jobs.failed'),
        cell: (row) => format.number(row.failed),
        value: (row) => row.failed,
        align: 'end',
      },
      {
        key: 'oldest',
        label: t('jobs.oldest'),
        cell: (row) => (row.oldestDueAt ? <TimeAgo at={row.oldestDueAt} /> : '–'),
        value: (row) => row.oldestDueAt,
        align: 'end',
      },
    ],
    [t, format],
  )
  return (
    <Page title={t('jobs.title')} hint={t('jobs.hint')}>
      <RecordTable
        name="jobs"
        label={t('jobs.title')}
        columns={columns}
        rows={jobs.data?.tasks}
        rowId={(row) => row.task}
        state={{ q: search.q, sort: search.sort }}
        onState={(next) => change({ q: next.q, sort: next.sort })}
        error={jobs.error}
        onAgain={() => void jobs.refetch()}
        rowTone={(row) => (row.failed > 0 ? 'bad' : undefined)}
        empty={<EmptyState icon={Cog} title={t('jobs.none')} />}
      />
    </Page>
  )
}
