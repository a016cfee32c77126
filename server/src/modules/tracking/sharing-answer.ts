import type { Point } from '#contract/places'
import type { Eta, OnMyWay, SharedPosition, Sharing } from '#contract/tracking'
import type { Tx } from '#foundation/db'
import { minutes, msBetween, seconds } from '#foundation/time'
import type { SessionRow } from './sessions.sql.ts'

/** A position older than this is shown with its age, not as if it were now. */
const POSITION_STALE_MS = seconds(45)
const ETA_STALE_MS = minutes(2)

/** What the holder of a link sees. */
export function onMyWayAnswer(tx: Tx, row: SessionRow): OnMyWay {
  const position = positionOf(row)
  return {
    state: row.paused_at ? 'paused' : 'open',
    openedAt: row.opened_at.toISOString(),
    position: position && { ...position, ...ageOf(tx, row.recorded_at) },
    eta: etaOf(tx, row),
    enteredAt: row.entered_at?.toISOString() ?? null,
  }
}

/** What somebody who may look sees. */
export function sharingAnswer(tx: Tx, row: SessionRow, path: Point[] = []): Sharing {
  return {
    ...onMyWayAnswer(tx, row),
    sessionId: row.id,
    subject: row.subject,
    personId: row.person_id,
    destination: pointOf(row.destination_lat, row.destination_lng),
    path,
  }
}

function positionOf(row: SessionRow): SharedPosition | null {
  const point = pointOf(row.lat, row.lng)
  if (!point || !row.recorded_at || row.paused_at) return null
  return {
    point,
    accuracyM: row.accuracy_m ?? 0,
    headingDeg: row.heading_deg,
    recordedAt: row.recorded_at.toISOString(),
  }
}

function ageOf(tx: Tx, recordedAt: Date | null) {
  const ageMs = recordedAt ? Math.max(0, msBetween(recordedAt, tx.now)) : 0
  return { ageSeconds: Math.round(ageMs / 1000), isStale: ageMs > POSITION_STALE_MS }
}

/** The ETA as of now; null when there is none, or they have arrived. */
export function etaOf(
  tx: Tx,
  row: Pick<SessionRow, 'eta_at' | 'eta_computed_at' | 'entered_at'>,
): Eta | null {
  if (!row.eta_at || !row.eta_computed_at || row.entered_at) return null
  return {
    seconds: Math.max(0, Math.round(msBetween(tx.now, row.eta_at) / 1000)),
    arrivesAt: row.eta_at.toISOString(),
    computedAt: row.eta_computed_at.toISOString(),
    isStale: msBetween(row.eta_computed_at, tx.now) > ETA_STALE_MS,
  }
}

export function pointOf(lat: number | null, lng: number | null): Point | null {
  return lat === null || lng === null ? null : { lat, lng }
}
