import { DemoState } from '#contract/demo'
import { queries } from './api/queries.ts'

/** The server's clock, as last told: the demo's may run ahead, and faster. */
let told = { server: Date.now(), local: Date.now(), speed: 1 }

/** The time on the server now (ms). Everything that counts down or says "ago" uses this. */
export function serverNow(): number {
  return told.server + (Date.now() - told.local) * told.speed
}

/** Take over what the server said about its clock. */
export function keepClock(state: DemoState): void {
  // Half a round trip is not worth correcting: clocks are shown in seconds.
  told = { server: Date.parse(state.now), local: Date.now(), speed: state.isDemo ? state.speed : 1 }
}

queries.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated' || event.action.type !== 'success') return
  if (event.query.queryKey[1] !== 'GET /demo') return
  const state = DemoState.safeParse(event.query.state.data)
  if (state.success) keepClock(state.data)
})
