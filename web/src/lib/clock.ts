import { DemoState } from '#contract/demo'
import { queries } from './api/queries.ts'

/** The server's clock, as last told: the demo's may run ahead, and faster. */
let told = { server: Date.now(), local: Date.now(), speed: 1 }

/** The time on the server now (ms). Everything that counts down or says "ago" uses this. */
export function serverNow(): number {
  return told.server + (Date.now() - told.local) * told.speed
}

/** Take over what the server said about its clock, and when (ms since the epoch) it said so. */
export function keepClock(state: DemoState, toldAt = Date.now()): void {
  // Half a round trip is not worth correcting: clocks are shown in seconds.
  told = { server: Date.parse(state.now), local: toldAt, speed: state.isDemo ? state.speed : 1 }
}

// An answer that was kept on this device from before a reload tells the clock as well.
queries.getQueryCache().subscribe(({ type, query }) => {
  if (type !== 'updated' && type !== 'added') return
  if (query.queryKey[1] !== 'GET /demo') return
  const state = DemoState.safeParse(query.state.data)
  if (state.success) keepClock(state.data, query.state.dataUpdatedAt)
})
