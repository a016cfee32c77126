import type { Tx } from '#foundation/db'
import { days, minutes } from '#foundation/time'
import { readCalendars, type Where } from './calendars.ts'
import { refuse } from './refusals.ts'
import { firstFree, gridOf } from './rules/find-times.ts'
import { type Rule, type WhyNot, whyNot } from './rules/why-not.ts'

export interface Slot {
  readonly personId: string
  readonly startsAt: Date
  readonly endsAt: Date
}

export interface SlotsFor extends Where {
  readonly personIds: readonly string[]
  readonly durationMinutes: number
  /** Slots begin in `[from, to)`, at most 62 days. */
  readonly from: Date
  readonly to: Date
  /** Divides a day: 15, 30, 60. */
  readonly stepMinutes: number
}

const LONGEST_RANGE_MS = days(62)
const DAY_MINUTES = 1440

/**
 * Times that can be booked, by person, earliest first. What is answered here is what `reserve`
 * accepts: both ask the same rule of the same calendar.
 */
export async function slotsFor(tx: Tx, input: SlotsFor): Promise<Slot[]> {
  const { personIds, from, to, at, travel, durationMinutes, stepMinutes } = input
  if (!(from < to) || to.getTime() - from.getTime() > LONGEST_RANGE_MS) throw refuse.bad_range()
  if (DAY_MINUTES % stepMinutes !== 0)
    throw new Error(`a step of ${stepMinutes} min does not divide a day`)

  const durationMs = minutes(durationMinutes)
  const within = { from: from.getTime(), to: to.getTime() }
  const around = { from: within.from, to: within.to + durationMs }
  const calendars = await readCalendars(tx, personIds, { around, at, travel })
  const grid = { now: tx.now.getTime(), durationMs, stepMs: minutes(stepMinutes) }
  return calendars.flatMap((calendar) =>
    gridOf(calendar, within, grid).map((start) => ({
      personId: calendar.personId,
      startsAt: new Date(start),
      endsAt: new Date(start + durationMs),
    })),
  )
}

export interface Wanted extends Where {
  readonly personId: string
  readonly startsAt: Date
  readonly endsAt: Date
  /** Rules that those they protect have waived: a request for now waives notice, an acceptance all. */
  readonly waives?: readonly Rule[]
}

/** Why a time cannot be booked, or null when it can. */
export async function whyNotBookable(tx: Tx, wanted: Wanted): Promise<WhyNot | null> {
  const { personId, at, travel, waives } = wanted
  const job = { from: wanted.startsAt.getTime(), to: wanted.endsAt.getTime() }
  if (!(job.from < job.to)) throw refuse.bad_range()
  const [calendar] = await readCalendars(tx, [personId], { around: job, at, travel })
  return calendar ? whyNot(calendar, job, { now: tx.now.getTime(), waives }) : 'no_hours'
}

/** Whether a time can be booked: the same rule as for slots that are shown. */
export async function isBookable(tx: Tx, wanted: Wanted): Promise<boolean> {
  return (await whyNotBookable(tx, wanted)) === null
}

export interface NextFree extends Where {
  readonly personIds: readonly string[]
  readonly durationMinutes: number
  /** When each could be there at the soonest, by person: now and the way. Default: now. */
  readonly earliest?: ReadonlyMap<string, Date>
  /** How far to look (default 7, at most 62). */
  readonly withinDays?: number
  /** Default: notice, since this is for requests for now. */
  readonly waives?: readonly Rule[]
}

/** When each of these people could begin a job at the soonest; null when not within the days. */
export async function nextFree(
  tx: Tx,
  input: NextFree,
): Promise<{ personId: string; freeAt: Date | null }[]> {
  const { personIds, withinDays = 7, waives = ['notice'], at, travel, earliest } = input
  const durationMs = minutes(input.durationMinutes)
  const now = tx.now.getTime()
  const until = now + Math.min(days(withinDays), LONGEST_RANGE_MS)
  const around = { from: now, to: until + durationMs }
  const calendars = await readCalendars(tx, personIds, { around, at, travel })
  return calendars.map((calendar) => {
    const from = Math.max(now, earliest?.get(calendar.personId)?.getTime() ?? now)
    const free = firstFree(calendar, { from, until, now }, { durationMs, waives })
    return { personId: calendar.personId, freeAt: free === null ? null : new Date(free) }
  })
}
