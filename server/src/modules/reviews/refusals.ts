import { constraintMeans } from '#foundation/db'
import { refusals } from '#foundation/refusals'

export const refuse = refusals('reviews', {
  no_such_review: { kind: 'missing', says: 'There is no such review.' },
  of_oneself: { kind: 'conflict', says: 'Nobody reviews themselves.' },
  reviewed_already: { kind: 'conflict', says: 'You have reviewed this already.' },
  window_closed: { kind: 'conflict', says: 'The time to review this is over.' },
  unknown_aspect: { kind: 'invalid', says: 'That question is not asked here.' },
  answer_out_of_scale: { kind: 'invalid', says: 'That answer is not on the scale.' },
  not_the_reviewed: { kind: 'forbidden', says: 'Only the person reviewed may answer.' },
  replied_already: { kind: 'conflict', says: 'You have answered this review already.' },
  hidden_already: { kind: 'conflict', says: 'This review is hidden already.' },
  not_hidden: { kind: 'conflict', says: 'This review is not hidden.' },
})

constraintMeans('reviews_one_per_author_and_thing', refuse.reviewed_already)
