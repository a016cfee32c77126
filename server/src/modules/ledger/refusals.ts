import { constraintMeans } from '#foundation/db'
import { refusals } from '#foundation/refusals'

export const refuse = refusals('ledger', {
  no_such_account: { kind: 'missing', says: 'There is no such account.' },
  no_such_hold: { kind: 'missing', says: 'There is no such hold.' },
  too_little: { kind: 'conflict', says: 'There is not enough money for that.' },
  key_reused: { kind: 'conflict', says: 'This key was used for another transfer.' },
  unbalanced: { kind: 'invalid', says: 'The lines of a transfer must sum to zero.' },
  not_an_amount: { kind: 'invalid', says: 'The amount must be more than zero.' },
  hold_resolved: { kind: 'conflict', says: 'This hold was resolved already.' },
  more_than_held: { kind: 'conflict', says: 'That is more than was held.' },
  append_only: {
    kind: 'conflict',
    says: 'What the ledger says is never changed; post a correction.',
  },
})

constraintMeans('accounts_never_overdrawn', refuse.too_little)
constraintMeans('entries_sum_to_zero', refuse.unbalanced)
constraintMeans('entries_append_only', refuse.append_only)
constraintMeans('transfers_append_only', refuse.append_only)
