import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { RateClass } from '#contract/endpoint'
import { refuse } from './problems.ts'

/** Requests per window (seconds) of each class, for one caller. */
const CLASSES: Readonly<Record<RateClass, { points: number; duration: number }>> = {
  normal: { points: 600, duration: 60 },
  'sign-in': { points: 20, duration: 60 },
  positions: { points: 120, duration: 60 },
  upload: { points: 60, duration: 60 },
  search: { points: 240, duration: 60 },
}

/** Buckets in memory, one set per server. */
export class Limits {
  readonly #buckets: ReadonlyMap<string, RateLimiterMemory>
  readonly #on: boolean

  constructor(on: boolean) {
    this.#on = on
    this.#buckets = new Map(
      Object.entries(CLASSES).map(([name, size]) => [name, new RateLimiterMemory(size)]),
    )
  }

  /**
   * Count one knock. Answers the headers to send; refuses with `http.too_often` and the seconds
   * to wait when the bucket is empty.
   */
  async knock(of: RateClass, who: string): Promise<Record<string, string>> {
    const bucket = this.#buckets.get(of)
    if (!this.#on || !bucket) return {}
    const result = await bucket.consume(who).catch((empty: unknown) => {
      if (empty instanceof Error) throw empty
      const waitS = Math.max(1, Math.ceil((empty as RateLimiterRes).msBeforeNext / 1000))
      throw refuse.too_often({ retryAfter: waitS })
    })
    return {
      'ratelimit-limit': String(bucket.points),
      'ratelimit-remaining': String(result.remainingPoints),
      'ratelimit-reset': String(Math.ceil(result.msBeforeNext / 1000)),
    }
  }
}
