/** Days and hours of a zone, without a date library. A day is `2026-11-26`, a minute counts from midnight. */

const DAY_MS = 86_400_000

/** The day that an instant falls on in a zone. */
export function dayOf(at: number | string | Date, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(at))
}

/** So many days after another; days have no zone. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
}

/** Minutes since midnight at an instant in a zone. */
export function minuteOf(at: number | string | Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(at))
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0)
  return part('hour') * 60 + part('minute')
}

/** The instant of a wall-clock minute of a day in a zone. */
export function instantOf(day: string, minute: number, zone: string): Date {
  const asIfUtc = Date.parse(`${day}T00:00:00Z`) + minute * 60_000
  const once = asIfUtc - offsetAt(asIfUtc, zone)
  // The offset may have changed between the guess and the instant itself.
  return new Date(asIfUtc - offsetAt(once, zone))
}

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const wall = Date.parse(`${dayOf(at, zone)}T00:00:00Z`) + minuteOf(at, zone) * 60_000
  return wall - Math.floor(at / 60_000) * 60_000
}

/** `09:30` of minutes since midnight. */
export function wallTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Minutes since midnight of `09:30`. */
export function minutesOf(wall: string): number {
  const [hours = 0, minutes = 0] = wall.split(':').map(Number)
  return hours * 60 + minutes
}
