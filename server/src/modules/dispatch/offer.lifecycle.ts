import { lifecycle } from '#foundation/lifecycle'
import { OfferAccepted, OfferDeclined, OfferExpired, OfferWithdrawn } from './events.ts'

/** One courier is asked for one trip, until the answer or the end of the time to answer. */
export const offerLifecycle = lifecycle({
  name: 'dispatch.offer',
  table: 'dispatch.offers',
  states: ['offered', 'accepted', 'declined', 'expired', 'withdrawn'],
  starts: 'offered',
  ends: ['accepted', 'declined', 'expired', 'withdrawn'],
  moves: {
    accept: {
      from: ['offered'],
      to: 'accepted',
      by: ['anyone'],
      tells: OfferAccepted,
      guard: 'by the courier who was asked, in time, while everything in it is still open',
    },
    decline: { from: ['offered'], to: 'declined', by: ['anyone'], tells: OfferDeclined },
    expire: { from: ['offered'], to: 'expired', by: ['clock'], tells: OfferExpired },
    withdraw: { from: ['offered'], to: 'withdrawn', by: ['anyone'], tells: OfferWithdrawn },
  },
  timers: [{ in: 'offered', move: 'expire', at: 'answer_by' }],
})
