import { Temporal } from 'temporal-polyfill'

/** Minutes of the local day, 0 to 1439; `from` after `until` spans midnight. */
export interface QuietHours {
  readonly from: number
  readonly until: number
}

/** Marketing may knock from 8 to 21 local time only (US TCPA practice, 47 CFR 64.1200(c)(1)). */
export const NEWS_HOURS: QuietHours = { from: 21 * 60, until: 8 * 60 }

/**
 * When a message written now may knock: null when at once, else the end of the quiet hours in
 * that time zone. An unknown zone counts as UTC.
 */
export function quietUntil(now: Date, timezone: string, quiet: QuietHours | null): Date | null {
  if (!quiet || quiet.from === quiet.until) return null
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(
    isTimezone(timezone) ? timezone : 'UTC',
  )
  const minute = local.hour * 60 + local.minute
  const isQuiet =
    quiet.from < quiet.until
      ? minute >= quiet.from && minute < quiet.until
      : minute >= quiet.from || minute < quiet.until
  if (!isQuiet) return null

  const day = minute < quiet.until ? local.toPlainDate() : local.toPlainDate().add({ days: 1 })
  const end = day.toZonedDateTime({
    timeZone: local.timeZoneId,
    plainTime: new Temporal.PlainTime(Math.floor(quiet.until / 60), quiet.until % 60),
  })
  return new Date(end.epochMilliseconds)
}

/** Whether the machine's time zone database knows this name. */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** `21:30` → 1290. */
export function minuteOf(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':')
  return Number(hour) * 60 + Number(minute)
}

/** 1290 → `21:30`. */
export function timeOf(minute: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
