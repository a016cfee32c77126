import { z } from 'zod'
import { event } from '#foundation/events'

const About = z.object({
  reviewId: z.uuid(),
  about: z.string(),
  authorId: z.uuid(),
  subjectId: z.uuid(),
})

/** Written; sealed still when the other side has not written. */
export const ReviewLeft = event('reviews.review_left', 1, About)
/** Everybody may see it, and it counts. */
export const ReviewShown = event('reviews.review_shown', 1, About.extend({ rating: z.int() }))
export const ReviewAnswered = event('reviews.review_answered', 1, About)
export const ReviewReported = event(
  'reviews.review_reported',
  1,
  About.extend({ reporterId: z.uuid() }),
)
export const ReviewHidden = event('reviews.review_hidden', 1, About)
export const ReviewRestored = event('reviews.review_restored', 1, About)
