import { ApiFailure, createClient } from '#contract/client'
import { type DemoState, readDemo } from '#contract/demo'
import { listPersonas } from '#contract/identity'

const ASK_WITHIN_MS = 5000

/** What the running demo says of itself: its clock, and whether its city lives. */
export class DemoWatch {
  readonly #client: ReturnType<typeof createClient>
  #state: DemoState | undefined
  /** When that was heard, by this process's own clock. */
  #heardAt = performance.now()

  constructor(baseUrl: string) {
    this.#client = createClient({ baseUrl })
  }

  /** Ask again; answers whether the server was there. */
  async ask(): Promise<boolean> {
    try {
      const signal = AbortSignal.timeout(ASK_WITHIN_MS)
      const state = await this.#client.call(readDemo, {}, { signal })
      this.#heardAt = performance.now()
      this.#state = state
      return true
    } catch (error) {
      if (error instanceof ApiFailure) return false
      throw error
    }
  }

  /** How long nothing was heard of the server, milliseconds of the world's time. */
  get silentForMs(): number {
    return performance.now() - this.#heardAt
  }

  /** The demo's time, milliseconds since 1970. */
  now(): number {
    const at = this.#state ? Date.parse(this.#state.now) : Date.now()
    return Math.floor(at + this.silentForMs * this.speed)
  }

  get speed(): number {
    return Math.max(0.1, this.#state?.speed ?? 1)
  }

  get isRunning(): boolean {
    return this.#state?.city.running ?? false
  }

  /** How many times as many get hungry as usual. */
  get rush(): number {
    return this.#state?.city.rush ?? 1
  }

  get demandPerHour(): number {
    return this.#state?.city.demandPerHour ?? 0
  }

  /** Names of those whom people at a screen play. */
  async playedNames(): Promise<Set<string>> {
    const { personas } = await this.#client.call(listPersonas, {})
    return new Set(personas.map(({ name }) => name))
  }
}
