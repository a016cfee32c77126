import type { z } from 'zod'
import type { readSystemMap as contract, Health, SystemNode } from '#contract/insights'
import type { Tx } from '#foundation/db'
import { addMs, minutes } from '#foundation/time'
import { listAudit } from '#modules/audit'
import {
  type DatabaseFigures,
  type HouseCounts,
  readDatabaseFigures,
  readHouseCounts,
} from './house.sql.ts'
import type { Meter, Rates, Snapshot } from './meter.ts'
import type { Edge, InsightsPolicy, NodeSpec } from './policy.ts'

type Answer = z.output<typeof contract.output>

/** How long an answer may be shown again. */
const FRESH_MS = 2000
/** Above these, a part is busy. */
const LATE_S = 30
const SLOW_MS = 300
const FULL = 0.8

interface Figures {
  readonly counts: HouseCounts
  /** Audited acts of the last minute, at most a hundred. */
  readonly acts: number
  readonly database: DatabaseFigures
  readonly now: Snapshot
  readonly rates: Rates
}

/**
 * The house alive: every box with its present rate per minute, its health and where its stream
 * is. Made from the process's counters and two statements, and kept for two seconds.
 */
export function systemMapOf(policy: InsightsPolicy, meter: Meter): (tx: Tx) => Promise<Answer> {
  const kept = new Map<string, { madeAtMs: number; answer: Answer }>()
  const specs = policy.nodes ?? []
  const edges: Edge[] = [...HOUSE_EDGES, ...(policy.edges ?? [])]

  return async (tx) => {
    const before = kept.get(tx.orgId)
    if (before && performance.now() - before.madeAtMs < FRESH_MS) return before.answer

    const { now, rates } = await meter.read()
    const since = addMs(tx.now, -minutes(1))
    const counts = await readHouseCounts(tx, since)
    const { items: acts } = await listAudit(tx, { from: since.toISOString(), limit: 100 })
    const figures: Figures = {
      counts,
      acts: acts.length,
      database: await readDatabaseFigures(tx),
      now,
      rates,
    }
    const nodes = [...houseNodes(figures)]
    for (const spec of specs) {
      const node = await nodeOf(tx, spec, figures)
      const place = nodes.findIndex(({ key }) => key === spec.key)
      if (place >= 0) nodes[place] = node
      else nodes.push(node)
    }
    const known = new Set(nodes.map(({ key }) => key))
    const answer: Answer = {
      at: tx.now.toISOString(),
      nodes,
      edges: edges.filter(({ from, to }) => known.has(from) && known.has(to)),
      facts: {
        deployables: 1,
        streams: 4,
        coreModules: nodes.filter(({ group }) => group === 'core').length,
      },
    }
    kept.set(tx.orgId, { madeAtMs: performance.now(), answer })
    return answer
  }
}

async function nodeOf(tx: Tx, spec: NodeSpec, figures: Figures): Promise<SystemNode> {
  const { key, label, group, link } = spec
  const own = await spec.read?.(tx)
  const told = Object.entries(figures.counts.rooms ?? {})
    .filter(([room]) =>
      spec.events?.some((prefix) => `${room}.`.startsWith(prefix) || prefix === room),
    )
    .reduce((sum, [, count]) => sum + count, 0)
  const asked = spec.routes
    ? figures.rates.routes((route) => spec.routes?.some((part) => route.includes(part)) ?? false)
    : 0
  const ratePerMinute = round(own?.ratePerMinute ?? told + asked)
  const parked = (spec.subscribers ?? [key]).reduce(
    (sum, room) => sum + (figures.counts.parked_rooms?.[room] ?? 0),
    0,
  )
  const health: Health =
    own?.health ?? (parked > 0 ? 'trouble' : ratePerMinute > 0 ? 'well' : 'idle')
  const says =
    own?.says ?? (parked > 0 ? `${parked} deliveries given up` : `${ratePerMinute} a minute`)
  return { key, label, group, link, ratePerMinute, health, says }
}

