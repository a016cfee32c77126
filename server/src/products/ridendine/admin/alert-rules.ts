import type { AlertRule } from '#contract/ridendine'
import { minutes } from '#foundation/time'

/** One thing that is watched: out of bounds for `forMinutes`, it fires. */
export interface Rule {
  readonly rule: AlertRule
  readonly threshold: number
  readonly unit: string
  /** Which side of the threshold is bad. */
  readonly isBad: (value: number) => boolean
  /** Of two values, the worse. */
  readonly worse: (a: number, b: number) => number
  readonly forMinutes: number
}

const above = (threshold: number) => ({
  threshold,
  isBad: (value: number) => value > threshold,
  worse: Math.max,
})
const below = (threshold: number) => ({
  threshold,
  isBad: (value: number) => value < threshold,
  worse: Math.min,
})

/** R304 to R307. */
export const RULES: Readonly<Record<AlertRule, Rule>> = {
  api_errors: { rule: 'api_errors', ...above(5), unit: '%', forMinutes: 5 },
  database_cpu: { rule: 'database_cpu', ...above(80), unit: '%', forMinutes: 10 },
  slow_answers: { rule: 'slow_answers', ...above(1), unit: 's', forMinutes: 5 },
  few_drivers: { rule: 'few_drivers', ...below(5), unit: '', forMinutes: 0 },
}

/** What was measured in one minute; null where there was nothing to measure. */
export interface Minute {
  readonly at: Date
  readonly value: number | null
}

export interface Judged {
  readonly value: number | null
  readonly measuredAt: Date | null
  /** Since when it has been out of bounds without a break; null while it is within. */
  readonly breachedSince: Date | null
  readonly isFiring: boolean
}

const MINUTE_MS = minutes(1)

/**
 * Judge a rule by its last minutes, newest first. A minute that is missing or in which nothing was
 * measured breaks the run: silence is no alarm, and no proof of one either.
 */
export function judge(rule: Rule, measured: readonly Minute[]): Judged {
  const [newest] = measured
  if (!newest) return { value: null, measuredAt: null, breachedSince: null, isFiring: false }
  let lasted = 0
  for (const minute of measured) {
    const isNext = newest.at.getTime() - minute.at.getTime() === lasted * MINUTE_MS
    if (!isNext || minute.value === null || !rule.isBad(minute.value)) break
    lasted += 1
  }
  const oldest = measured[lasted - 1]
  return {
    value: newest.value,
    measuredAt: newest.at,
    breachedSince: oldest?.at ?? null,
    isFiring: lasted > 0 && lasted >= rule.forMinutes,
  }
}
