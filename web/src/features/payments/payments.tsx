import { CreditCard, Send } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import {
  listAllPayments,
  listAllPayouts,
  type PaymentOnWire,
  PaymentState,
  type PayoutOnWire,
} from '#contract/payments'
import { useReadPages } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import {
  Amount,
  EmptyState,
  Select,
  StatusPill,
  type StatusShape,
  Tabs,
  TimeAgo,
} from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'
import {
  type Column,
  RecordTable,
  type TableState,
  tableSearch,
} from '../../ui/table/record-table.tsx'
import { type ChangeAddress, useAddress } from '../console/address.ts'
import { usePeopleNames } from '../console/people-names.ts'
import { About } from '../console/place.tsx'
import { PaymentDrawer } from './payment-drawer.tsx'
import { PAYMENT_SHAPES } from './payment-shapes.ts'

const TABS = ['payments', 'payouts'] as const
const Search = z.object({
  ...tableSearch,
  tab: z.enum(TABS).optional().catch(undefined),
  state: PaymentState.optional().catch(undefined),
})
type Search = z.output<typeof Search>

const PAYOUT_SHAPES: Readonly<Record<PayoutOnWire['state'], StatusShape>> = {
  requested: 'waiting',
  in_transit: 'moving',
  paid: 'done',
  failed: 'trouble',
}
const EVERY_MS = 6000
const EVERY = 'every'

/** Money in and money out. */
export function PaymentsScreen() {
  const { t } = useTranslation('console')
  const [search, change] = useAddress(Search)
  const tab = search.tab ?? 'payments'
  return (
    <Page
      title={t('payments.title')}
      hint={t('payments.hint')}
      tabs={
        <Tabs
          label={t('payments.title')}
          value={tab}
          onChange={(next) => change({ tab: next })}
          tabs={TABS.map((value) => ({ value, label: t(`payments.tab.${value}`) }))}
        />
      }
    >
      {tab === 'payments' ? (
        <Payments search={search} onSearch={change} />
      ) : (
        <Payouts search={search} onSearch={change} />
      )}
    </Page>
  )
}

interface ListProps {
  readonly search: Search
  readonly onSearch: ChangeAddress<Search>
}

function Payments({ search, onSearch }: ListProps) {
  const { t } = useTranslation('console')
  const payments = useReadPages(
    listAllPayments,
    { limit: 50, state: search.state },
    { every: EVERY_MS, keep: true },
  )
  const columns = usePaymentColumns(payments.items)
  const onState = useCallback((next: TableState) => onSearch(next), [onSearch])
  return (
    <>
      <RecordTable
        name="payments"
        label={t('payments.title')}
        columns={columns}
        rows={payments.isPending ? undefined : payments.items}
        rowId={(row) => row.id}
        state={search}
        onState={onState}
        error={payments.error}
        onAgain={() => void payments.refetch()}
        hasMore={payments.hasNextPage}
        isMoreComing={payments.isFetchingNextPage}
        onMore={() => void payments.fetchNextPage()}
        rowTone={(row) =>
          ['disputed', 'lost', 'failed'].includes(row.state)
            ? 'bad'
            : row.state === 'requires_action'
              ? 'warn'
              : undefined
        }
        filters={
          <Select<string>
            size="sm"
            className="h-9 w-44"
            label={t('payments.state')}
            value={search.state ?? EVERY}
            onChange={(state) => onSearch({ state: PaymentState.safeParse(state).data })}
            options={[
              { value: EVERY, label: t('payments.every-state') },
              ...PaymentState.options.map((state) => ({
                value: state,
                label: t(`payments.states.${state}`),
              })),
            ]}
          />
        }
        empty={
          <EmptyState icon={CreditCard} title={t('payments.none')}>
            {t('payments.none-about')}
          </EmptyState>
        }
      />
      {search.row && (
        <PaymentDrawer paymentId={search.row} onClose={() => onSearch({ row: undefined })} />
      )}
    </>
  )
}

