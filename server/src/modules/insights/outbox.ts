import type { Tx } from '#foundation/db'
import { listParked, replayParked } from '#foundation/events'
import { listJobCounts, listSubscriberCounts, readHouseCounts } from '#foundation/records'
import { addMs, hours, minutes } from '#foundation/time'
import { recordAudit } from '#modules/audit'
import { refuse } from './refusals.ts'
import { safeText } from './support-safe.ts'

const MOST_PARKED = 100

/** What waits to be told, how late it is, and what was given up. */
export async function readOutbox(tx: Tx) {
  const counts = await readHouseCounts(tx, addMs(tx.now, -minutes(1)))
  const subscribers = await listSubscriberCounts(tx, addMs(tx.now, -hours(1)))
  const parked = await listParked(tx, MOST_PARKED)
  return {
    pending: counts.pending,
    parked: counts.parked,
    oldestS: Math.round(counts.oldest_s * 10) / 10,
    completedLastHour: subscribers.reduce((sum, { completed }) => sum + completed, 0),
    subscribers: subscribers.map(({ completed, ...each }) => ({
      ...each,
      completedLastHour: completed,
    })),
    parkedDeliveries: parked.map((row) => ({
      deliveryId: row.delivery_id,
      subscriber: row.subscriber,
      event: row.name,
      about: row.stream,
      attempts: row.attempts,
      lastError: row.last_error === null ? null : safeText(row.last_error),
      at: row.told_at.toISOString(),
      correlationId: row.correlation_id,
    })),
  }
}

/** Make parked deliveries due again, one or all; audited. */
export async function replayOutbox(
  tx: Tx,
  { deliveryId }: { deliveryId?: string | undefined },
): Promise<{ replayed: number }> {
  const replayed = await replayParked(tx, deliveryId)
  if (replayed === 0) throw refuse.nothing_parked(deliveryId ? { deliveryId } : {})

  await recordAudit(tx, {
    action: 'outbox.replay',
    about: deliveryId ? `foundation.delivery:${deliveryId}` : `foundation.outbox:${tx.orgId}`,
    after: { replayed },
  })

  return { replayed }
}

/** Scheduled work by task. */
export async function readJobs(tx: Tx) {
  const tasks = await listJobCounts(tx)
  return {
    tasks: tasks.map(({ oldest_due, ...each }) => ({
      ...each,
      oldestDueAt: oldest_due?.toISOString() ?? null,
    })),
  }
}
