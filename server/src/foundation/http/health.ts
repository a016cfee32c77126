import type { FastifyInstance } from 'fastify'
import { type Database, sql } from '#foundation/db'
import { newId } from '#foundation/ids'
import { log, metrics, startProcessMetrics } from '#foundation/telemetry'

const BEAT_MS = 5000
/** A worker that has not been heard of for so long is taken for dead. */
const DEAD_AFTER_S = 30

/** /health (the process lives), /health/ready (it can work), /metrics (Prometheus). */
export function serveHealth(app: FastifyInstance, database: Database): void {
  startProcessMetrics()
  app.get('/health', { logLevel: 'silent' }, async () => ({
    status: 'live',
    uptimeSeconds: Math.round(process.uptime()),
  }))
  app.get('/health/ready', { logLevel: 'silent' }, async (_request, reply) => {
    const databaseAnswers = await database.answers()
    const workerBeats = databaseAnswers && (await hasWorker(database))
    const ready = databaseAnswers && workerBeats
    return reply.code(ready ? 200 : 503).send({
      status: ready ? 'ready' : 'not ready',
      database: databaseAnswers,
      worker: workerBeats,
    })
  })
  app.get('/metrics', { logLevel: 'silent' }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  )
}

async function hasWorker(database: Database): Promise<boolean> {
  const rows = await database
    .system(sql`
    select 1 from foundation.heartbeats
     where role = 'worker' and beat_at > clock_timestamp() - ${DEAD_AFTER_S} * interval '1 second' limit 1`)
    .catch(() => [])
  return rows.length > 0
}

/** Say every few seconds that a worker is here; answers how to stop saying it. */
export function keepBeating(database: Database): () => void {
  const me = newId()
  const beat = () => {
    database
      .system(sql`
      insert into foundation.heartbeats (process, role) values (${me}, 'worker')
          on conflict (process) do update set beat_at = clock_timestamp()`)
      .catch((error: unknown) => log().warn({ error: String(error) }, 'no heartbeat'))
  }
  beat()
  const timer = setInterval(beat, BEAT_MS)
  return () => clearInterval(timer)
}