function usePaymentColumns(rows: readonly PaymentOnWire[]): readonly Column<PaymentOnWire>[] {
  const { t } = useTranslation('console')
  const nameOf = usePeopleNames(rows.map((payment) => payment.payerId))
  return useMemo(
    (): readonly Column<PaymentOnWire>[] => [
      {
        key: 'amount',
        label: t('payments.amount'),
        cell: (row) => <Amount money={row.amount} className="font-semibold" />,
        value: (row) => row.amount.amount,
      },
      {
        key: 'state',
        label: t('payments.state'),
        cell: (row) => (
          <StatusPill shape={PAYMENT_SHAPES[row.state]}>
            {t(`payments.states.${row.state}`)}
          </StatusPill>
        ),
        value: (row) => row.state,
      },
      {
        key: 'what',
        label: t('payments.what'),
        cell: (row) => row.description,
        value: (row) => row.description,
        className: 'max-w-72 truncate',
      },
      {
        key: 'payer',
        label: t('payments.payer'),
        cell: (row) => nameOf(row.payerId),
        value: (row) => nameOf(row.payerId),
      },
      {
        key: 'about',
        label: t('streams.thing'),
        cell: (row) => <About about={row.about} />,
        value: (row) => row.about,
        className: 'text-small whitespace-nowrap',
      },
      {
        key: 'refunded',
        label: t('payments.refunded'),
        cell: (row) => (row.refunded.amount ? <Amount money={row.refunded} /> : '–'),
        value: (row) => row.refunded.amount,
        align: 'end',
      },
      {
        key: 'at',
        label: t('streams.at'),
        cell: (row) => <TimeAgo at={row.requestedAt} className="text-muted" />,
        value: (row) => row.requestedAt,
        align: 'end',
      },
    ],
    [t, nameOf],
  )
}

function Payouts({ search, onSearch }: ListProps) {
  const { t } = useTranslation('console')
  const payouts = useReadPages(listAllPayouts, { limit: 50 }, { every: EVERY_MS, keep: true })
  const nameOf = usePeopleNames(payouts.items.map((payout) => payout.personId))
  const columns = useMemo(
    (): readonly Column<PayoutOnWire>[] => [
      {
        key: 'amount',
        label: t('payments.amount'),
        cell: (row) => <Amount money={row.amount} className="font-semibold" />,
        value: (row) => row.amount.amount,
      },
      {
        key: 'state',
        label: t('payments.state'),
        cell: (row) => (
          <StatusPill shape={PAYOUT_SHAPES[row.state]}>
            {t(`payments.payout-states.${row.state}`)}
          </StatusPill>
        ),
        value: (row) => row.state,
      },
      {
        key: 'to',
        label: t('payments.to'),
        cell: (row) => nameOf(row.personId),
        value: (row) => nameOf(row.personId),
      },
      {
        key: 'failure',
        label: t('payments.failure'),
        cell: (row) => row.failure ?? '–',
        value: (row) => row.failure,
      },
      {
        key: 'arrives',
        label: t('payments.arrives'),
        cell: (row) => (row.arrivesAt ? <TimeAgo at={row.arrivesAt} /> : '–'),
        value: (row) => row.arrivesAt,
        align: 'end',
      },
      {
        key: 'at',
        label: t('payments.asked'),
        cell: (row) => <TimeAgo at={row.askedAt} className="text-muted" />,
        value: (row) => row.askedAt,
        align: 'end',
      },
    ],
    [t, nameOf],
  )
  const onState = useCallback(
    (next: TableState) => onSearch({ q: next.q, sort: next.sort }),
    [onSearch],
  )
  return (
    <RecordTable
      name="payouts"
      label={t('payments.tab.payouts')}
      columns={columns}
      rows={payouts.isPending ? undefined : payouts.items}
      rowId={(row) => row.id}
      state={{ q: search.q, sort: search.sort }}
      onState={onState}
      error={payouts.error}
      onAgain={() => void payouts.refetch()}
      hasMore={payouts.hasNextPage}
      isMoreComing={payouts.isFetchingNextPage}
      onMore={() => void payouts.fetchNextPage()}
      rowTone={(row) => (row.state === 'failed' ? 'bad' : undefined)}
      empty={
        <EmptyState icon={Send} title={t('payments.no-payouts')}>
          {t('payments.no-payouts-about')}
        </EmptyState>
      }
    />
  )
}
