import { days, minutes } from '#foundation/time'
import type { Span } from './spans.ts'

/** Rules that may be waived by those they protect. That the time is free never can be. */
export type Rule = 'notice' | 'ahead' | 'hours' | 'gaps'

/** Why a time cannot be booked; each is a refusal of this module. */
export type WhyNot =
  | 'no_hours'
  | 'too_soon'
  | 'too_far_ahead'
  | 'outside_hours'
  | 'slot_taken'
  | 'too_close'

/** Time that is taken, and how much must lie between it and a job at the place asked for. */
export interface Taken extends Span {
  /** Milliseconds from its end to the job's beginning: buffers and the way there. */
  readonly gapAfter: number
  /** Milliseconds from the job's end to its beginning. */
  readonly gapBefore: number
}

/** Everything about one person that decides, worked out for one place. */
export interface Calendar {
  readonly personId: string
  /** False while the person never said when they work. */
  readonly hasHours: boolean
  readonly timeZone: string
  readonly noticeMinutes: number
  readonly aheadDays: number
  /** In order and apart. */
  readonly open: readonly Span[]
  readonly taken: readonly Taken[]
}

/** No way between two jobs counts for more; so nothing further away than this has a say. */
export const LONGEST_GAP_MS = days(1)

/**
 * Why this person cannot take a job at this time, or null when they can. The one rule behind
 * what is shown and what is booked.
 */
export function whyNot(
  calendar: Calendar,
  job: Span,
  { now, waives = [] }: { now: number; waives?: readonly Rule[] },
): WhyNot | null {
  const applies = (rule: Rule) => !waives.includes(rule)
  if (applies('hours') && !calendar.hasHours) return 'no_hours'
  if (applies('notice') && job.from < now + minutes(calendar.noticeMinutes)) return 'too_soon'
  if (applies('ahead') && job.from > now + days(calendar.aheadDays)) return 'too_far_ahead'
  if (
    applies('hours') &&
    !calendar.open.some((span) => span.from <= job.from && job.to <= span.to)
  ) {
    return 'outside_hours'
  }
  if (calendar.taken.some((taken) => taken.from < job.to && job.from < taken.to))
    return 'slot_taken'
  if (applies('gaps') && calendar.taken.some((taken) => isTooClose(taken, job))) return 'too_close'
  return null
}

function isTooClose(taken: Taken, job: Span): boolean {
  return taken.to <= job.from
    ? job.from - taken.to < taken.gapAfter
    : taken.from - job.to < taken.gapBefore
}
