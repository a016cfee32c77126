import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type * as contract from '#contract/tracking'
import type { Tx } from '#foundation/db'
import { cellOf } from '#modules/places'
import { followSession } from './follow-session.ts'
import { insertPositions, readAnchor, writeLatest } from './positions.sql.ts'
import { lockPresence, type PresenceRow } from './presence.sql.ts'
import { lockVisibleOf, type SessionRow } from './sessions.sql.ts'
import { type KeptPoint, type Sieved, sievePoints } from './sieve-points.ts'

export type SendPositions = WorkInputOf<typeof contract.sendPositions>
export type AcceptedPositions = OutputOf<typeof contract.sendPositions>

/** Cells of about 0.7 km²: what matching may know. */
export const MATCHING_RESOLUTION = 8

/**
 * Take in a device's positions. Only what was recorded inside a consent (on duty, or sharing) is
 * kept; what was shared goes to the rooms of the open sessions, and only there.
 */
export async function acceptPositions(tx: Tx, input: SendPositions): Promise<AcceptedPositions> {
  const personId = tx.actor.id ?? ''
  const presence = await lockPresence(tx, personId)
  // Held until commit: a session that closes meanwhile waits, and then nothing more is pushed.
  const sessions = await lockVisibleOf(tx, personId)

  const sieved = await judge(tx, input, presence, sessions)
  const fresh = await insertPositions(tx, personId, sieved.kept)
  const kept = sieved.kept.filter((point) => fresh.has(point.deviceAt.getTime()))
  const last = kept.at(-1)
  if (last) await writeLatest(tx, personId, last, cellOf(last, MATCHING_RESOLUTION))
  for (const session of sessions) await followSession(tx, session, kept)

  const known = sieved.kept.filter((point) => !kept.includes(point))
  return {
    kept: kept.length,
    dropped: [...sieved.dropped, ...duplicates(input, known)],
    isShared: sessions.length > 0,
  }
}

async function judge(
  tx: Tx,
  input: SendPositions,
  presence: PresenceRow,
  sessions: readonly SessionRow[],
): Promise<Sieved> {
  const began = sessions.map((session) => session.visible_from)
  return sievePoints(input.points, {
    now: tx.now,
    sentAt: new Date(input.sentAt),
    anchor: await readAnchor(tx, presence.person_id),
    onDutySince: presence.is_online ? presence.changed_at : null,
    sharedSince: began.sort((a, b) => a.getTime() - b.getTime())[0] ?? null,
  })
}

/** Points that came before: sent again after an answer was lost. */
function duplicates(input: SendPositions, known: readonly KeptPoint[]) {
  const times = new Set(known.map((point) => point.deviceAt.getTime()))
  return input.points.flatMap((point, index) =>
    times.has(new Date(point.at).getTime()) ? [{ index, why: 'duplicate' as const }] : [],
  )
}
