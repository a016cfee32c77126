import { httpSeconds } from './metrics.ts'

/** How many requests were answered so far, how many of them with a fault, and how fast. */
export interface Answers {
  readonly requests: number
  readonly faults: number
  /** Upper bound in seconds (`Infinity` last) → answers under it. */
  readonly under: ReadonlyMap<number, number>
}

export const NO_ANSWERS: Answers = { requests: 0, faults: 0, under: new Map() }

interface Sample {
  readonly labels: Readonly<Partial<Record<string, string | number>>>
  readonly value: number
  readonly metricName?: string
}

/** The process's answers since it began. */
export async function countAnswers(): Promise<Answers> {
  const under = new Map<number, number>()
  let [requests, faults] = [0, 0]
  const samples: readonly Sample[] = (await httpSeconds.get()).values
  for (const { labels, value, metricName } of samples) {
    if (metricName === 'kontor_http_seconds_count') {
      requests += value
      if (Number(labels.status) >= 500) faults += value
    }
    if (metricName !== 'kontor_http_seconds_bucket') continue
    const bound = labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels.le)
    under.set(bound, (under.get(bound) ?? 0) + value)
  }
  return { requests, faults, under }
}

/** What was answered between two counts. */
export function answersBetween(before: Answers, now: Answers): Answers {
  return {
    requests: now.requests - before.requests,
    faults: now.faults - before.faults,
    under: new Map(
      [...now.under].map(([bound, all]) => [bound, all - (before.under.get(bound) ?? 0)]),
    ),
  }
}

/** The bound under which that share of the answers lies, seconds; null without answers. */
export function percentileOf(under: ReadonlyMap<number, number>, share: number): number | null {
  const bounds = [...under].sort(([a], [b]) => a - b)
  const all = bounds.at(-1)?.[1] ?? 0
  if (all <= 0) return null
  return bounds.find(([, count]) => count >= all * share)?.[0] ?? null
}
