import type { Database } from '#foundation/db'
import { deliveries, deliverySeconds, log } from '#foundation/telemetry'
import type { Message } from './event.ts'
import { type DueRow, postponeDelivery } from './outbox.sql.ts'
import type { Subscriber } from './subscribers.ts'

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 10 * 60_000
const MOST_WORDS = 2000

/** What a subscriber learns beside the payload. */
export function messageOf(row: DueRow, orgId: string): Message {
  return {
    deliveryId: row.delivery_id,
    eventId: row.event_id,
    eventNo: row.event_no,
    name: row.name,
    version: row.version,
    stream: row.stream,
    seq: row.seq,
    orgId,
    actorId: row.actor_id,
    correlationId: row.correlation_id,
    toldAt: row.told_at,
    attempt: row.attempts + 1,
  }
}

/** Counts how long it took from the commit to the effect. */
export function seen(row: DueRow): void {
  deliverySeconds.observe((Date.now() - row.made_at.getTime()) / 1000)
}

export interface Failed {
  readonly deliveryId: string
  readonly subscriber: Subscriber | undefined
  /** Who held the lease, where there was one. */
  readonly by?: string
  readonly attempts: number
  readonly error: unknown
}

/** A delivery failed: it comes again later and later, and is parked after its last attempt. */
export async function postpone(database: Database, failed: Failed): Promise<void> {
  const { deliveryId, subscriber, by, attempts, error } = failed
  if (!subscriber) return
  const park = attempts + 1 >= subscriber.attempts
  deliveries.inc({ subscriber: subscriber.name, outcome: park ? 'parked' : 'postponed' })
  log().warn(
    {
      subscriber: subscriber.name,
      deliveryId,
      attempts: attempts + 1,
      parked: park,
      error: String(error),
    },
    'delivery failed',
  )
  await postponeDelivery(database, deliveryId, {
    by,
    attempts,
    error: String(error).slice(0, MOST_WORDS),
    inMs: Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS),
    park,
  }).catch(() => {
    /* It is due still, or its lease runs out by itself. */
  })
}