/** The parts that every product stands on. */
function houseNodes({ counts, acts, database, now, rates }: Figures): SystemNode[] {
  const node = (
    key: string,
    label: string,
    group: string,
    link: string,
    rate: number,
    health: Health,
    says: string,
  ): SystemNode => ({ key, label, group, link, ratePerMinute: round(rate), health, says })
  const p95 = rates.readP95Ms
  const outbox: Health = counts.parked > 0 ? 'trouble' : counts.oldest_s > LATE_S ? 'busy' : 'well'
  const jobs: Health =
    counts.jobs_failed > 0 ? 'trouble' : counts.jobs_oldest_due_s > LATE_S ? 'busy' : 'well'
  return [
    node(
      'gateway',
      'API gateway',
      'gateway',
      '/ops/logs',
      rates.requests,
      rates.faults > 0
        ? 'trouble'
        : (p95 ?? 0) > SLOW_MS
          ? 'busy'
          : rates.requests > 0
            ? 'well'
            : 'idle',
      p95 === null ? 'no reads yet' : `95 of 100 reads within ${p95} ms`,
    ),
    node(
      'events',
      'Events',
      'record',
      '/ops/streams/business',
      counts.events,
      counts.events > 0 ? 'well' : 'idle',
      'append only',
    ),
    node(
      'outbox',
      'Outbox',
      'record',
      '/ops/outbox',
      rates.deliveries,
      outbox,
      counts.parked > 0
        ? `${counts.parked} given up`
        : `${counts.pending} waiting, oldest ${round(counts.oldest_s)} s`,
    ),
    node(
      'audit',
      'Audit record',
      'record',
      '/ops/streams/audit',
      acts,
      acts > 0 ? 'well' : 'idle',
      'append only',
    ),
    node(
      'jobs',
      'Background jobs',
      'store',
      '/ops/jobs',
      rates.jobs,
      jobs,
      counts.jobs_failed > 0
        ? `${counts.jobs_failed} failed for good`
        : `${counts.jobs_due} due, ${counts.jobs_waiting} waiting`,
    ),
    node(
      'realtime',
      'Realtime',
      'core',
      '/ops/streams/telemetry',
      rates.pushes,
      now.sockets > 0 ? 'well' : 'idle',
      `${now.sockets} sockets`,
    ),
    node(
      'postgres',
      'PostgreSQL',
      'store',
      '/ops/growth',
      rates.requests + rates.deliveries,
      database.connections > database.most * FULL ? 'busy' : 'well',
      `${database.connections} of ${database.most} connections, ${megabytes(database.bytes)} MB`,
    ),
    node(
      'logs',
      'Operational logs',
      'stream',
      '/ops/streams/logs',
      counts.log_lines,
      counts.log_errors > 0 ? 'trouble' : counts.log_lines > 0 ? 'well' : 'idle',
      counts.log_errors > 0 ? `${counts.log_errors} errors in a minute` : 'no errors',
    ),
    node(
      'audit-stream',
      'Audit events',
      'stream',
      '/ops/streams/audit',
      acts,
      acts > 0 ? 'well' : 'idle',
      'admin and sensitive acts',
    ),
    node(
      'business',
      'Business events and metrics',
      'stream',
      '/ops/streams/business',
      counts.events,
      counts.events > 0 ? 'well' : 'idle',
      'funnel, response times, payouts',
    ),
    node(
      'telemetry',
      'Realtime telemetry',
      'stream',
      '/ops/streams/telemetry',
      rates.pushes,
      now.sockets > 0 ? 'well' : 'idle',
      'bounded retention',
    ),
    node(
      'review',
      'Founder and support review',
      'review',
      '/ops',
      0,
      counts.workers > 0 ? 'well' : 'busy',
      `${counts.workers} worker${counts.workers === 1 ? '' : 's'} alive`,
    ),
  ]
}

const HOUSE_EDGES: readonly Edge[] = [
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

function round(n: number): number {
  return Math.round(n * 10) / 10
}

function megabytes(bytes: bigint): number {
  return Number(bytes / 1_048_576n)
}
