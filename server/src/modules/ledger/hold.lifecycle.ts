import { lifecycle } from '#foundation/lifecycle'
import { HoldCaptured, HoldExpired, HoldReleased } from './events.ts'

/** Money set aside on an account: resolved once, by whoever the story above lets do it. */
export const holdLifecycle = lifecycle({
  name: 'ledger.hold',
  table: 'ledger.holds',
  states: ['placed', 'captured', 'released', 'expired'],
  starts: 'placed',
  ends: ['captured', 'released', 'expired'],
  moves: {
    capture: { from: ['placed'], to: 'captured', by: ['anyone'], tells: HoldCaptured },
    release: { from: ['placed'], to: 'released', by: ['anyone'], tells: HoldReleased },
    expire: { from: ['placed'], to: 'expired', by: ['clock'], tells: HoldExpired },
  },
  timers: [{ in: 'placed', move: 'expire', at: 'expires_at' }],
})
