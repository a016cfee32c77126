import { constraintMeans } from '#foundation/db'
import { refusals } from '#foundation/refusals'

export const refuse = refusals('tracking', {
  /** The same whether it is over, never was, or is not for the one who asks. */
  not_shared: { kind: 'missing', says: 'Nothing is shared with you here at the moment.' },
  link_over: { kind: 'missing', says: 'This link is over.' },
  too_many_links: { kind: 'conflict', says: 'There are enough links to this already.' },
  only_the_one_who_shares: {
    kind: 'forbidden',
    says: 'Only the one who shares a position can begin that.',
  },
  shared_by_another: { kind: 'conflict', says: 'Somebody else is sharing for this already.' },
})

constraintMeans('sessions_one_open_per_subject', refuse.shared_by_another)
