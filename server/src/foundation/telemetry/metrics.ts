import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the process counts; served at /metrics in Prometheus' text form. */
export const metrics = new Registry()

/** Process figures (memory, event loop delay, garbage collection); call once at start. */
export function startProcessMetrics(): void {
  if (metrics.getSingleMetric('process_cpu_seconds_total')) return
  collectDefaultMetrics({ register: metrics })
}

export const httpSeconds = new Histogram({
  name: 'kontor_http_seconds',
  help: 'Time to answer a request, seconds',
  labelNames: ['method', 'route', 'status'],
  registers: [metrics],
  buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
})

export const moves = new Counter({
  name: 'kontor_moves_total',
  help: 'Moves of life stories',
  labelNames: ['story', 'move'],
  registers: [metrics],
})

export const deliveries = new Counter({
  name: 'kontor_deliveries_total',
  help: 'Deliveries of events, by how they ended',
  labelNames: ['subscriber', 'outcome'],
  registers: [metrics],
})

export const deliverySeconds = new Histogram({
  name: 'kontor_delivery_lag_seconds',
  help: 'From commit to effect, seconds',
  registers: [metrics],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
})

export const parkedDeliveries = new Gauge({
  name: 'kontor_deliveries_parked',
  help: 'Deliveries given up after the last attempt',
  registers: [metrics],
})

export const liveSockets = new Gauge({
  name: 'kontor_sockets',
  help: 'Sockets connected to this process',
  registers: [metrics],
})

export const livePushes = new Counter({
  name: 'kontor_pushes_total',
  help: 'Messages sent to rooms',
  labelNames: ['kind'],
  registers: [metrics],
})

export const refusalsCounted = new Counter({
  name: 'kontor_refusals_total',
  help: 'Refusals by reason',
  labelNames: ['reason'],
  registers: [metrics],
})

export const jobRuns = new Counter({
  name: 'kontor_job_runs_total',
  help: 'Runs of jobs, by how they ended',
  labelNames: ['job', 'outcome'],
  registers: [metrics],
})

export const cacheReads = new Counter({
  name: 'kontor_cache_reads_total',
  help: 'Reads of in-process caches, by whether the answer was kept',
  labelNames: ['cache', 'outcome'],
  registers: [metrics],
})
