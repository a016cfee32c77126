import { Temporal } from 'temporal-polyfill'

/**
 * The instant (ms) at which the clock on the wall of this zone first shows a local time. A time
 * that a clock change skips becomes the instant of the change, so that later wall times never
 * come out earlier: hours within a skipped hour are empty, not moved.
 */
export function instantOf(local: Temporal.PlainDateTime, timeZone: string): number {
  const first = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  if (first.toPlainDateTime().equals(local)) return first.epochMilliseconds
  const change = first.getTimeZoneTransition('next')
  if (!change) throw new Error(`${timeZone} skips ${local.toString()} without a change`)
  return change.epochMilliseconds
}

/** The date on the wall at an instant (ms). */
export function dateAt(ms: number, timeZone: string): Temporal.PlainDate {
  return zoned(ms, timeZone).toPlainDate()
}

/** A wall time of a date; `24:00` is the next midnight. */
export function wallTime(date: Temporal.PlainDate, time: string): Temporal.PlainDateTime {
  return time === '24:00' ? date.add({ days: 1 }).toPlainDateTime() : date.toPlainDateTime(time)
}

/** A local time as text (`2026-11-26T09:00`) at its instant (ms). */
export function instantOfText(local: string, timeZone: string): number {
  return instantOf(Temporal.PlainDateTime.from(local), timeZone)
}

/** A span cut where the zone's distance from UTC changes; `offset` in milliseconds east. */
export function cutByOffset(
  span: { from: number; to: number },
  timeZone: string,
): { from: number; to: number; offset: number }[] {
  const at = zoned(span.from, timeZone)
  const offset = at.offsetNanoseconds / 1e6
  const change = at.getTimeZoneTransition('next')?.epochMilliseconds
  if (change === undefined || change >= span.to) return [{ ...span, offset }]
  return [
    { from: span.from, to: change, offset },
    ...cutByOffset({ from: change, to: span.to }, timeZone),
  ]
}

/** Whether this is the name of a time zone that we know. */
export function isTimeZone(name: string): boolean {
  try {
    zoned(0, name)
    return true
  } catch {
    return false
  }
}

function zoned(ms: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone)
}
