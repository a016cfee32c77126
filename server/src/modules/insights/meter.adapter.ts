import { metrics } from '#foundation/telemetry'

/** The process's counters at one moment. */
export interface Snapshot {
  /** Milliseconds since the process began. */
  readonly atMs: number
  /** Requests answered so far, by route. */
  readonly routes: ReadonlyMap<string, number>
  readonly requests: number
  /** Answers of 500 and above. */
  readonly faults: number
  /** Cumulative counts of GET answers by upper bound, seconds. */
  readonly reads: ReadonlyMap<number, number>
  readonly sockets: number
  readonly pushes: number
  readonly deliveries: number
  readonly jobs: number
  /** 99th percentile of the event loop's delay, milliseconds. */
  readonly loopDelayMs: number
}

/** What happened between two snapshots, per minute. */
export interface Rates {
  readonly requests: number
  readonly faults: number
  readonly pushes: number
  readonly deliveries: number
  readonly jobs: number
  routes(matching: (route: string) => boolean): number
  /** 95th percentile of the time to answer a GET, milliseconds; null without any. */
  readonly readP95Ms: number | null
}

const FRESH_MS = 2000
const SPAN_MS = 60_000
const MOST = 120

interface Sample {
  readonly labels: Readonly<Partial<Record<string, string | number>>>
  readonly value: number
  readonly metricName?: string
}

/**
 * Rates from the process's own counters: looks at most every two seconds, and compares with what
 * it saw up to a minute ago.
 */
export class Meter {
  readonly #seen: Snapshot[] = []

  /** The present figures and the rates of the last minute. */
  async read(): Promise<{ now: Snapshot; rates: Rates }> {
    const last = this.#seen.at(-1)
    if (!last || performance.now() - last.atMs >= FRESH_MS) {
      this.#seen.push(await takeSnapshot())
      while (this.#seen.length > MOST) this.#seen.shift()
    }
    const now = this.#seen.at(-1) ?? NOTHING
    const before = this.#seen.find((each) => now.atMs - each.atMs <= SPAN_MS) ?? now
    // The first look compares with the start of the process, when every counter was zero.
    return { now, rates: ratesBetween(before === now ? NOTHING : before, now) }
  }
}

const NOTHING: Snapshot = {
  atMs: 0,
  routes: new Map(),
  requests: 0,
  faults: 0,
  reads: new Map(),
  sockets: 0,
  pushes: 0,
  deliveries: 0,
  jobs: 0,
  loopDelayMs: 0,
}

async function takeSnapshot(): Promise<Snapshot> {
  const all = await metrics.getMetricsAsJSON()
  const samples = (name: string): Sample[] =>
    all.find((metric) => metric.name === name)?.values ?? []
  const total = (name: string) => samples(name).reduce((sum, { value }) => sum + value, 0)

  const http = samples('kontor_http_seconds')
  const answered = http.filter(({ metricName }) => metricName === 'kontor_http_seconds_count')
  const routes = new Map<string, number>()
  for (const { labels, value } of answered)
    routes.set(String(labels.route), (routes.get(String(labels.route)) ?? 0) + value)
  const reads = new Map<number, number>()
  for (const { labels, value, metricName } of http) {
    if (metricName !== 'kontor_http_seconds_bucket' || labels.method !== 'GET') continue
    const bound = labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels.le)
    reads.set(bound, (reads.get(bound) ?? 0) + value)
  }
  return {
    atMs: performance.now(),
    routes,
    reads,
    requests: answered.reduce((sum, { value }) => sum + value, 0),
    faults: answered
      .filter(({ labels }) => Number(labels.status) >= 500)
      .reduce((sum, { value }) => sum + value, 0),
    sockets: total('kontor_sockets'),
    pushes: total('kontor_pushes_total'),
    deliveries: total('kontor_deliveries_total'),
    jobs: total('kontor_job_runs_total'),
    loopDelayMs: total('nodejs_eventloop_lag_p99_seconds') * 1000,
  }
}

export function ratesBetween(before: Snapshot, now: Snapshot): Rates {
  const minutes = Math.max(now.atMs - before.atMs, 1000) / 60_000
  const per = (a: number, b: number) => Math.max(0, b - a) / minutes
  return {
    requests: per(before.requests, now.requests),
    faults: per(before.faults, now.faults),
    pushes: per(before.pushes, now.pushes),
    deliveries: per(before.deliveries, now.deliveries),
    jobs: per(before.jobs, now.jobs),
    routes: (matching) =>
      [...now.routes]
        .filter(([route]) => matching(route))
        .reduce((sum, [route, count]) => sum + per(before.routes.get(route) ?? 0, count), 0),
    readP95Ms: percentile(before.reads, now.reads, 0.95),
  }
}

/** The upper bound under which that share of the answers lies, milliseconds. */
function percentile(
  before: ReadonlyMap<number, number>,
  now: ReadonlyMap<number, number>,
  share: number,
): number | null {
  const bounds = [...now]
    .map(([bound, count]) => ({ bound, count: count - (before.get(bound) ?? 0) }))
    .sort((a, b) => a.bound - b.bound)
  const all = bounds.at(-1)?.count ?? 0
  if (all <= 0) return null
  const found = bounds.find(({ count }) => count >= all * share)
  const finite = bounds.filter(({ bound }) => Number.isFinite(bound)).at(-1)
  return Math.round(
    (Number.isFinite(found?.bound) ? (found?.bound ?? 0) : (finite?.bound ?? 0)) * 1000,
  )
}
