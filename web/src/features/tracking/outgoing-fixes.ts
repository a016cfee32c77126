import { ApiFailure } from '#contract'
import { sendPositions } from '#contract/tracking'
import { clientOf } from '../../lib/api/index.ts'
import type { ProductId } from '../../lib/products.tsx'
import { createStore } from '../../lib/store.ts'
import type { Fix } from './drive.ts'

/** What the door takes at once. */
const BATCH = 60
/** Kept while there is no network: half an hour at one each three seconds. */
const MOST_KEPT = 600

/**
 * Positions have a queue of their own, one for each product: `sentAt` must be made anew at every
 * attempt, or the server would take old positions for new ones. Kept over a reload of the page.
 */
export function outgoingFixes(product: ProductId) {
  const kept = `${product}.fixes`
  let waiting: Fix[] = readKept(kept)
  let isSending = false
  /** The last fix of this device, for its own map. */
  const ownFix = createStore<Fix | null>(null)

  const keep = () => sessionStorage.setItem(kept, JSON.stringify(waiting))

  /** Send what waits, oldest first; what the network does not take stays. */
  async function flush(): Promise<void> {
    if (isSending || !navigator.onLine) return
    isSending = true
    try {
      while (waiting.length > 0) {
        const points = waiting.slice(0, BATCH)
        const isTaken = await clientOf(product)
          .call(sendPositions, { sentAt: new Date().toISOString(), points })
          .then(() => true, hasRefused)
        if (!isTaken) return
        waiting = waiting.slice(points.length)
        keep()
      }
    } finally {
      isSending = false
    }
  }

  return {
    ownFix,
    flush,
    /** Add a fix and send what waits. */
    async send(fix: Fix): Promise<void> {
      ownFix.set(fix)
      waiting = [...waiting, fix].slice(-MOST_KEPT)
      keep()
      await flush()
    },
    /** Nobody may see me any more: what was not sent is nobody's business. */
    forget(): void {
      waiting = []
      keep()
    },
  }
}

/** A refusal will not get better by asking again; a silent network may. */
function hasRefused(error: unknown): boolean {
  return (
    error instanceof ApiFailure &&
    error.status >= 400 &&
    error.status < 500 &&
    error.status !== 429 &&
    error.status !== 401
  )
}

function readKept(name: string): Fix[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}
