import { ApiFailure } from '#contract'
import { sendPositions } from '#contract/tracking'
import { clientOf } from '../../../../lib/api/index.ts'
import { createStore } from '../../../../lib/store.ts'
import type { Fix } from './drive.ts'

/** What the door takes at once. */
const BATCH = 60
/** Kept while there is no network: half an hour at one each three seconds. */
const MOST_KEPT = 600
const KEPT = 'zenvee.fixes'

/**
 * Positions have a queue of their own: `sentAt` must be made anew at every attempt, or the server
 * would take old positions for new ones. Kept over a reload of the page.
 */
let waiting: Fix[] = readKept()
let isSending = false

/** The last fix of this device, for its own map. */
export const ownFix = createStore<Fix | null>(null)

/** Add a fix and send what waits. */
export async function sendFix(fix: Fix): Promise<void> {
  ownFix.set(fix)
  waiting = [...waiting, fix].slice(-MOST_KEPT)
  keep()
  await flush()
}

/** Send what waits, oldest first; what the network does not take stays. */
export async function flush(): Promise<void> {
  if (isSending || !navigator.onLine) return
  isSending = true
  try {
    while (waiting.length > 0) {
      const points = waiting.slice(0, BATCH)
      const isTaken = await clientOf('zenvee')
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

/** Nobody may see me any more: what was not sent is nobody's business. */
export function forgetFixes(): void {
  waiting = []
  keep()
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

function keep(): void {
  sessionStorage.setItem(KEPT, JSON.stringify(waiting))
}

function readKept(): Fix[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}
