import type { Health, SystemNode } from '#contract/insights'
import type { HouseCounts } from '#foundation/records'
import type { DatabaseFigures } from './figures.sql.ts'
import type { Rates, Snapshot } from './meter.adapter.ts'
import type { Edge } from './policy.ts'

/** Everything that the house's own boxes are drawn from. */
export interface HouseFigures {
  readonly counts: HouseCounts
  /** Audited acts of the last minute, at most a hundred. */
  readonly acts: number
  readonly database: DatabaseFigures
  readonly now: Snapshot
  readonly rates: Rates
}

interface HouseNode extends Pick<SystemNode, 'key' | 'label' | 'group' | 'link'> {
  readonly measure: (of: HouseFigures) => { rate: number; health: Health; says: string }
}

/** Above these, a part is busy. */
const LATE_S = 30
const SLOW_MS = 300
const FULL = 0.8

/** Something that may rest: idle at nothing, well else. */
const alive = (figure: number): Health => (figure > 0 ? 'well' : 'idle')

/** The parts that every product stands on. */
export const HOUSE_NODES: readonly HouseNode[] = [
  {
    key: 'gateway',
    label: 'API gateway',
    group: 'gateway',
    link: '/ops/streams/logs',
    measure: ({ rates }) => {
      const p95 = rates.readP95Ms ?? 0
      const health = rates.faults > 0 ? 'trouble' : p95 > SLOW_MS ? 'busy' : alive(rates.requests)
      return {
        rate: rates.requests,
        health,
        says: p95 === 0 ? 'no reads yet' : `95 of 100 reads within ${p95} ms`,
      }
    },
  },
  {
    key: 'events',
    label: 'Events',
    group: 'record',
    link: '/ops/streams/business',
    measure: ({ counts }) => ({
      rate: counts.events,
      health: alive(counts.events),
      says: 'append only',
    }),
  },
  {
    key: 'outbox',
    label: 'Outbox',
    group: 'record',
    link: '/ops/outbox',
    measure: ({ counts, rates }) => ({
      rate: rates.deliveries,
      health: counts.parked > 0 ? 'trouble' : counts.oldest_s > LATE_S ? 'busy' : 'well',
      says:
        counts.parked > 0
          ? `${counts.parked} given up`
          : `${counts.pending} waiting, the oldest ${Math.round(counts.oldest_s)} s`,
    }),
  },
  {
    key: 'audit',
    label: 'Audit record',
    group: 'record',
    link: '/ops/streams/audit',
    measure: ({ acts }) => ({ rate: acts, health: alive(acts), says: 'append only' }),
  },
  {
    key: 'jobs',
    label: 'Background jobs',
    group: 'store',
    link: '/ops/jobs',
    measure: ({ counts, rates }) => ({
      rate: rates.jobs,
      health:
        counts.jobs_failed > 0 ? 'trouble' : counts.jobs_oldest_due_s > LATE_S ? 'busy' : 'well',
      says:
        counts.jobs_failed > 0
          ? `${counts.jobs_failed} failed for good`
          : `${counts.jobs_due} due, ${counts.jobs_waiting} waiting`,
    }),
  },
  {
    key: 'realtime',
    label: 'Realtime',
    group: 'core',
    link: '/ops/streams/telemetry',
    measure: ({ now, rates }) => ({
      rate: rates.pushes,
      health: alive(now.sockets),
      says: `${now.sockets} sockets`,
    }),
  },
  {
    key: 'postgres',
    label: 'PostgreSQL',
    group: 'store',
    link: '/ops/growth',
    measure: ({ database, rates }) => ({
      rate: rates.requests + rates.deliveries,
      health: database.connections > database.most * FULL ? 'busy' : 'well',
      says: `${database.connections} of ${database.most} connections, ${database.bytes / 1_048_576n} MB`,
    }),
  },
  {
    key: 'logs',
    label: 'Operational logs',
    group: 'stream',
    link: '/ops/streams/logs',
    measure: ({ counts }) => ({
      rate: counts.log_lines,
      health: counts.log_errors > 0 ? 'trouble' : alive(counts.log_lines),
      says: counts.log_errors > 0 ? `${counts.log_errors} errors in a minute` : 'no errors',
    }),
  },
  {
    key: 'audit-stream',
    label: 'Audit events',
    group: 'stream',
    link: '/ops/streams/audit',
    measure: ({ acts }) => ({ rate: acts, health: alive(acts), says: 'admin and sensitive acts' }),
  },
  {
    key: 'business',
    label: 'Business events and metrics',
    group: 'stream',
    link: '/ops/metrics',
    measure: ({ counts }) => ({
      rate: counts.events,
      health: alive(counts.events),
      says: 'funnel, response times, payouts',
    }),
  },
  {
    key: 'telemetry',
    label: 'Realtime telemetry',
    group: 'stream',
    link: '/ops/streams/telemetry',
    measure: ({ now, rates }) => ({
      rate: rates.pushes,
      health: alive(now.sockets),
      says: 'presence and sessions, kept a week',
    }),
  },
  {
    key: 'review',
    label: 'Founder and support review',
    group: 'review',
    link: '/ops',
    measure: ({ counts }) => ({
      rate: 0,
      health: counts.workers > 0 ? 'well' : 'busy',
      says: counts.workers === 1 ? '1 worker alive' : `${counts.workers} workers alive`,
    }),
  },
]

export const HOUSE_EDGES: readonly Edge[] = [
  { from: 'gateway', to: 'postgres', label: 'transactions' },
  { from: 'events', to: 'outbox', label: 'told' },
  { from: 'outbox', to: 'realtime', label: 'rooms' },
  { from: 'outbox', to: 'jobs', label: 'work' },
  { from: 'audit', to: 'audit-stream', label: 'entries' },
  { from: 'events', to: 'business', label: 'counted' },
  { from: 'gateway', to: 'logs', label: 'lines' },
  { from: 'realtime', to: 'telemetry', label: 'sessions' },
  { from: 'logs', to: 'review', label: '' },
  { from: 'audit-stream', to: 'review', label: '' },
  { from: 'business', to: 'review', label: '' },
  { from: 'telemetry', to: 'review', label: '' },
]
