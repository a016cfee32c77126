import { type Hours, Week } from '#contract/availability'
import { sql, type Tx } from '#foundation/db'

export interface HoursRow {
  readonly person_id: string
  readonly time_zone: string
  readonly week: unknown
  readonly buffer_before_minutes: number
  readonly buffer_after_minutes: number
  readonly notice_minutes: number
  readonly ahead_days: number
  readonly version: number
}

/**
 * One at a time for one person's calendar: whoever holds this decides what is free, everyone
 * else waits until they commit. It needs no row, because somebody without hours may be booked too.
 */
export async function lockCalendar(tx: Tx, personId: string): Promise<void> {
  await tx.run(sql`
    select pg_advisory_xact_lock(hashtextextended(${`availability/${tx.orgId}/${personId}`}, 0))`)
}

export async function listHours(tx: Tx, personIds: readonly string[]): Promise<HoursRow[]> {
  return tx.many<HoursRow>(sql`
    select person_id, time_zone, week, buffer_before_minutes, buffer_after_minutes,
           notice_minutes, ahead_days, version
      from availability.hours
     where org_id = ${tx.orgId} and person_id = any(${personIds}::uuid[])`)
}

export async function saveHours(tx: Tx, personId: string, hours: Hours): Promise<void> {
  await tx.run(sql`
    insert into availability.hours as h
           (person_id, time_zone, week, buffer_before_minutes, buffer_after_minutes,
            notice_minutes, ahead_days, version, changed_at)
    values (${personId}, ${hours.timeZone}, ${JSON.stringify(hours.week)}::jsonb,
            ${hours.bufferBeforeMinutes}, ${hours.bufferAfterMinutes},
            ${hours.noticeMinutes}, ${hours.aheadDays}, ${hours.version}, ${tx.now})
    on conflict (org_id, person_id) do update
       set time_zone = excluded.time_zone, week = excluded.week,
           buffer_before_minutes = excluded.buffer_before_minutes,
           buffer_after_minutes = excluded.buffer_after_minutes,
           notice_minutes = excluded.notice_minutes, ahead_days = excluded.ahead_days,
           version = excluded.version, changed_at = excluded.changed_at`)
}

export function hoursFrom(row: HoursRow): Hours {
  return {
    timeZone: row.time_zone,
    week: Week.parse(row.week),
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    noticeMinutes: row.notice_minutes,
    aheadDays: row.ahead_days,
    version: row.version,
  }
}
