import { calledOutside } from '#foundation/telemetry'
import { systemClock } from '#foundation/time'

const wallClock = (): number => systemClock.now().getTime()

/** What a call to somebody else's server may cost us. */
export interface OutsideOptions {
  readonly fetch?: typeof fetch
  /** Milliseconds before we stop waiting. */
  readonly patienceMs?: number
  /** After so many failures in a row we stop asking for a while. */
  readonly failuresBeforePause?: number
  readonly pauseMs?: number
  readonly now?: () => number
}

/**
 * Asks an outside server for JSON, impatiently: a short deadline, and after three failures in a
 * row no further asking for half a minute, so that a dead provider costs nothing.
 * Throws on every failure; the caller falls back.
 */
export class Outside {
  readonly #fetch: typeof fetch
  readonly #patienceMs: number
  readonly #failuresBeforePause: number
  readonly #pauseMs: number
  readonly #now: () => number
  #failures = 0
  #pausedUntil = 0

  constructor(options: OutsideOptions = {}) {
    this.#fetch = options.fetch ?? fetch
    this.#patienceMs = options.patienceMs ?? 1500
    this.#failuresBeforePause = options.failuresBeforePause ?? 3
    this.#pauseMs = options.pauseMs ?? 30_000
    this.#now = options.now ?? wallClock
  }

  async ask<Answer>(
    url: string,
    init: RequestInit | undefined,
    read: (answer: unknown) => Answer,
  ): Promise<Answer> {
    if (this.#now() < this.#pausedUntil) throw new Error('paused after failures')
    try {
      // Only the host is logged: what was asked may be somebody's address, and holds our key.
      const answer = await calledOutside('maps', new URL(url).host, async () => {
        const response = await this.#fetch(url, {
          ...init,
          signal: AbortSignal.timeout(this.#patienceMs),
        })
        if (!response.ok) throw new Error(`answered ${response.status}`)
        return read(await response.json())
      })
      this.#failures = 0
      return answer
    } catch (error) {
      this.#failures += 1
      if (this.#failures >= this.#failuresBeforePause) {
        this.#failures = 0
        this.#pausedUntil = this.#now() + this.#pauseMs
      }
      throw error
    }
  }
}

/** Answers that stay true for a while: the oldest make room when it is full. */
export class Remembered<Answer> {
  readonly #kept = new Map<string, { answer: Answer; until: number }>()
  readonly #forMs: number
  readonly #most: number
  readonly #now: () => number

  constructor(options: { forMs: number; most: number; now?: () => number }) {
    this.#forMs = options.forMs
    this.#most = options.most
    this.#now = options.now ?? wallClock
  }

  get(key: string): Answer | undefined {
    const kept = this.#kept.get(key)
    if (!kept || kept.until <= this.#now()) return undefined
    return kept.answer
  }

  set(key: string, answer: Answer): void {
    this.#kept.delete(key)
    this.#kept.set(key, { answer, until: this.#now() + this.#forMs })
    const oldest = this.#kept.keys().next()
    if (this.#kept.size > this.#most && !oldest.done) this.#kept.delete(oldest.value)
  }
}
