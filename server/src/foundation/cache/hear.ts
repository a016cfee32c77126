import { wakeOn } from '#foundation/events'
import { minutes } from '#foundation/time'
import { forgetEverything, forgetHeard } from './cache.ts'
import { CACHE_CHANNEL } from './notice.sql.ts'

const LOOK_MS = minutes(1)

/**
 * Listen for what other processes have changed. A connection that was lost may have missed
 * something, so everything is forgotten each time it listens anew.
 */
export async function hearCaches(url: string): Promise<{ stop(): Promise<void> }> {
  const stop = new AbortController()
  let heard = 0
  const bell = await wakeOn(url, CACHE_CHANNEL, stop.signal, (notice) => {
    heard += 1
    const space = notice.indexOf(' ')
    forgetHeard(notice.slice(0, space), notice.slice(space + 1))
  })
  const watching = forgetAfterGaps()
  return {
    async stop() {
      stop.abort()
      await watching
      await bell.close()
    },
  }

  /** The bell rings without a notice when it listens anew. */
  async function forgetAfterGaps(): Promise<void> {
    while (!stop.signal.aborted) {
      const before = heard
      await bell.next(LOOK_MS)
      if (heard === before) forgetEverything()
    }
  }
}
