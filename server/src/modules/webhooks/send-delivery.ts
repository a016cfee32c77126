import type { Tx } from '#foundation/db'
import { type Outside, tell } from '#foundation/events'
import { enqueue } from '#foundation/jobs'
import { calledOutside } from '#foundation/telemetry'
import { addMs, hours, minutes, seconds } from '#foundation/time'
import {
  type DueDelivery,
  insertAttempt,
  markAttempted,
  markGivenUp,
  type Outcome,
  readDueDelivery,
} from './deliveries.sql.ts'
import { clearFailures, countFailure, switchOff } from './endpoints.sql.ts'
import { EndpointSwitchedOff } from './events.ts'
import { tryAgain } from './jobs.ts'
import type { Posted, Posting } from './post-webhook.adapter.ts'

/** Pauses after the first, second … failed attempt: about 28 hours in all (Standard Webhooks, “Retries”). */
export const PAUSES_MS: readonly number[] = [
  seconds(5),
  minutes(5),
  minutes(30),
  hours(2),
  hours(5),
  hours(10),
  hours(10),
]

/** An address that fails so often in a row is switched off. */
export const MOST_FAILURES = 100

/** The answer that says: never again. */
const GONE = 410

/**
 * Try one delivery. The attempt is recorded whatever comes back; after a failure the next one is
 * put down by the schedule, and after the last the delivery is given up.
 */
export async function sendDelivery(
  post: (posting: Posting) => Promise<Posted>,
  outside: Outside,
  deliveryId: string,
): Promise<void> {
  const due = await outside.transact((tx) => readOrGiveUp(tx, deliveryId))
  if (!due) return
  const outcome = await calledOutside('webhook', new URL(due.url).host, () =>
    post({ url: due.url, id: due.id, body: due.body, secrets: due.secrets }),
  )
  await outside.transact((tx) => record(tx, due, outcome))
}

async function readOrGiveUp(tx: Tx, deliveryId: string): Promise<DueDelivery | undefined> {
  const due = await readDueDelivery(tx, deliveryId)
  if (!due || due.has_ended) return undefined
  if (due.is_active && due.secrets.length > 0) return due
  await markGivenUp(tx, deliveryId, 'the address is switched off')
  return undefined
}

async function record(tx: Tx, due: DueDelivery, outcome: Outcome): Promise<void> {
  await insertAttempt(tx, due.id, outcome)
  if (outcome.status !== null && outcome.status >= 200 && outcome.status < 300) {
    await markAttempted(tx, due.id, outcome, 'delivered')
    await clearFailures(tx, due.endpoint_id)
    return
  }
  const failed = { ...outcome, problem: outcome.problem ?? `answered ${outcome.status}` }
  const pause = outcome.status === GONE ? undefined : PAUSES_MS[due.attempts]
  if (pause === undefined) {
    await markAttempted(tx, due.id, failed, 'given-up')
  } else {
    const next = addMs(tx.now, pause)
    await markAttempted(tx, due.id, failed, { next })
    await enqueue(tx, tryAgain, { deliveryId: due.id }, { at: next, key: `webhooks.try:${due.id}` })
  }
  await countAgainst(tx, due.endpoint_id, outcome.status)
}

async function countAgainst(tx: Tx, endpointId: string, status: number | null): Promise<void> {
  const failures = await countFailure(tx, endpointId)
  if (status !== GONE && failures < MOST_FAILURES) return
  const reason = status === GONE ? 'it answered 410: gone' : `${failures} failures in a row`
  const wasOn = await switchOff(tx, endpointId, reason)
  if (wasOn > 0)
    await tell(tx, EndpointSwitchedOff, `webhooks.endpoint:${endpointId}`, { endpointId, reason })
}
