import { lifecycle } from '#foundation/lifecycle'
import { days, hours } from '#foundation/time'
import {
  PaymentAuthorised,
  PaymentCaptureAsked,
  PaymentCaptured,
  PaymentDisputeAwaited,
  PaymentDisputed,
  PaymentDisputeLost,
  PaymentDisputeWon,
  PaymentFailed,
  PaymentNeedsAction,
  PaymentRefundBounced,
  PaymentRefunded,
  PaymentVoidAsked,
  PaymentVoided,
} from './events.ts'

/**
 * A payment by card. What the story above wants is `anyone`'s to ask; what the provider did is
 * the system's to record, from wherever it is heard first.
 */
export const paymentLifecycle = lifecycle({
  name: 'payments.payment',
  table: 'payments.payments',
  states: [
    'requested',
    'requires_action',
    'authorised',
    'capturing',
    'captured',
    'partially_refunded',
    'refunded',
    'disputed',
    'lost',
    'voiding',
    'voided',
    'failed',
  ],
  starts: 'requested',
  ends: ['captured', 'partially_refunded', 'refunded', 'lost', 'voided', 'failed'],
  moves: {
    ask_payer: {
      from: ['requested'],
      to: 'requires_action',
      by: ['system'],
      tells: PaymentNeedsAction,
    },
    authorise: {
      from: ['requested', 'requires_action'],
      to: 'authorised',
      by: ['system'],
      tells: PaymentAuthorised,
    },
    fail: {
      from: ['requested', 'requires_action', 'capturing'],
      to: 'failed',
      by: ['system'],
      tells: PaymentFailed,
    },
    capture: { from: ['authorised'], to: 'capturing', by: ['anyone'], tells: PaymentCaptureAsked },
    capture_again: {
      from: ['capturing'],
      to: 'capturing',
      by: ['clock'],
      tells: PaymentCaptureAsked,
    },
    finish_capture: { from: ['capturing'], to: 'captured', by: ['system'], tells: PaymentCaptured },
    void: {
      from: ['requested', 'requires_action', 'authorised'],
      to: 'voiding',
      by: ['anyone'],
      tells: PaymentVoidAsked,
    },
    void_again: { from: ['voiding'], to: 'voiding', by: ['clock'], tells: PaymentVoidAsked },
    finish_void: {
      from: ['requested', 'requires_action', 'authorised', 'voiding'],
      to: 'voided',
      by: ['system'],
      tells: PaymentVoided,
    },
    refund_part: {
      from: ['captured', 'partially_refunded'],
      to: 'partially_refunded',
      by: ['system'],
      tells: PaymentRefunded,
    },
    refund_whole: {
      from: ['captured', 'partially_refunded'],
      to: 'refunded',
      by: ['system'],
      tells: PaymentRefunded,
    },
    bounce_part: {
      from: ['partially_refunded', 'refunded'],
      to: 'partially_refunded',
      by: ['system'],
      tells: PaymentRefundBounced,
    },
    bounce_whole: {
      from: ['partially_refunded', 'refunded'],
      to: 'captured',
      by: ['system'],
      tells: PaymentRefundBounced,
    },
    dispute: {
      from: ['captured', 'partially_refunded'],
      to: 'disputed',
      by: ['system'],
      tells: PaymentDisputed,
    },
    look_again: { from: ['disputed'], to: 'disputed', by: ['clock'], tells: PaymentDisputeAwaited },
    win: { from: ['disputed'], to: 'captured', by: ['system'], tells: PaymentDisputeWon },
    lose: { from: ['disputed'], to: 'lost', by: ['system'], tells: PaymentDisputeLost },
  },
  // The provider's answer should come by itself; when it did not, it is asked again.
  timers: [
    { in: 'capturing', move: 'capture_again', after: hours(1) },
    { in: 'voiding', move: 'void_again', after: hours(1) },
    { in: 'disputed', move: 'look_again', after: days(1) },
  ],
})
