import type { Point } from '#contract/places'
import { sql, type Tx } from '#foundation/db'

export interface SessionRow {
  readonly id: string
  readonly subject: string
  readonly person_id: string
  readonly viewers: readonly string[]
  readonly opened_at: Date
  readonly visible_from: Date
  readonly expires_at: Date
  readonly paused_at: Date | null
  readonly destination_lat: number | null
  readonly destination_lng: number | null
  readonly fence_lat: number | null
  readonly fence_lng: number | null
  readonly fence_radius_m: number | null
  readonly lat: number | null
  readonly lng: number | null
  readonly accuracy_m: number | null
  readonly heading_deg: number | null
  readonly recorded_at: Date | null
  readonly inside_count: number
  readonly entered_at: Date | null
  readonly soon_at: Date | null
  readonly eta_at: Date | null
  readonly eta_computed_at: Date | null
  readonly eta_asked_at: Date | null
}

const columns = sql`
  s.id, s.subject, s.person_id, s.viewers, s.opened_at, s.visible_from, s.expires_at, s.paused_at,
  s.destination_lat, s.destination_lng, s.fence_lat, s.fence_lng, s.fence_radius_m, s.lat, s.lng,
  s.accuracy_m, s.heading_deg, s.recorded_at, s.inside_count, s.entered_at, s.soon_at, s.eta_at,
  s.eta_computed_at, s.eta_asked_at`

/**
 * The one place that says which sessions exist for the world: of this organisation, not closed,
 * not over. Every statement that answers anybody with a position stands on it.
 */
function isOpen(tx: Tx) {
  return sql`s.org_id = ${tx.orgId} and s.closed_at is null and s.expires_at > ${tx.now}`
}

export function readOpenBySubject(tx: Tx, subject: string): Promise<SessionRow | undefined> {
  return tx.maybe<SessionRow>(sql`
    select ${columns} from tracking.sessions s where ${isOpen(tx)} and s.subject = ${subject}`)
}

export function readOpenById(tx: Tx, id: string): Promise<SessionRow | undefined> {
  return tx.maybe<SessionRow>(sql`
    select ${columns} from tracking.sessions s where ${isOpen(tx)} and s.id = ${id}`)
}

export function readOpenByLink(tx: Tx, tokenHash: string): Promise<SessionRow | undefined> {
  return tx.maybe<SessionRow>(sql`
    select ${columns}
      from tracking.sessions s
      join tracking.links l on l.session_id = s.id and l.org_id = s.org_id
     where ${isOpen(tx)} and l.token_hash = ${tokenHash}`)
}

export function lockOpenBySubject(tx: Tx, subject: string): Promise<SessionRow | undefined> {
  return tx.maybe<SessionRow>(sql`
    select ${columns}
      from tracking.sessions s
     where ${isOpen(tx)} and s.subject = ${subject}
       for update`)
}

/** A session that is not closed, though its time may be over: for closing it. */
export function lockUnclosed(tx: Tx, subject: string): Promise<SessionRow | undefined> {
  return tx.maybe<SessionRow>(sql`
    select ${columns}
      from tracking.sessions s
     where s.org_id = ${tx.orgId} and s.closed_at is null and s.subject = ${subject}
       for update`)
}

/** What somebody shares at this moment, held until the transaction ends; in order of their ids. */
export function lockVisibleOf(tx: Tx, personId: string): Promise<SessionRow[]> {
  return tx.many<SessionRow>(sql`
    select ${columns}
      from tracking.sessions s
     where ${isOpen(tx)} and s.person_id = ${personId} and s.paused_at is null
     order by s.id
     limit 50
       for update`)
}

export interface NewSession {
  readonly id: string
  readonly subject: string
  readonly personId: string
  readonly viewers: readonly string[]
  readonly expiresAt: Date
  readonly destination: Point | undefined
  readonly geofence: { readonly point: Point; readonly radiusMetres: number } | undefined
}

export function insertSession(tx: Tx, made: NewSession): Promise<SessionRow> {
  const { destination, geofence } = made
  return tx.one<SessionRow>(sql`
    insert into tracking.sessions as s
           (id, subject, person_id, viewers, opened_at, visible_from, expires_at,
            destination_lat, destination_lng, fence_lat, fence_lng, fence_radius_m)
    values (${made.id}, ${made.subject}, ${made.personId}, ${made.viewers}::uuid[], ${tx.now},
            ${tx.now}, ${made.expiresAt}, ${destination?.lat ?? null}, ${destination?.lng ?? null},
            ${geofence?.point.lat ?? null}, ${geofence?.point.lng ?? null},
            ${geofence?.radiusMetres ?? null})
    returning ${columns}`)
}

/** The session forgets every place and every link to it dies, in the statement that closes it. */
export async function closeSession(tx: Tx, id: string, reason: string): Promise<number> {
  await tx.run(sql`delete from tracking.links where org_id = ${tx.orgId} and session_id = ${id}`)
  return tx.run(sql`
    update tracking.sessions
       set closed_at = ${tx.now}, close_reason = ${reason},
           destination_lat = null, destination_lng = null, fence_lat = null, fence_lng = null,
           lat = null, lng = null, accuracy_m = null, heading_deg = null, recorded_at = null,
           eta_at = null
     where id = ${id} and org_id = ${tx.orgId} and closed_at is null`)
}

