import { log } from '#foundation/telemetry'
import { wait } from '#foundation/time'

const POLL_MS = 500

/** Does what is due, over and over: at once when rung for, every half second otherwise. */
export interface Runner {
  readonly start: () => void
  /** Finish what is in hand, then stop. */
  readonly stop: () => Promise<void>
  readonly ring: () => void
}

/** A runner of `tick`, which answers how much it did. */
export function makeRunner(tick: () => Promise<number>): Runner {
  let awake = new AbortController()
  let isStopping = false
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    while (!isStopping) {
      awake = new AbortController()
      const did = await tick().catch((error: unknown) => {
        log().warn({ error: String(error) }, 'the payment sandbox could not deliver')
        return 0
      })
      if (did === 0 && !isStopping) await wait(POLL_MS, awake.signal)
    }
  }

  return {
    start() {
      isStopping = false
      running ??= run()
    },
    async stop() {
      isStopping = true
      awake.abort()
      await running
      running = undefined
    },
    ring: () => awake.abort(),
  }
}
