import type { Week } from '#contract/availability'
import { days } from '#foundation/time'
import { dateAt, instantOfText, joined, openSpans, type Span, without } from '#modules/availability'

/** A cook day as it is stored: wall times of the city. */
export interface CookDayFact {
  readonly on: string
  readonly from: string
  readonly to: string
  readonly cutOffDays: number
  readonly cutOffTime: string
}

/** What a chef said about when the kitchen cooks. */
export interface KitchenSchedule {
  readonly timeZone: string
  readonly week: Week
  /** False: nothing is cooked for now, only what was ordered before the spell began. */
  readonly takesOrdersNow: boolean
  readonly cookDays: readonly CookDayFact[]
  readonly closures: readonly { readonly from: string; readonly to: string }[]
}

/** A stretch in which food can be ready, in milliseconds since 1970. */
export interface Spell extends Span {
  /** Ordered at the latest then; null: as long as the kitchen is open. */
  readonly orderBy: number | null
  /** Can be ordered while it runs. */
  readonly isNow: boolean
  readonly isCookDay: boolean
}

/** How far ahead orders are taken. */
export const AHEAD_MS = days(7)

/**
 * The spells around a stretch of time, in order. On a cook day the day's own spells stand beside
 * the week's; where both lie, the week's wins, because it takes orders until later. A closure takes
 * everything away, from midnight to midnight of the city.
 */
export function spellsOf(schedule: KitchenSchedule, around: Span): Spell[] {
  const off = closuresOf(schedule)
  const weekly = openSpans(
    { timeZone: schedule.timeZone, week: schedule.week, exceptions: off },
    around,
  )
  const ofWeek = weekly.map((span) => ({
    ...span,
    orderBy: schedule.takesOrdersNow ? null : span.from,
    isNow: schedule.takesOrdersNow,
    isCookDay: false,
  }))
  const ofCookDays = schedule.cookDays.flatMap((day) => cookDaySpells(schedule, day, weekly, off))
  return [...ofWeek, ...ofCookDays]
    .filter(({ from, to }) => to > around.from && from < around.to)
    .sort((a, b) => a.from - b.from || a.to - b.to)
}

/** The last moment to order for a cook day, on the wall clock of the city. */
export function cutOffOf({ on, cutOffDays, cutOffTime }: CookDayFact, timeZone: string): number {
  const day = addDays(on, -cutOffDays)
  return cutOffTime === '24:00'
    ? wall(addDays(day, 1), '00:00', timeZone)
    : wall(day, cutOffTime, timeZone)
}

/** Local day (YYYY-MM-DD) of an instant. */
export function dayOf(at: Date, timeZone: string): string {
  return dateAt(at.getTime(), timeZone).toString()
}

/** ISO weekday, 1 is Monday. */
export function weekdayOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay() || 7
}

export function addDays(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10)
}

/** The instant at which a local day begins. */
export function beginOf(day: string, timeZone: string): Date {
  return new Date(wall(day, '00:00', timeZone))
}

/** Monday of the week of a local day. */
export function mondayOf(day: string): string {
  return addDays(day, 1 - weekdayOf(day))
}

function cookDaySpells(
  { timeZone }: KitchenSchedule,
  day: CookDayFact,
  weekly: readonly Span[],
  off: readonly { from: string; to: string }[],
): Spell[] {
  const to =
    day.to === '24:00'
      ? wall(addDays(day.on, 1), '00:00', timeZone)
      : wall(day.on, day.to, timeZone)
  const span = { from: wall(day.on, day.from, timeZone), to }
  const closed = off.map((each) => ({
    from: instantOfText(each.from, timeZone),
    to: instantOfText(each.to, timeZone),
  }))
  const orderBy = cutOffOf(day, timeZone)
  return without(joined([span]), [...weekly, ...closed]).map((left) => ({
    ...left,
    // A cut-off within the spell is one before it: what was not ordered cannot be ready.
    orderBy: Math.min(orderBy, left.to),
    isNow: false,
    isCookDay: true,
  }))
}

function closuresOf({ closures }: KitchenSchedule) {
  return closures.map(({ from, to }) => ({
    kind: 'off' as const,
    from: `${from}T00:00`,
    to: `${addDays(to, 1)}T00:00`,
  }))
}

function wall(day: string, time: string, timeZone: string): number {
  return instantOfText(`${day}T${time}`, timeZone)
}
