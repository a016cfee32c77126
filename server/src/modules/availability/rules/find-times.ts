import { minutes } from '#foundation/time'
import { cutByOffset } from './local-time.ts'
import type { Span } from './spans.ts'
import { type Calendar, type Rule, whyNot } from './why-not.ts'

/**
 * Beginnings (ms) within `[from, to)` at which a job of this length can be booked, every `step`
 * on the wall of the person's own zone (10:00, 10:30 …, also on days that begin at 10:10).
 */
export function gridOf(
  calendar: Calendar,
  within: Span,
  { now, durationMs, stepMs }: { now: number; durationMs: number; stepMs: number },
): number[] {
  return calendar.open.flatMap((open) => {
    const span = { from: Math.max(open.from, within.from, now), to: Math.min(open.to, within.to) }
    if (span.from >= span.to) return []
    return cutByOffset(span, calendar.timeZone).flatMap(({ from, to, offset }) => {
      const starts: number[] = []
      const first = Math.ceil((from + offset) / stepMs) * stepMs - offset
      for (let start = first; start < to; start += stepMs) {
        if (whyNot(calendar, { from: start, to: start + durationMs }, { now }) === null)
          starts.push(start)
      }
      return starts
    })
  })
}

/**
 * The first whole minute at or after `from` at which a job of this length fits, not looking
 * beyond `until`; null when there is none. It can only be then, when work begins, or when a job
 * and the way from it are over, so nothing else is tried.
 */
export function firstFree(
  calendar: Calendar,
  { from, until, now }: { from: number; until: number; now: number },
  { durationMs, waives }: { durationMs: number; waives: readonly Rule[] },
): number | null {
  const starts = [
    from,
    ...calendar.open.map((span) => span.from),
    ...calendar.taken.map((taken) => taken.to + (waives.includes('gaps') ? 0 : taken.gapAfter)),
    ...(waives.includes('notice') ? [] : [now + minutes(calendar.noticeMinutes)]),
  ]
  const found = starts
    .map((start) => Math.ceil(start / minutes(1)) * minutes(1))
    .filter((start) => start >= from && start <= until)
    .sort((a, b) => a - b)
    .find(
      (start) =>
        whyNot(calendar, { from: start, to: start + durationMs }, { now, waives }) === null,
    )
  return found ?? null
}
