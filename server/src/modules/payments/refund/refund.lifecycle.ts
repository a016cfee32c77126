import { lifecycle } from '#foundation/lifecycle'
import { hours } from '#foundation/time'
import { RefundAsked, RefundFailed, RefundSucceeded } from './events.ts'

/** Money on its way back to a payer. A refund that succeeded can still come back days later. */
export const refundLifecycle = lifecycle({
  name: 'payments.refund',
  table: 'payments.refunds',
  states: ['requested', 'succeeded', 'failed'],
  starts: 'requested',
  ends: ['succeeded', 'failed'],
  moves: {
    ask_again: { from: ['requested'], to: 'requested', by: ['clock'], tells: RefundAsked },
    succeed: { from: ['requested'], to: 'succeeded', by: ['system'], tells: RefundSucceeded },
    fail: { from: ['requested'], to: 'failed', by: ['system'], tells: RefundFailed },
    bounce: { from: ['succeeded'], to: 'failed', by: ['system'], tells: RefundFailed },
  },
  timers: [{ in: 'requested', move: 'ask_again', after: hours(6) }],
})
