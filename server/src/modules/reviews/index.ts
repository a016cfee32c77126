import { audience } from '#foundation/live'
import { defineModule } from '#foundation/module'
import {
  ReviewAnswered,
  ReviewHidden,
  ReviewLeft,
  ReviewReported,
  ReviewRestored,
  ReviewShown,
} from './events.ts'
import { openSeal } from './jobs.ts'
import { needs } from './needs.ts'
import { doors } from './routes.ts'
import { forgetAuthor } from './subscribers.ts'

export { ReviewLeft, ReviewShown } from './events.ts'
export { type LeaveReview, leaveReview } from './leave-review.ts'
export type { Aspect, ReviewPolicy } from './policy.ts'
export { ratingsOf } from './ratings.ts'

export const reviewsModule = defineModule({
  name: 'reviews',
  title: 'Reviews',
  folder: import.meta.dirname,
  needs,
  doors,
  events: [ReviewLeft, ReviewShown, ReviewAnswered, ReviewReported, ReviewHidden, ReviewRestored],
  subscribers: [forgetAuthor],
  jobs: [openSeal],
  audiences: [
    audience([ReviewShown], (_tx, { authorId, subjectId }) => [
      `person:${authorId}`,
      `person:${subjectId}`,
    ]),
    audience([ReviewAnswered], (_tx, { authorId }) => [`person:${authorId}`]),
    audience([ReviewReported], (tx) => [`operations:${tx.orgId}`]),
  ],
  permits: { founder: ['review.hide'], operator: ['review.hide'] },
})
