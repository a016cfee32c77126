import type { Spell, Week } from '#contract/availability'
import { dateAt, instantOf, instantOfText, wallTime } from './local-time.ts'
import { joined, type Span, without } from './spans.ts'

/** What somebody said about when they work. */
export interface Schedule {
  readonly timeZone: string
  readonly week: Week
  readonly exceptions: readonly { kind: 'off' | 'extra'; from: string; to: string }[]
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/**
 * When somebody works around a stretch of time: the week and extra hours, less the time off.
 * Whole within the stretch; a day more on each side, so that nothing is cut at its ends.
 */
export function openSpans({ timeZone, week, exceptions }: Schedule, around: Span): Span[] {
  const last = dateAt(around.to, timeZone).add({ days: 1 })
  const worked: Span[] = []
  for (
    let date = dateAt(around.from, timeZone).subtract({ days: 1 });
    date.toString() <= last.toString();
    date = date.add({ days: 1 })
  ) {
    const spells: readonly Spell[] = week[DAYS[date.dayOfWeek - 1] ?? 'mon']
    for (const { from, to } of spells) {
      worked.push({
        from: instantOf(wallTime(date, from), timeZone),
        to: instantOf(wallTime(date, to), timeZone),
      })
    }
  }
  const of = (kind: 'off' | 'extra') =>
    exceptions
      .filter((each) => each.kind === kind)
      .map(({ from, to }) => ({
        from: instantOfText(from, timeZone),
        to: instantOfText(to, timeZone),
      }))
  return without(joined([...worked, ...of('extra')]), of('off'))
}
