import type { z } from 'zod'
import type { GrowthTrigger } from '#contract/insights'
import type { Tx } from '#foundation/db'
import { addMs, minutes } from '#foundation/time'
import { PATH, STORES, type StoreSpec } from './growth-path.ts'
import {
  type DatabaseFigures,
  type HouseCounts,
  listTableFigures,
  readDatabaseFigures,
  readHouseCounts,
  type TableFigures,
} from './house.sql.ts'
import type { Meter, Rates, Snapshot } from './meter.ts'
import type { InsightsPolicy } from './policy.ts'

type Trigger = z.infer<typeof GrowthTrigger>

/** Store responsibilities, the growth path, and each trigger's measured value beside its threshold. */
export async function readGrowth(tx: Tx, policy: InsightsPolicy, meter: Meter) {
  const { now, rates } = await meter.read()
  const counts = await readHouseCounts(tx, addMs(tx.now, -minutes(1)))
  const database = await readDatabaseFigures(tx)
  const tables = await listTableFigures(tx)
  return {
    at: tx.now.toISOString(),
    stores: STORES.map((spec) => storeOf(spec, tables)),
    path: PATH.map((step) => ({ ...step, triggers: [...step.triggers] })),
    triggers: triggersOf({ now, rates, counts, database, tables, policy }),
  }
}

interface Measured {
  readonly now: Snapshot
  readonly rates: Rates
  readonly counts: HouseCounts
  readonly database: DatabaseFigures
  readonly tables: readonly TableFigures[]
  readonly policy: InsightsPolicy
}

const MB = 1_048_576

function triggersOf({ now, rates, counts, database, tables, policy }: Measured): Trigger[] {
  const { route = '/positions', schema = 'tracking' } = policy.telemetry ?? {}
  const scanned = Number(database.seq_rows)
  const read = scanned + Number(database.index_rows)
  const telemetryBytes = tables
    .filter(({ room }) => room === schema)
    .reduce((sum, { bytes }) => sum + Number(bytes), 0)
  return [
    trigger(
      'read_p95',
      'Read side',
      'Read pressure: time to answer',
      rates.readP95Ms ?? 0,
      250,
      'ms',
      '95th percentile of GET answers of the last minute, this process',
    ),
    trigger(
      'seq_scans',
      'Read side',
      'Read pressure: rows read without an index',
      read === 0 ? 0 : (scanned / read) * 100,
      30,
      '%',
      'share of rows of large tables (over 10,000 rows) read by sequential scans since the statistics began',
    ),
    trigger(
      'connections',
      'Read side',
      'Read pressure: connections in use',
      (database.connections / database.most) * 100,
      70,
      '%',
      `${database.connections} of ${database.most} connections to PostgreSQL, ${database.active} at work`,
    ),
    trigger(
      'positions',
      'Telemetry store',
      'Telemetry pressure: position requests',
      rates.routes((each) => each.includes(route)) / 60,
      200,
      'a second',
      `requests to ${route} of the last minute, this process`,
    ),
    trigger(
      'telemetry_size',
      'Telemetry store',
      'Telemetry pressure: size of its tables',
      telemetryBytes / MB,
      10_240,
      'MB',
      `total size of the tables of ${schema}`,
    ),
    trigger(
      'sockets',
      'Redis',
      'Realtime: open sockets',
      now.sockets,
      5000,
      'sockets',
      'sockets connected to this process',
    ),
    trigger(
      'pushes',
      'Redis',
      'Realtime: messages to rooms',
      rates.pushes / 60,
      2000,
      'a second',
      'messages of the last minute, this process',
    ),
    trigger(
      'instances',
      'Redis',
      'Realtime: instances on one PostgreSQL',
      counts.workers,
      4,
      'instances',
      'processes whose heartbeat is younger than a minute; above this NOTIFY becomes the narrow place',
    ),
    trigger(
      'outbox_lag',
      'Broker',
      'Outbox: age of the oldest message',
      counts.oldest_s,
      5,
      's',
      'seconds since the oldest pending delivery was made',
    ),
    trigger(
      'event_loop',
      'Another instance',
      'Event loop delay',
      now.loopDelayMs,
      100,
      'ms',
      '99th percentile of this process’s event loop delay',
    ),
  ]
}

function trigger(
  key: string,
  brings: string,
  label: string,
  measuredValue: number,
  threshold: number,
  unit: string,
  measured: string,
): Trigger {
  const value = Math.round(measuredValue * 10) / 10
  const state = value >= threshold ? 'reached' : value >= threshold / 2 ? 'rising' : 'calm'
  return { key, brings, label, value, threshold, unit, state, measured }
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
