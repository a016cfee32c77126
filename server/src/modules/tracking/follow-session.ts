import type { SharedPosition } from '#contract/tracking'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { enqueue } from '#foundation/jobs'
import { pushAfterCommit } from '#foundation/live'
import { msBetween, seconds } from '#foundation/time'
import { distanceMeters } from '#modules/places'
import { GeofenceEntered } from './events.ts'
import { refreshEta } from './refresh-eta.ts'
import { noteEntered, type SessionRow, writePlace } from './sessions.sql.ts'
import { pointOf } from './sharing-answer.ts'
import type { KeptPoint } from './sieve-points.ts'

/** An ETA is worked out anew at most so often per session. */
const ETA_EVERY_MS = seconds(20)
/** So many fixes in a row must lie in the fence, unless one lies in it with its whole error. */
const FIXES_TO_ARRIVE = 2

/** One step of a session, held locked: its place, the fence, the next ETA, the room. */
export async function followSession(
  tx: Tx,
  session: SessionRow,
  points: readonly KeptPoint[],
): Promise<void> {
  const known = session.recorded_at
  const seen = points.filter(
    (point) => point.recordedAt >= session.visible_from && (!known || point.recordedAt > known),
  )
  const last = seen.at(-1)
  if (!last) return

  const fence = walkFence(session, seen)
  const isArrived = session.entered_at !== null || fence.enteredAt !== undefined
  const asksEta = !isArrived && isEtaDue(tx, session)
  const isWritten = await writePlace(tx, session.id, {
    lat: last.lat,
    lng: last.lng,
    accuracyM: last.accuracyM,
    headingDeg: last.headingDeg,
    recordedAt: last.recordedAt,
    insideCount: fence.insideCount,
    pointsCount: seen.length,
    etaAskedAt: asksEta ? tx.now : session.eta_asked_at,
  })
  if (!isWritten) return

  if (asksEta) {
    const { id: sessionId } = session
    await enqueue(tx, refreshEta, { sessionId }, { key: `tracking.eta:${sessionId}` })
  }
  if (fence.enteredAt) await enter(tx, session, fence.enteredAt)

  pushAfterCommit(tx, `tracking.session:${session.id}`, 'position', {
    sessionId: session.id,
    subject: session.subject,
    position: shared(last),
  })
}

/** Walk the new fixes through the fence. */
export function walkFence(
  session: Pick<
    SessionRow,
    'fence_lat' | 'fence_lng' | 'fence_radius_m' | 'inside_count' | 'entered_at'
  >,
  points: readonly KeptPoint[],
): { insideCount: number; enteredAt: Date | undefined } {
  const center = pointOf(session.fence_lat, session.fence_lng)
  const radiusMetres = session.fence_radius_m ?? 0
  let insideCount = session.inside_count
  if (!center || session.entered_at) return { insideCount, enteredAt: undefined }
  for (const point of points) {
    const meters = distanceMeters(center, point)
    insideCount = meters <= radiusMetres ? insideCount + 1 : 0
    const isCertain = meters + point.accuracyM <= radiusMetres
    if (isCertain || insideCount >= FIXES_TO_ARRIVE) {
      return { insideCount, enteredAt: point.recordedAt }
    }
  }
  return { insideCount, enteredAt: undefined }
}

async function enter(tx: Tx, session: SessionRow, enteredAt: Date): Promise<void> {
  if (!(await noteEntered(tx, session.id, enteredAt))) return
  await tell(tx, GeofenceEntered, `tracking.session:${session.id}`, {
    sessionId: session.id,
    subject: session.subject,
    personId: session.person_id,
    enteredAt: enteredAt.toISOString(),
  })
}

function isEtaDue(tx: Tx, session: SessionRow): boolean {
  if (session.destination_lat === null) return false
  return !session.eta_asked_at || msBetween(session.eta_asked_at, tx.now) >= ETA_EVERY_MS
}

function shared(point: KeptPoint): SharedPosition {
  return {
    point: { lat: point.lat, lng: point.lng },
    accuracyM: point.accuracyM,
    headingDeg: point.headingDeg,
    recordedAt: point.recordedAt.toISOString(),
  }
}
