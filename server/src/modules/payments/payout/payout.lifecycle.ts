import { lifecycle } from '#foundation/lifecycle'
import { days, hours } from '#foundation/time'
import { PayoutAsked, PayoutAwaited, PayoutFailed, PayoutPaid, PayoutSent } from './events.ts'

/** Money on its way from a person's balance to their bank. */
export const payoutLifecycle = lifecycle({
  name: 'payments.payout',
  table: 'payments.payouts',
  states: ['requested', 'in_transit', 'paid', 'failed'],
  starts: 'requested',
  ends: ['paid', 'failed'],
  moves: {
    ask_again: { from: ['requested'], to: 'requested', by: ['clock'], tells: PayoutAsked },
    send: { from: ['requested'], to: 'in_transit', by: ['system'], tells: PayoutSent },
    look_again: { from: ['in_transit'], to: 'in_transit', by: ['clock'], tells: PayoutAwaited },
    arrive: { from: ['in_transit'], to: 'paid', by: ['system'], tells: PayoutPaid },
    fail: { from: ['requested', 'in_transit'], to: 'failed', by: ['system'], tells: PayoutFailed },
  },
  timers: [
    { in: 'requested', move: 'ask_again', after: hours(6) },
    { in: 'in_transit', move: 'look_again', after: days(1) },
  ],
})
