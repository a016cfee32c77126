import { refusals } from '#foundation/refusals'

export const refuse = refusals('payments', {
  no_such_payment: { kind: 'missing', says: 'There is no such payment.' },
  no_such_refund: { kind: 'missing', says: 'There is no such refund.' },
  no_such_payout: { kind: 'missing', says: 'There is no such payout.' },
  no_such_method: { kind: 'missing', says: 'There is no such payment method.' },
  no_method: { kind: 'conflict', says: 'Add a card first.' },
  not_an_amount: { kind: 'invalid', says: 'The amount must be more than zero.' },
  more_than_authorised: { kind: 'conflict', says: 'That is more than the card was asked for.' },
  more_than_captured: { kind: 'conflict', says: 'That is more than is left of the payment.' },
  split_does_not_add_up: { kind: 'invalid', says: 'The parts do not add up to the whole.' },
  not_refundable: { kind: 'conflict', says: 'This payment cannot be refunded as it stands.' },
  key_reused: { kind: 'conflict', says: 'This key was used for something else.' },
  card_declined: { kind: 'conflict', says: 'The card was declined.' },
  needs_action: { kind: 'conflict', says: 'The bank wants to ask the holder first.' },
  setup_not_finished: { kind: 'conflict', says: 'This card has not been confirmed yet.' },
  payouts_not_set_up: { kind: 'conflict', says: 'Set up payouts first.' },
  nothing_to_pay_out: { kind: 'conflict', says: 'There is nothing to pay out.' },
  provider_unavailable: {
    kind: 'unavailable',
    says: 'The payment provider does not answer just now.',
  },
  provider_refused: { kind: 'conflict', says: 'The payment provider refused this.' },
  bad_signature: { kind: 'invalid', says: 'The signature of this webhook is not right.' },
})
