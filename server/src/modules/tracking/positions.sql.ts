import type { Point } from '#contract/places'
import { sql, type Tx } from '#foundation/db'
import type { Anchor, KeptPoint } from './sieve-points.ts'

interface AnchorRow {
  readonly lat: number
  readonly lng: number
  readonly accuracy_m: number
  readonly recorded_at: Date
}

/** Where somebody was last, for judging the next step; undefined when nothing is known. */
export async function readAnchor(tx: Tx, personId: string): Promise<Anchor | undefined> {
  const row = await tx.maybe<AnchorRow>(sql`
    select lat, lng, accuracy_m, recorded_at
      from tracking.latest_positions
     where org_id = ${tx.orgId} and person_id = ${personId}`)
  return (
    row && { lat: row.lat, lng: row.lng, accuracyM: row.accuracy_m, recordedAt: row.recorded_at }
  )
}

/** Keep points; answers the device times of those that were new. */
export async function insertPositions(
  tx: Tx,
  personId: string,
  points: readonly KeptPoint[],
): Promise<ReadonlySet<number>> {
  const rows = await tx.many<{ device_at: Date }>(sql`
    insert into tracking.positions
           (person_id, device_at, recorded_at, received_at, lat, lng, accuracy_m, heading_deg,
            speed_mps, purpose)
    select ${personId}, p.device_at, p.recorded_at, ${tx.now}, p.lat, p.lng, p.accuracy_m,
           p.heading_deg, p.speed_mps, p.purpose
      from unnest(
             ${points.map((p) => p.deviceAt)}::timestamptz[],
             ${points.map((p) => p.recordedAt)}::timestamptz[],
             ${points.map((p) => p.lat)}::float8[], ${points.map((p) => p.lng)}::float8[],
             ${points.map((p) => p.accuracyM)}::real[], ${points.map((p) => p.headingDeg)}::real[],
             ${points.map((p) => p.speedMps)}::real[], ${points.map((p) => p.purpose)}::text[]
           ) as p(device_at, recorded_at, lat, lng, accuracy_m, heading_deg, speed_mps, purpose)
        on conflict (org_id, person_id, device_at) do nothing
    returning device_at`)
  return new Set(rows.map((row) => row.device_at.getTime()))
}

/** Remember the latest, unless a later one is known. */
export function writeLatest(
  tx: Tx,
  personId: string,
  point: KeptPoint,
  cell: string,
): Promise<number> {
  return tx.run(sql`
    insert into tracking.latest_positions as known
           (person_id, lat, lng, accuracy_m, cell, recorded_at)
    values (${personId}, ${point.lat}, ${point.lng}, ${point.accuracyM}, ${cell}, ${point.recordedAt})
        on conflict (org_id, person_id) do update
       set lat = excluded.lat, lng = excluded.lng, accuracy_m = excluded.accuracy_m,
           cell = excluded.cell, recorded_at = excluded.recorded_at
     where known.recorded_at <= excluded.recorded_at`)
}

/** Forget the latest of somebody who is neither on duty nor sharing. */
export function forgetLatest(tx: Tx, personId: string): Promise<number> {
  return tx.run(sql`
    delete from tracking.latest_positions l
     where l.org_id = ${tx.orgId} and l.person_id = ${personId}
       and not exists (
             select 1 from tracking.presence p
              where p.org_id = l.org_id and p.person_id = l.person_id and p.is_online)
       and not exists (
             select 1 from tracking.sessions s
              where s.org_id = l.org_id and s.person_id = l.person_id and s.closed_at is null)`)
}

/** The same for everybody: what two who stopped at once left behind. */
export function forgetIdleLatest(tx: Tx): Promise<number> {
  return tx.run(sql`
    delete from tracking.latest_positions l
     where l.org_id = ${tx.orgId}
       and not exists (
             select 1 from tracking.presence p
              where p.org_id = l.org_id and p.person_id = l.person_id and p.is_online)
       and not exists (
             select 1 from tracking.sessions s
              where s.org_id = l.org_id and s.person_id = l.person_id and s.closed_at is null)`)
}

export interface CellRow {
  readonly person_id: string
  readonly cell: string
  readonly recorded_at: Date
}

/**
 * The cells of people who are on duty and were heard of since. The exact place is not even read:
 * it was given for sharing, and matching has no part in that.
 */
export function listCells(tx: Tx, personIds: readonly string[], since: Date): Promise<CellRow[]> {
  return tx.many<CellRow>(sql`
    select l.person_id, l.cell, l.recorded_at
      from tracking.latest_positions l
      join tracking.presence p using (org_id, person_id)
     where l.org_id = ${tx.orgId} and l.person_id = any(${personIds}::uuid[])
       and p.is_online and p.last_seen_at >= ${since} and l.recorded_at >= p.changed_at
     order by l.person_id`)
}

/**
 * The way of a session so far: shared points since it became visible, newest last. Strictly since:
 * what another session showed until that very instant is not part of this one.
 */
export async function listPath(
  tx: Tx,
  of: { personId: string; from: Date; limit: number },
): Promise<Point[]> {
  return tx.many<Point>(sql`
    select lat, lng
      from (
        select lat, lng, recorded_at,
               row_number() over (order by recorded_at) as place, count(*) over () as total
          from tracking.positions
         where org_id = ${tx.orgId} and person_id = ${of.personId} and purpose = 'sharing'
           and recorded_at > ${of.from}
      ) points
     where place % greatest(1, ceil(total::numeric / ${of.limit})::int) = 0 or place = total
     order by recorded_at
     limit ${of.limit + 1}`)
}

/** Delete what arrived before; answers how many. */
export function sweepPositions(tx: Tx, before: Date, limit: number): Promise<number> {
  return tx.run(sql`
    delete from tracking.positions
     where ctid = any(array(
             select ctid
               from tracking.positions
              where org_id = ${tx.orgId} and received_at < ${before}
              order by received_at
              limit ${limit}))`)
}

export interface FiguresRow {
  readonly online: number
  readonly open: number
  readonly paused: number
  readonly points: number
  readonly kept: number
  readonly oldest_at: Date | null
}

/** What the telemetry stream shows; `since` bounds the points that are counted as recent. */
export function readFigures(tx: Tx, since: Date, heardSince: Date): Promise<FiguresRow> {
  return tx.one<FiguresRow>(sql`
    select (select count(*)::int from tracking.presence
             where org_id = ${tx.orgId} and is_online and last_seen_at >= ${heardSince}) as online,
           (select count(*)::int from tracking.sessions
             where org_id = ${tx.orgId} and closed_at is null and paused_at is null
               and expires_at > ${tx.now}) as open,
           (select count(*)::int from tracking.sessions
             where org_id = ${tx.orgId} and closed_at is null and paused_at is not null
               and expires_at > ${tx.now}) as paused,
           (select count(*)::int from tracking.positions
             where org_id = ${tx.orgId} and received_at >= ${since}) as points,
           (select count(*)::int from tracking.positions where org_id = ${tx.orgId}) as kept,
           (select min(received_at) from tracking.positions where org_id = ${tx.orgId}) as oldest_at`)
}

/** Every place of somebody. */
export async function deletePositionsOf(tx: Tx, personId: string): Promise<void> {
  await tx.run(sql`
    delete from tracking.positions where org_id = ${tx.orgId} and person_id = ${personId}`)
  await tx.run(sql`
    delete from tracking.latest_positions where org_id = ${tx.orgId} and person_id = ${personId}`)
}
