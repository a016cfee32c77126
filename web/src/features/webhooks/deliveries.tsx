import { Send } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import {
  listWebhookDeliveries,
  type WebhookDelivery,
  WebhookDeliveryState,
} from '#contract/webhooks'
import { useReadPages } from '../../lib/api/index.ts'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Badge, EmptyState, Select, StatusPill, TimeAgo } from '../../ui/index.ts'
import { type Column, RecordTable, type TableState } from '../../ui/table/record-table.tsx'
import type { ChangeAddress } from '../console/address.ts'
import { DeliveryDrawer } from './delivery-drawer.tsx'
import { DELIVERY_SHAPES } from './delivery-shapes.ts'
import type { WebhookSearch } from './webhooks.tsx'

const EVERY_MS = 4000
const EVERY = 'every'
const EVENT = /^(\*|[a-z0-9_.*-]{2,80})$/

/** What was sent where, newest first; an event name with `*` narrows. */
export function Deliveries({
  search,
  onSearch,
}: {
  search: WebhookSearch
  onSearch: ChangeAddress<WebhookSearch>
}) {
  const { t } = useTranslation('console')
  const event =
    search.q && EVENT.test(search.q)
      ? search.q.includes('*')
        ? search.q
        : `${search.q}*`
      : undefined
  const sent = useReadPages(
    listWebhookDeliveries,
    { limit: 50, state: search.state, endpointId: search.endpointId, event },
    { every: EVERY_MS, keep: true },
  )
  const columns = useColumns()
  const onState = useCallback((next: TableState) => onSearch(next), [onSearch])
  return (
    <>
      <RecordTable
        name="webhook-deliveries"
        label={t('webhooks.tab.deliveries')}
        columns={columns}
        byServer
        rows={sent.isPending ? undefined : sent.items}
        rowId={(row) => row.id}
        state={search}
        onState={onState}
        error={sent.error}
        onAgain={() => void sent.refetch()}
        hasMore={sent.hasNextPage}
        isMoreComing={sent.isFetchingNextPage}
        onMore={() => void sent.fetchNextPage()}
        rowTone={(row) =>
          row.state === 'given-up'
            ? 'bad'
            : row.state === 'pending' && row.attempts > 0
              ? 'warn'
              : undefined
        }
        filters={
          <Select<string>
            size="sm"
            className="h-9 w-40"
            label={t('webhooks.state')}
            value={search.state ?? EVERY}
            onChange={(state) => onSearch({ state: WebhookDeliveryState.safeParse(state).data })}
            options={[
              { value: EVERY, label: t('webhooks.every-state') },
              ...WebhookDeliveryState.options.map((state) => ({
                value: state,
                label: t(`webhooks.states.${state}`),
              })),
            ]}
          />
        }
        empty={
          <EmptyState icon={Send} title={t('webhooks.nothing-sent')}>
            {t('webhooks.nothing-sent-about')}
          </EmptyState>
        }
      />
      {search.row && (
        <DeliveryDrawer deliveryId={search.row} onClose={() => onSearch({ row: undefined })} />
      )}
    </>
  )
}

function useColumns(): readonly Column<WebhookDelivery>[] {
  const { t } = useTranslation('console')
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'event',
        label: t('webhooks.event'),
        cell: (row) => <bdi className="font-mono text-small">{row.event}</bdi>,
        value: (row) => row.event,
      },
      {
        key: 'state',
        label: t('webhooks.state'),
        cell: (row) => (
          <StatusPill shape={DELIVERY_SHAPES[row.state]}>
            {t(`webhooks.states.${row.state}`)}
          </StatusPill>
        ),
        value: (row) => row.state,
      },
      {
        key: 'status',
        label: t('webhooks.status'),
        cell: (row) =>
          row.lastStatus ? (
            <Badge tone={row.lastStatus < 300 ? 'good' : 'bad'}>{row.lastStatus}</Badge>
          ) : (
            <span className="text-small text-muted">{row.lastProblem ?? '–'}</span>
          ),
        value: (row) => row.lastStatus,
        className: 'max-w-48 truncate',
      },
      {
        key: 'attempts',
        label: t('webhooks.attempts'),
        cell: (row) => format.number(row.attempts),
        value: (row) => row.attempts,
        align: 'end',
      },
      {
        key: 'ms',
        label: t('webhooks.took'),
        cell: (row) => (row.lastMs === null ? '–' : t('webhooks.ms', { count: row.lastMs })),
        value: (row) => row.lastMs,
        align: 'end',
      },
      {
        key: 'url',
        label: t('webhooks.url'),
        cell: (row) => <bdi className="text-small text-muted">{row.url}</bdi>,
        value: (row) => row.url,
        className: 'max-w-64 truncate',
      },
      {
        key: 'next',
        label: t('webhooks.next'),
        cell: (row) => (row.nextAt && row.state === 'pending' ? <TimeAgo at={row.nextAt} /> : '–'),
        value: (row) => row.nextAt,
        align: 'end',
      },
      {
        key: 'at',
        label: t('streams.at'),
        cell: (row) => <TimeAgo at={row.at} className="text-muted" />,
        value: (row) => row.at,
        align: 'end',
      },
    ],
    [t, format],
  )
}