export function pauseSession(tx: Tx, id: string): Promise<SessionRow> {
  return tx.one<SessionRow>(sql`
    update tracking.sessions s
       set paused_at = ${tx.now}, lat = null, lng = null, accuracy_m = null, heading_deg = null,
           recorded_at = null, eta_at = null, inside_count = 0
     where s.id = ${id} and s.org_id = ${tx.orgId} and s.closed_at is null
    returning ${columns}`)
}

/** Visible again from now on: what was recorded meanwhile stays unseen. */
export function resumeSession(tx: Tx, id: string): Promise<SessionRow> {
  return tx.one<SessionRow>(sql`
    update tracking.sessions s
       set paused_at = null, visible_from = ${tx.now}, eta_asked_at = null
     where s.id = ${id} and s.org_id = ${tx.orgId} and s.closed_at is null
    returning ${columns}`)
}

export interface NewPlace {
  readonly lat: number
  readonly lng: number
  readonly accuracyM: number
  readonly headingDeg: number | null
  readonly recordedAt: Date
  readonly insideCount: number
  readonly pointsCount: number
  readonly etaAskedAt: Date | null
}

/** Keep the place that viewers see; answers whether the session was still visible. */
export async function writePlace(tx: Tx, id: string, place: NewPlace): Promise<boolean> {
  const written = await tx.run(sql`
    update tracking.sessions
       set lat = ${place.lat}, lng = ${place.lng}, accuracy_m = ${place.accuracyM},
           heading_deg = ${place.headingDeg}, recorded_at = ${place.recordedAt},
           inside_count = ${place.insideCount},
           points_count = points_count + ${place.pointsCount}, eta_asked_at = ${place.etaAskedAt}
     where id = ${id} and org_id = ${tx.orgId} and closed_at is null and paused_at is null`)
  return written > 0
}

/** Note the arrival, once; answers whether this was the one. */
export async function noteEntered(tx: Tx, id: string, at: Date): Promise<boolean> {
  const noted = await tx.run(sql`
    update tracking.sessions
       set entered_at = ${at}
     where id = ${id} and org_id = ${tx.orgId} and closed_at is null and entered_at is null`)
  return noted > 0
}

/** Note that arrival is near, once. */
export async function noteSoon(tx: Tx, id: string): Promise<boolean> {
  const noted = await tx.run(sql`
    update tracking.sessions
       set soon_at = ${tx.now}
     where id = ${id} and org_id = ${tx.orgId} and closed_at is null and soon_at is null`)
  return noted > 0
}

/** Keep an ETA, if the session is still visible. */
export async function writeEta(tx: Tx, id: string, arrivesAt: Date): Promise<boolean> {
  const written = await tx.run(sql`
    update tracking.sessions s
       set eta_at = ${arrivesAt}, eta_computed_at = ${tx.now}
     where ${isOpen(tx)} and s.id = ${id} and s.paused_at is null and s.recorded_at is not null`)
  return written > 0
}

/** Subjects of sessions whose time is over and that nobody closed. */
export async function listOverdue(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.many<{ subject: string }>(sql`
    select subject
      from tracking.sessions
     where org_id = ${tx.orgId} and closed_at is null and expires_at <= ${tx.now}
     order by expires_at
     limit ${limit}`)
  return rows.map((row) => row.subject)
}

/** Delete what is left of sessions that closed before. */
export function sweepSessions(tx: Tx, before: Date, limit: number): Promise<number> {
  return tx.run(sql`
    delete from tracking.sessions
     where id in (
             select id
               from tracking.sessions
              where org_id = ${tx.orgId} and closed_at < ${before}
              order by closed_at
              limit ${limit})`)
}

/** People of a session, open or closed: who hears that it opened or closed. */
export function readPeople(
  tx: Tx,
  id: string,
): Promise<{ person_id: string; viewers: readonly string[] } | undefined> {
  return tx.maybe(sql`
    select person_id, viewers from tracking.sessions where org_id = ${tx.orgId} and id = ${id}`)
}

/** Subjects of what somebody shares and nobody closed. */
export async function listUnclosedOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.many<{ subject: string }>(sql`
    select subject
      from tracking.sessions
     where org_id = ${tx.orgId} and person_id = ${personId} and closed_at is null
     order by id
     limit 50`)
  return rows.map((row) => row.subject)
}

/** A session as a timeline tells it: no place is among its columns. */
export interface TimelineSession {
  readonly id: string
  readonly subject: string
  readonly viewers: number
  readonly points_count: number
  readonly closed_at: Date | null
  readonly close_reason: string | null
}

const MOST_ON_TIMELINE = 20

/** Sessions about a thing, open or closed, or these; oldest first. */
export function listSessionsForTimeline(
  tx: Tx,
  { about, ids }: { about: string | null; ids: readonly string[] },
): Promise<TimelineSession[]> {
  return tx.many<TimelineSession & Record<string, unknown>>(sql`
    select s.id, s.subject, cardinality(s.viewers) as viewers, s.points_count, s.closed_at,
           s.close_reason
      from tracking.sessions s
     where s.org_id = ${tx.orgId}
       and (s.subject = ${about} or s.id = any(${ids}::uuid[]))
     order by s.opened_at, s.id
     limit ${MOST_ON_TIMELINE}`)
}
