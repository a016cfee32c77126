import { useNavigate } from '@tanstack/react-router'
import { ShoppingBag } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import { type DeskOrder, listAdminOrders, OrderState } from '#contract/ridendine'
import { useAddress } from '../../../../features/console/address.ts'
import { useReadPages } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, EmptyState, Select, Tabs, TimeAt } from '../../../../ui/index.ts'
import { Page } from '../../../../ui/shell/desk-shell.tsx'
import {
  type Column,
  RecordTable,
  type TableState,
  tableSearch,
} from '../../../../ui/table/record-table.tsx'
import { OrderPill } from '../../shared/order-pill.tsx'
import { AttentionBadge } from '../attention-badge.tsx'
import { onDesk } from '../base.ts'
import { minutesOf } from '../overview/age.tsx'
import { useOperationsTopics } from '../use-operations.ts'

const GROUPS = ['open', 'attention', 'past', 'all'] as const
const Search = z.object({
  ...tableSearch,
  group: z.enum(GROUPS).optional().catch(undefined),
  state: OrderState.optional().catch(undefined),
  chef: z.uuid().optional().catch(undefined),
  driver: z.uuid().optional().catch(undefined),
  customer: z.uuid().optional().catch(undefined),
})
const EVERY_MS = 8000
const ALL = 'every'
const SHORTEST = 2

/** Every order; the oldest open one stands first. */
export function OrdersScreen() {
  const { t } = useTranslation('ridendine-admin')
  const words = useTranslation('ridendine')
  const [search, change] = useAddress(Search)
  const navigate = useNavigate()
  const topics = useOperationsTopics()
  const columns = useColumns()
  const group = search.group ?? 'open'
  const text = search.q?.trim()
  const orders = useReadPages(
    listAdminOrders,
    {
      limit: 50,
      group,
      states: search.state,
      chefId: search.chef,
      driverId: search.driver,
      customerId: search.customer,
      search: text && text.length >= SHORTEST ? text : undefined,
    },
    { every: EVERY_MS, topics, keep: true },
  )
  const onState = useCallback(
    (next: TableState) => {
      if (next.row) void navigate({ to: onDesk('orders/$orderId'), params: { orderId: next.row } })
      else change(next)
    },
    [navigate, change],
  )
  return (
    <Page
      title={t('orders.title')}
      hint={t('orders.hint')}
      tabs={
        <Tabs
          label={t('orders.group')}
          value={group}
          onChange={(next) => change({ group: next })}
          tabs={GROUPS.map((value) => ({ value, label: t(`orders.${value}`) }))}
        />
      }
    >
      <RecordTable
        name="ridendine-orders"
        label={t('orders.title')}
        columns={columns}
        byServer
        rows={orders.isPending ? undefined : orders.items}
        rowId={(row) => row.id}
        state={search}
        onState={onState}
        error={orders.error}
        onAgain={() => void orders.refetch()}
        hasMore={orders.hasNextPage}
        isMoreComing={orders.isFetchingNextPage}
        onMore={() => void orders.fetchNextPage()}
        rowTone={toneOf}
        filters={
          <Select<string>
            size="sm"
            label={t('orders.state')}
            className="h-9 w-48"
            value={search.state ?? ALL}
            onChange={(state) => change({ state: OrderState.safeParse(state).data })}
            options={[
              { value: ALL, label: t('orders.every-state') },
              ...OrderState.options.map((state) => ({
                value: state,
                label: words.t(`state.${state}`),
              })),
            ]}
          />
        }
        empty={
          <EmptyState icon={ShoppingBag} title={t('orders.none')}>
            {t('orders.none-about')}
          </EmptyState>
        }
      />
    </Page>
  )
}

function toneOf(row: DeskOrder): 'bad' | 'warn' | undefined {
  if (row.attention === 'late' || row.attention === 'disputed') return 'bad'
  return row.attention ? 'warn' : undefined
}

function useColumns(): readonly Column<DeskOrder>[] {
  const { t } = useTranslation('ridendine-admin')
  return useMemo(
    () => [
      {
        key: 'number',
        label: t('orders.number'),
        cell: (row) => <span className="whitespace-nowrap font-medium tabular">{row.number}</span>,
      },
      {
        key: 'state',
        label: t('orders.state'),
        cell: (row) => (
          <span className="flex flex-wrap items-center gap-1.5">
            <OrderPill state={row.state} />
            {row.attention && <AttentionBadge attention={row.attention} />}
          </span>
        ),
      },
      {
        key: 'age',
        label: t('orders.age'),
        align: 'end',
        cell: (row) => (
          <span className="tabular">
            {t('board.minutes-left', { minutes: minutesOf(row.ageSeconds) })}
          </span>
        ),
      },
      { key: 'kitchen', label: t('orders.kitchen'), cell: (row) => row.businessName },
      { key: 'what', label: t('orders.what'), isExtra: true, cell: (row) => row.summary },
      { key: 'customer', label: t('orders.customer'), cell: (row) => row.customer },
      {
        key: 'driver',
        label: t('orders.driver'),
        cell: (row) => row.driver ?? <span className="text-faint">–</span>,
      },
      {
        key: 'promised',
        label: t('orders.promised'),
        cell: (row) => (row.promisedBy ? <TimeAt at={row.promisedBy} /> : '–'),
      },
      { key: 'zone', label: t('orders.zone'), isExtra: true, cell: (row) => row.zone ?? '–' },
      {
        key: 'total',
        label: t('orders.total'),
        align: 'end',
        cell: (row) => <Amount money={row.total} />,
      },
    ],
    [t],
  )
}
