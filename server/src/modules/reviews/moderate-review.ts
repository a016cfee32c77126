import type { Review } from '#contract/reviews'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { recordAudit } from '#modules/audit'
import { ReviewHidden, ReviewRestored } from './events.ts'
import { asReview } from './present.ts'
import { countIn, countOut } from './ratings.sql.ts'
import { refuse } from './refusals.ts'
import { lockReview, readReview, setHidden, settleReports } from './reviews.sql.ts'
import { factsOf } from './show-review.ts'

interface Decision {
  readonly reviewId: string
  readonly reason: string
}

/** Take a review out of sight and out of the figures; who did it and why is audited. */
export async function hideReview(tx: Tx, { reviewId, reason }: Decision): Promise<Review> {
  const review = await lockReview(tx, reviewId)

  if (review.hidden_at !== null) throw refuse.hidden_already({ reviewId })

  await setHidden(tx, reviewId, tx.now)
  if (review.shown_at !== null) await countOut(tx, review)
  await settleReports(tx, reviewId)
  await recordAudit(tx, {
    action: 'review.hide',
    about: `reviews.review:${reviewId}`,
    reason,
    before: { isHidden: false },
    after: { isHidden: true },
  })
  await tell(tx, ReviewHidden, `reviews.review:${reviewId}`, factsOf(review))

  return asReview(tx, await readReview(tx, reviewId))
}

/** Show a hidden review again and count it again; audited. */
export async function restoreReview(tx: Tx, { reviewId, reason }: Decision): Promise<Review> {
  const review = await lockReview(tx, reviewId)

  if (review.hidden_at === null) throw refuse.not_hidden({ reviewId })

  await setHidden(tx, reviewId, null)
  if (review.shown_at !== null) await countIn(tx, review)
  await recordAudit(tx, {
    action: 'review.restore',
    about: `reviews.review:${reviewId}`,
    reason,
    before: { isHidden: true },
    after: { isHidden: false },
  })
  await tell(tx, ReviewRestored, `reviews.review:${reviewId}`, factsOf(review))

  return asReview(tx, await readReview(tx, reviewId))
}

/** Look at a reported review and leave it as it is; audited. */
export async function dismissReports(tx: Tx, { reviewId, reason }: Decision): Promise<Review> {
  await lockReview(tx, reviewId)

  const settled = await settleReports(tx, reviewId)
  await recordAudit(tx, {
    action: 'review.dismiss-reports',
    about: `reviews.review:${reviewId}`,
    reason,
    after: { settled },
  })

  return asReview(tx, await readReview(tx, reviewId))
}
