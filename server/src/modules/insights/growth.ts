import type { z } from 'zod'
import type { GrowthTrigger } from '#contract/insights'
import type { Tx } from '#foundation/db'
import { type HouseCounts, readHouseCounts } from '#foundation/records'
import { addMs, minutes } from '#foundation/time'
import {
  type DatabaseFigures,
  listTableFigures,
  readDatabaseFigures,
  type TableFigures,
} from './figures.sql.ts'
import { PATH, STORES, type StoreSpec } from './growth-path.ts'
import type { Meter, Rates, Snapshot } from './meter.adapter.ts'
import { type Policies, positionRoutesOf, telemetrySchemasOf } from './policies.ts'

type Trigger = z.infer<typeof GrowthTrigger>

/** Store responsibilities, the growth path, and each trigger's measured value beside its threshold. */
export async function readGrowth(tx: Tx, policies: Policies, meter: Meter) {
  const { now, rates } = await meter.read()
  const counts = await readHouseCounts(tx, addMs(tx.now, -minutes(1)))
  const database = await readDatabaseFigures(tx)
  const tables = await listTableFigures(tx)
  return {
    at: tx.now.toISOString(),
    stores: STORES.map((spec) => storeOf(spec, tables)),
    path: PATH.map((step) => ({ ...step, triggers: [...step.triggers] })),
    triggers: TRIGGERS.map((spec) =>
      measure(spec, { now, rates, counts, database, tables, policies }),
    ),
  }
}

interface Measured {
  readonly now: Snapshot
  readonly rates: Rates
  readonly counts: HouseCounts
  readonly database: DatabaseFigures
  readonly tables: readonly TableFigures[]
  readonly policies: Policies
}

const MB = 1_048_576

interface TriggerSpec extends Pick<Trigger, 'key' | 'brings' | 'label' | 'threshold' | 'unit'> {
  readonly value: (of: Measured) => number
  /** What was measured, and how. */
  readonly measured: (of: Measured) => string
}

/** What would justify more than PostgreSQL; thresholds are where the present design begins to hurt. */
const TRIGGERS: readonly TriggerSpec[] = [
  {
    key: 'read_p95',
    brings: 'Read side',
    label: 'Read pressure: time to answer',
    threshold: 250,
    unit: 'ms',
    value: ({ rates }) => rates.readP95Ms ?? 0,
    measured: () => '95th percentile of GET answers of the last minute, this process',
  },
  {
    key: 'seq_scans',
    brings: 'Read side',
    label: 'Read pressure: rows read without an index',
    threshold: 30,
    unit: '%',
    value: ({ database }) =>
      share(Number(database.seq_rows), Number(database.seq_rows + database.index_rows)),
    measured: () =>
      'share of rows of tables over 10,000 rows that sequential scans read, since statistics began',
  },
  {
    key: 'connections',
    brings: 'Read side',
    label: 'Read pressure: connections in use',
    threshold: 70,
    unit: '%',
    value: ({ database }) => share(database.connections, database.most),
    measured: ({ database }) =>
      `${database.connections} of ${database.most} connections to PostgreSQL, ${database.active} at work`,
  },
  {
    key: 'positions',
    brings: 'Telemetry store',
    label: 'Telemetry pressure: position requests',
    threshold: 200,
    unit: 'a second',
    value: ({ rates, policies }) => positionRequests(rates, policies) / 60,
    measured: ({ policies }) =>
      `requests to ${positionRoutesOf(policies).join(', ')} of the last minute, this process`,
  },
  {
    key: 'telemetry_size',
    brings: 'Telemetry store',
    label: 'Telemetry pressure: size of its tables',
    threshold: 10_240,
    unit: 'MB',
    value: ({ tables, policies }) =>
      tables
        .filter(({ room }) => telemetrySchemasOf(policies).includes(room))
        .reduce((sum, { bytes }) => sum + Number(bytes), 0) / MB,
    measured: ({ policies }) =>
      `total size of the tables of ${telemetrySchemasOf(policies).join(', ')}`,
  },
  {
    key: 'sockets',
    brings: 'Redis',
    label: 'Realtime: open sockets',
    threshold: 5000,
    unit: 'sockets',
    value: ({ now }) => now.sockets,
    measured: () => 'sockets connected to this process',
  },
  {
    key: 'pushes',
    brings: 'Redis',
    label: 'Realtime: messages to rooms',
    threshold: 2000,
    unit: 'a second',
    value: ({ rates }) => rates.pushes / 60,
    measured: () => 'messages of the last minute, this process',
  },
  {
    key: 'instances',
    brings: 'Redis',
    label: 'Realtime: instances on one PostgreSQL',
    threshold: 4,
    unit: 'instances',
    value: ({ counts }) => counts.workers,
    measured: () => 'processes whose heartbeat is younger than a minute',
  },
  {
    key: 'outbox_lag',
    brings: 'Broker',
    label: 'Outbox: age of the oldest message',
    threshold: 5,
    unit: 's',
    value: ({ counts }) => counts.oldest_s,
    measured: () => 'seconds since the oldest pending delivery was made',
  },
  {
    key: 'event_loop',
    brings: 'Another instance',
    label: 'Event loop delay',
    threshold: 100,
    unit: 'ms',
    value: ({ now }) => now.loopDelayMs,
    measured: () => '99th percentile of this process’s event loop delay',
  },
]

/** Requests with positions a minute, to every product's route of them. */
export function positionRequests(rates: Rates, policies: Policies): number {
  const parts = positionRoutesOf(policies)
  return rates.routes((route) => parts.some((part) => route.includes(part)))
}

function measure(spec: TriggerSpec, of: Measured): Trigger {
  const { key, brings, label, threshold, unit } = spec
  const value = Math.round(spec.value(of) * 10) / 10
  const state = value >= threshold ? 'reached' : value >= threshold / 2 ? 'rising' : 'calm'
  return { key, brings, label, value, threshold, unit, state, measured: spec.measured(of) }
}

/** Per cent; zero of nothing. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 100
}

/** What a store keeps, with the present size of its tables. */
function storeOf(spec: StoreSpec, tables: readonly TableFigures[]) {
  const { tables: names, ...told } = spec
  if (names.length === 0) return { ...told, rows: null, bytes: null }
  const claimed = STORES.flatMap((each) => each.tables).filter((name) => name !== '*')
  const mine = tables.filter((table) => {
    const isIn = (name: string) =>
      name === `${table.room}.${table.name}` || name === `${table.room}.*`
    return names.includes('*')
      ? !claimed.some(isIn) && table.room !== 'graphile_worker'
      : names.some(isIn)
  })
  return {
    ...told,
    rows: mine.reduce((sum, { row_estimate }) => sum + Number(row_estimate), 0),
    bytes: mine.reduce((sum, { bytes }) => sum + Number(bytes), 0),
  }
}
