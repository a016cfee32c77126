import { useNavigate } from '@tanstack/react-router'
import { Handshake } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import { type BookingLine, BookingState, listAllBookings } from '#contract/zenvee'
import { useAddress } from '../../../../features/console/address.ts'
import { useReadPages } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, cx, EmptyState, Select, TimeAgo, TimeAt } from '../../../../ui/index.ts'
import { Page } from '../../../../ui/shell/desk-shell.tsx'
import {
  type Column,
  RecordTable,
  type TableState,
  tableSearch,
} from '../../../../ui/table/record-table.tsx'
import { BookingPill } from '../../shared/state-pill.tsx'
import { OPERATIONS } from '../base.ts'

const Search = z.object({
  ...tableSearch,
  state: BookingState.optional().catch(undefined),
  stuck: z.boolean().optional().catch(undefined),
})
const EVERY_MS = 6000
const ALL = 'all'

/** Every booking, newest first; filtered and searched by the server. */
export function BookingsScreen() {
  const { t } = useTranslation('operations')
  const words = useTranslation('zenvee')
  const [search, change] = useAddress(Search)
  const navigate = useNavigate()
  const columns = useColumns()
  const bookings = useReadPages(
    listAllBookings,
    { limit: 50, state: search.state, q: search.q, stuck: search.stuck ? 'true' : undefined },
    { every: EVERY_MS, keep: true },
  )
  const onState = useCallback(
    (next: TableState) => {
      if (next.row) void navigate({ to: `${OPERATIONS}/bookings/${next.row}` })
      else change(next)
    },
    [navigate, change],
  )
  return (
    <Page title={t('bookings.title')} hint={t('bookings.hint')}>
      <RecordTable
        name="bookings"
        label={t('bookings.title')}
        columns={columns}
        byServer
        rows={bookings.isPending ? undefined : bookings.items}
        rowId={(row) => row.id}
        state={search}
        onState={onState}
        error={bookings.error}
        onAgain={() => void bookings.refetch()}
        hasMore={bookings.hasNextPage}
        isMoreComing={bookings.isFetchingNextPage}
        onMore={() => void bookings.fetchNextPage()}
        rowTone={toneOf}
        filters={
          <>
            <Select<string>
              size="sm"
              label={t('bookings.state')}
              className="h-9 w-44"
              value={search.state ?? ALL}
              onChange={(state) => change({ state: BookingState.safeParse(state).data })}
              options={[
                { value: ALL, label: t('bookings.every-state') },
                ...BookingState.options.map((state) => ({
                  value: state,
                  label: words.t(`state.${state}`),
                })),
              ]}
            />
            <button
              type="button"
              aria-pressed={search.stuck === true}
              onClick={() => change({ stuck: search.stuck ? undefined : true })}
              className={cx(
                'h-9 rounded-sm border px-3 text-small font-medium',
                search.stuck
                  ? 'border-warn bg-warn-soft text-warn-text'
                  : 'border-control hover:bg-hover',
              )}
            >
              {t('bookings.stuck')}
            </button>
          </>
        }
        empty={
          <EmptyState icon={Handshake} title={t('bookings.none')}>
            {t('bookings.none-about')}
          </EmptyState>
        }
      />
    </Page>
  )
}

function toneOf(row: BookingLine): 'bad' | 'warn' | undefined {
  if (row.state === 'disputed') return 'bad'
  return row.answerBy && ['requested', 'countered'].includes(row.state) ? 'warn' : undefined
}

function useColumns(): readonly Column<BookingLine>[] {
  const { t } = useTranslation('operations')
  return useMemo(
    () => [
      {
        key: 'number',
        label: t('bookings.number'),
        cell: (row) => <span className="whitespace-nowrap tabular">{row.number}</span>,
      },
      {
        key: 'state',
        label: t('bookings.state'),
        cell: (row) => <BookingPill state={row.state} />,
      },
      {
        key: 'service',
        label: t('bookings.service'),
        cell: (row) => row.service,
        className: 'max-w-52 truncate',
      },
      {
        key: 'customer',
        label: t('bookings.customer'),
        cell: (row) => row.customer,
        className: 'max-w-40 truncate',
      },
      {
        key: 'technician',
        label: t('bookings.technician'),
        cell: (row) => row.technician ?? '–',
        className: 'max-w-40 truncate',
      },
      {
        key: 'startsAt',
        label: t('bookings.starts'),
        cell: (row) => <TimeAt at={row.startsAt} day />,
      },
      {
        key: 'place',
        label: t('bookings.place'),
        cell: (row) => row.placeLabel,
        isExtra: true,
        className: 'max-w-60 truncate',
      },
      {
        key: 'total',
        label: t('bookings.total'),
        cell: (row) => <Amount money={row.total} />,
        align: 'end',
      },
      {
        key: 'createdAt',
        label: t('bookings.made'),
        cell: (row) => <TimeAgo at={row.createdAt} className="text-muted" />,
        align: 'end',
      },
    ],
    [t],
  )
}
