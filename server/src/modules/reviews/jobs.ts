import { z } from 'zod'
import { job } from '#foundation/jobs'
import { lockReview } from './reviews.sql.ts'
import { showReview } from './show-review.ts'

/** The window is over: a sealed review is shown though the other side wrote none. */
export const openSeal = job({
  name: 'reviews.open_seal',
  input: z.object({ reviewId: z.uuid() }),
  work: async (tx, { reviewId }) => showReview(tx, await lockReview(tx, reviewId)),
})
