import type { Presence } from '#contract/tracking'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { addMs, minutes } from '#foundation/time'
import { PresenceChanged } from './events.ts'
import { forgetLatest } from './positions.sql.ts'
import {
  listOnline,
  lockPresence,
  type PresenceRow,
  readPresenceRow,
  setStaleOffline,
  writePresence,
} from './presence.sql.ts'
import { refuse } from './refusals.ts'

/** Not heard of for so long, somebody counts as offline, whether or not it was swept yet. */
export const PRESENCE_STALE_MS = minutes(15)
const SWEEP_BATCH = 500

export interface SetOnline {
  readonly online: boolean
  /** Default: the actor. Nobody is put online by another. */
  readonly personId?: string
  /** Why, such as `missed_offers`; default `chosen`. */
  readonly reason?: string
}

/** Go online or offline. Said again, it only says that one is still there. */
export async function setOnline(tx: Tx, input: SetOnline): Promise<Presence> {
  const personId = input.personId ?? tx.actor.id ?? ''
  if (input.online && personId !== tx.actor.id) throw refuse.only_the_one_who_shares({ personId })

  const before = input.online
    ? await lockPresence(tx, personId)
    : ((await readPresenceRow(tx, personId)) ?? (await lockPresence(tx, personId)))
  const reason = input.reason ?? 'chosen'
  const changed = await writePresence(tx, personId, { isOnline: input.online, reason })
  if (!changed) return presenceAnswer(tx, before)

  if (!input.online) await forgetLatest(tx, personId)
  await tellPresence(tx, personId, { isOnline: input.online, reason })

  return presenceAnswer(tx, { ...before, is_online: input.online, reason, changed_at: tx.now })
}

/** My own presence. */
export async function readPresence(tx: Tx): Promise<Presence> {
  const row = await readPresenceRow(tx, tx.actor.id ?? '')
  return row ? presenceAnswer(tx, row) : NEVER
}

/** Whether somebody is online and was heard of lately. */
export async function isOnline(tx: Tx, personId: string): Promise<boolean> {
  return (await whoIsOnline(tx, [personId])).has(personId)
}

/** Which of these people are online and were heard of lately. */
export async function whoIsOnline(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set(await listOnline(tx, personIds, heardSince(tx)))
}

/** Set offline whoever was not heard of for too long; answers how many. */
export async function sweepPresence(tx: Tx): Promise<number> {
  const gone = await setStaleOffline(tx, { since: heardSince(tx), limit: SWEEP_BATCH })
  for (const personId of gone) {
    await forgetLatest(tx, personId)
    await tellPresence(tx, personId, { isOnline: false, reason: 'stale' })
  }
  return gone.length
}

/** The moment since when somebody must have been heard of to count. */
export function heardSince(tx: Tx): Date {
  return addMs(tx.now, -PRESENCE_STALE_MS)
}

async function tellPresence(
  tx: Tx,
  personId: string,
  now: { isOnline: boolean; reason: string },
): Promise<void> {
  await tell(tx, PresenceChanged, `tracking.presence:${personId}`, { personId, ...now })
}

const NEVER: Presence = { isOnline: false, since: null, lastSeenAt: null, reason: 'new' }

function presenceAnswer(tx: Tx, row: PresenceRow): Presence {
  const isStale = row.last_seen_at < heardSince(tx)
  return {
    isOnline: row.is_online && !isStale,
    since: row.reason === 'new' ? null : row.changed_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    reason: row.is_online && isStale ? 'stale' : row.reason,
  }
}
