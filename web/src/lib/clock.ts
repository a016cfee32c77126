import type { DemoState } from '#contract/demo'
import { queries } from './api/queries.ts'
import { isRecord } from './shape.ts'
import { createStore } from './store.ts'

/** The server's clock, as last told: the demo's may run ahead, and faster. */
const told = createStore({ server: Date.now(), local: Date.now(), speed: 1 })
/** News that are this much ahead of our clock say that it has jumped (ms). */
const JUMPED_MS = 5_000

/** The time on the server now (ms). Everything that counts down or says "ago" uses this. */
export function serverNow(): number {
  const { server, local, speed } = told.get()
  return server + (Date.now() - local) * speed
}

/** Be called when the clock was set: what is shown must not wait for the next tick. */
export const watchClock = told.watch

/** Take over what the server said about its clock, and when (ms since the epoch) it said so. */
export function keepClock(state: DemoState, toldAt = Date.now()): void {
  // Half a round trip is not worth correcting: clocks are shown in seconds.
  told.set({ server: Date.parse(state.now), local: toldAt, speed: state.isDemo ? state.speed : 1 })
}

/** Something happened on the server at this instant, so it is at least that late there. */
export function noteServerTime(at: string): void {
  const server = Date.parse(at)
  if (!(server - serverNow() > JUMPED_MS)) return
  told.set((now) => ({ ...now, server, local: Date.now() }))
  askForClock()
}

/** Read the clock again, wherever it was read: it may have been set while nobody told us. */
export function askForClock(): void {
  void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === 'GET /demo' })
}

// An answer that was kept on this device from before a reload tells the clock as well.
queries.getQueryCache().subscribe(({ type, query }) => {
  if (type !== 'updated' && type !== 'added') return
  if (query.queryKey[1] !== 'GET /demo') return
  if (isDemoState(query.state.data)) keepClock(query.state.data, query.state.dataUpdatedAt)
})

function isDemoState(read: unknown): read is DemoState {
  return (
    isRecord(read) && !Number.isNaN(Date.parse(String(read.now))) && typeof read.speed === 'number'
  )
}
