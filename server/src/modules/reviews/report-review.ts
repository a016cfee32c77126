import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { ReviewReported } from './events.ts'
import { maySee } from './present.ts'
import { refuse } from './refusals.ts'
import { lockReview, upsertReport } from './reviews.sql.ts'
import { factsOf } from './show-review.ts'

/** Ask the staff to look at a review; the same person's second report replaces the first. */
export async function reportReview(
  tx: Tx,
  { reviewId, reason }: { reviewId: string; reason: string },
): Promise<{ done: true }> {
  const review = await lockReview(tx, reviewId)

  if (!maySee(tx, review) || tx.actor.id === null) throw refuse.no_such_review({ reviewId })

  await upsertReport(tx, newId(), reviewId, reason)
  await tell(tx, ReviewReported, `reviews.review:${reviewId}`, {
    ...factsOf(review),
    reporterId: tx.actor.id,
  })

  return { done: true }
}
