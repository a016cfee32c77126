import { ShieldCheck } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import { type AuditEntry, listAudit } from '#contract/audit'
import { useReadPages } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Drawer, EmptyState, KeyValues, Section, TimeAgo, TimeAt } from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'
import {
  type Column,
  RecordTable,
  type TableState,
  tableSearch,
} from '../../ui/table/record-table.tsx'
import { useAddress } from '../console/address.ts'
import { ActionChip, IdChip } from '../console/ids.tsx'
import { Json } from '../console/json.tsx'
import { usePeopleNames } from '../console/people-names.ts'
import { About } from '../console/place.tsx'

const Search = z.object({ ...tableSearch })
const ACTION = /^[a-z][a-z0-9_.-]{0,79}\*?$/

/** Sensitive acts: who did what to which thing, and why. Never changed, never removed. */
export function AuditScreen() {
  const { t } = useTranslation('console')
  const [search, change] = useAddress(Search)
  const wanted = search.q?.trim().toLowerCase() ?? ''
  const action = ACTION.test(wanted) ? (wanted.endsWith('*') ? wanted : `${wanted}*`) : undefined
  const audit = useReadPages(listAudit, { limit: 50, action }, { keep: true })
  const nameOf = usePeopleNames(audit.items.map((entry) => entry.actor.id))
  const columns = useMemo(
    (): readonly Column<AuditEntry>[] => [
      {
        key: 'action',
        label: t('audit.action'),
        cell: (entry) => entry.action,
        value: (entry) => entry.action,
      },
      {
        key: 'actor',
        label: t('audit.who'),
        cell: (entry) => (entry.actor.id ? nameOf(entry.actor.id) : entry.actor.kind),
        value: (entry) => entry.actor.id,
      },
      {
        key: 'about',
        label: t('streams.thing'),
        cell: (entry) => <About about={entry.about} />,
        value: (entry) => entry.about,
        className: 'whitespace-nowrap text-small',
      },
      {
        key: 'reason',
        label: t('audit.reason'),
        cell: (entry) => (
          <span className="line-clamp-1 text-small text-muted">{entry.reason ?? '–'}</span>
        ),
        value: (entry) => entry.reason,
        className: 'max-w-md',
      },
      {
        key: 'action-id',
        label: t('streams.action'),
        cell: (entry) => <ActionChip correlationId={entry.correlationId} />,
        value: (entry) => entry.correlationId,
      },
      {
        key: 'at',
        label: t('streams.at'),
        cell: (entry) => <TimeAgo at={entry.at} className="text-muted" />,
        value: (entry) => entry.at,
        align: 'end',
      },
    ],
    [t, nameOf],
  )
  const onState = useCallback((next: TableState) => change(next), [change])
  const open = audit.items.find((entry) => entry.id === search.row)
  return (
    <Page title={t('audit.title')} hint={t('audit.hint')}>
      <RecordTable
        name="audit"
        label={t('audit.title')}
        columns={columns}
        byServer
        rows={audit.isPending ? undefined : audit.items}
        rowId={(entry) => entry.id}
        state={search}
        onState={onState}
        error={audit.error}
        onAgain={() => void audit.refetch()}
        hasMore={audit.hasNextPage}
        isMoreComing={audit.isFetchingNextPage}
        onMore={() => void audit.fetchNextPage()}
        empty={
          <EmptyState icon={ShieldCheck} title={t('audit.none')}>
            {t('audit.none-about')}
          </EmptyState>
        }
      />
      {open && (
        <Drawer
          open
          onOpenChange={() => change({ row: undefined })}
          title={open.action}
          description={open.reason ?? undefined}
          size="lg"
        >
          <div className="flex flex-col gap-5">
            <KeyValues
              rows={[
                [t('audit.who'), open.actor.id ? nameOf(open.actor.id) : open.actor.kind],
                [t('audit.roles'), open.actor.roles.join(', ') || '–'],
                [t('streams.thing'), <About key="about" about={open.about} />],
                [t('streams.at'), <TimeAt key="at" at={open.at} day />],
                [t('streams.action'), <IdChip key="action" id={open.correlationId} />],
              ]}
            />
            <Section title={t('audit.before')} level={3}>
              <Json value={open.before} />
            </Section>
            <Section title={t('audit.after')} level={3}>
              <Json value={open.after} />
            </Section>
          </div>
        </Drawer>
      )}
    </Page>
  )
}
