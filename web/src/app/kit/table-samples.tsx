import { getRouteApi } from '@tanstack/react-router'
import { BarChart, Columns, Funnel, Sparkline, Stat } from '../../ui/charts/charts.tsx'
import {
  Amount,
  Button,
  Card,
  Drawer,
  Rating,
  StatusPill,
  type StatusShape,
  TimeAgo,
} from '../../ui/index.ts'
import { type Column, RecordTable } from '../../ui/table/record-table.tsx'

interface SampleBooking {
  readonly id: string
  readonly customer: string
  readonly technician: string
  readonly state: string
  readonly shape: StatusShape
  readonly amount: number
  readonly rating: number
  readonly at: number
}

const NAMES = [
  'Ada Lund',
  'Ben Okoro',
  'Cleo Marsh',
  'Dmitri Sol',
  'Esra Kaya',
  'Finn Doyle',
  'Grace Wu',
  'Hugo Paz',
]
const STATES: [string, StatusShape][] = [
  ['Requested', 'waiting'],
  ['On the way', 'moving'],
  ['Completed', 'done'],
  ['Cancelled', 'stopped'],
  ['Disputed', 'trouble'],
]
const BOOKINGS: SampleBooking[] = Array.from({ length: 14 }, (_, i) => {
  const [state, shape] = STATES[(i * 7) % STATES.length] ?? ['', 'open' as const]
  return {
    id: `ZEN-20261121-00${40 + i}`,
    customer: NAMES[i % 8] ?? '',
    technician: NAMES[(i * 3 + 2) % 8] ?? '',
    state,
    shape,
    amount: 6500 + ((i * 1733) % 9000),
    rating: 4 + ((i * 13) % 10) / 10,
    at: Date.now() - i * 437_000,
  }
})

const COLUMNS: Column<SampleBooking>[] = [
  { key: 'id', label: 'Booking', cell: (row) => row.id, value: (row) => row.id },
  { key: 'customer', label: 'Customer', cell: (row) => row.customer, value: (row) => row.customer },
  {
    key: 'technician',
    label: 'Technician',
    cell: (row) => row.technician,
    value: (row) => row.technician,
  },
  {
    key: 'state',
    label: 'State',
    cell: (row) => <StatusPill shape={row.shape}>{row.state}</StatusPill>,
    value: (row) => row.state,
  },
  {
    key: 'rating',
    label: 'Rating',
    cell: (row) => <Rating value={row.rating} />,
    value: (row) => row.rating,
    isExtra: true,
  },
  {
    key: 'amount',
    label: 'Price',
    align: 'end',
    cell: (row) => <Amount money={{ amount: row.amount, currency: 'USD' }} />,
    value: (row) => row.amount,
  },
  {
    key: 'at',
    label: 'Asked',
    align: 'end',
    cell: (row) => <TimeAgo at={row.at} className="text-muted" />,
    value: (row) => row.at,
  },
]

const route = getRouteApi('/kit')
const WAVE = Array.from({ length: 24 }, (_, i) =>
  Math.round(20 + 14 * Math.sin(i / 2.6) + ((i * 7) % 5)),
)

/** Tables and charts. */
export function TableSamples() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat label="Bookings today" value="128" hint="+12 %" tone="good" trend={WAVE} />
        <Stat label="Median answer" value="48 s" hint="goal 60 s" trend={WAVE.toReversed()} />
        <Stat label="Completion" value="96.4 %" />
        <Stat label="Parked messages" value="2" hint="oldest 4 min" tone="bad" />
      </div>
      <RecordTable
        name="kit-bookings"
        label="Bookings"
        columns={COLUMNS}
        rows={BOOKINGS}
        rowId={(row) => row.id}
        state={search}
        onState={(change) =>
          void navigate({ search: (now) => ({ ...now, ...change }), replace: true })
        }
        bulk={(ids) => <Button size="sm">Export {ids.length}</Button>}
        rowTone={(row) => (row.shape === 'trouble' ? 'bad' : undefined)}
      />
      <Drawer
        open={Boolean(search.row)}
        onOpenChange={() => void navigate({ search: (now) => ({ ...now, row: undefined }) })}
        title={search.row ?? ''}
      >
        The record.
      </Drawer>
      <div className="grid items-start gap-5 md:grid-cols-2">
        <Card>
          <Funnel
            label="Booking funnel"
            hint="Last 7 days"
            heads={['Step', 'Count', 'Of the step before']}
            steps={[
              { label: 'Searched', count: 1284 },
              { label: 'Requested', count: 402 },
              { label: 'Accepted', count: 361 },
              { label: 'Completed', count: 347 },
              { label: 'Settled', count: 344 },
            ]}
          />
        </Card>
        <Card>
          <BarChart
            label="Why Tomas is first"
            heads={['Factor', 'Points']}
            bars={[
              { label: 'Fit with the task', value: 31 },
              { label: 'Trust', value: 24 },
              { label: 'Free now', value: 20 },
              { label: 'Distance', value: 14 },
              { label: 'How you like it done', value: 9, tone: 'note' },
            ]}
          />
        </Card>
        <Card>
          <Columns
            label="Bookings by hour"
            heads={['Hour', 'Bookings']}
            columns={WAVE.map((value, i) => ({ label: `${i}:00`, value }))}
          />
        </Card>
        <Card>
          <Sparkline values={WAVE} label="Rising since noon" height={80} />
        </Card>
      </div>
    </>
  )
}
