import type { Review } from '#contract/reviews'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { ReviewAnswered } from './events.ts'
import { asReview, maySee } from './present.ts'
import { refuse } from './refusals.ts'
import { lockReview, readReview, setReply } from './reviews.sql.ts'
import { factsOf } from './show-review.ts'

/** Answer a review of oneself, once. A sealed review is not there yet for the person reviewed. */
export async function replyToReview(
  tx: Tx,
  { reviewId, text }: { reviewId: string; text: string },
): Promise<Review> {
  const review = await lockReview(tx, reviewId)

  if (!maySee(tx, review)) throw refuse.no_such_review({ reviewId })
  if (review.subject_id !== tx.actor.id) throw refuse.not_the_reviewed({ reviewId })

  if (review.reply !== null) throw refuse.replied_already({ reviewId })

  await setReply(tx, reviewId, text)
  await tell(tx, ReviewAnswered, `reviews.review:${reviewId}`, factsOf(review))

  return asReview(tx, await readReview(tx, reviewId))
}
