import { refusals } from '#foundation/refusals'

export const refuse = refusals('matching', {
  no_such_match: { kind: 'missing', says: 'There is no such matching.' },
  no_such_matcher: { kind: 'missing', says: 'There is no such matcher here.' },
  unknown_factor: {
    kind: 'invalid',
    says: 'The weights must name this matcher’s factors, and no others.',
  },
  weights_changed_meanwhile: {
    kind: 'conflict',
    says: 'Somebody changed the weights meanwhile. Look again.',
  },
  bad_cursor: { kind: 'invalid', says: 'This cursor is not one of ours.' },
})
