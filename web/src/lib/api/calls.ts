import type { SeenCall } from '#contract'
import { createStore } from '../store.ts'

const KEEP = 60

/** A finished call with the moment it was seen (ms since the epoch). */
export interface Call extends SeenCall {
  readonly at: number
}

/** The last calls, newest first: what the developer drawer shows. */
export const calls = createStore<readonly Call[]>([])

/** Remember a finished call. */
export function sawCall(seen: SeenCall): void {
  calls.set((before) => [{ ...seen, at: Date.now() }, ...before].slice(0, KEEP))
}
