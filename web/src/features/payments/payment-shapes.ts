import type { PaymentOnWire } from '#contract/payments'
import type { StatusShape } from '../../ui/index.ts'

/** How each state of a payment is drawn. */
export const PAYMENT_SHAPES: Readonly<Record<PaymentOnWire['state'], StatusShape>> = {
  requested: 'waiting',
  requires_action: 'waiting',
  authorised: 'open',
  capturing: 'moving',
  captured: 'done',
  partially_refunded: 'back',
  refunded: 'back',
  disputed: 'trouble',
  lost: 'trouble',
  voiding: 'moving',
  voided: 'stopped',
  failed: 'trouble',
}
