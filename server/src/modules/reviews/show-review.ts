import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { cancelJob } from '#foundation/jobs'
import { ReviewShown } from './events.ts'
import { countIn } from './ratings.sql.ts'
import { markShown, type ReviewRow } from './reviews.sql.ts'

/** Let everybody see a review and count it; nothing happens when it is seen already. */
export async function showReview(tx: Tx, review: ReviewRow): Promise<void> {
  const opened = await markShown(tx, review.id)
  if (opened === 0) return

  if (review.hidden_at === null) await countIn(tx, review)
  await cancelJob(tx, `reviews.open:${review.id}`)
  await tell(tx, ReviewShown, `reviews.review:${review.id}`, {
    ...factsOf(review),
    rating: review.rating,
  })
}

/** What every event about a review says. */
export function factsOf(review: ReviewRow) {
  return {
    reviewId: review.id,
    about: review.about,
    authorId: review.author_id,
    subjectId: review.subject_id,
  }
}
