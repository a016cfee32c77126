import { z } from 'zod'
import { Done, endpoint, page, paging } from './endpoint.ts'

/** Answers beside the stars, by the product's keys: 0 or 1 for yes-or-no, 1 to 5 for stars. */
export const AspectAnswers = z.record(
  z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  z.int().min(0).max(5),
)

/** What a product's own door for leaving a review takes, beside the thing. */
export const ReviewInput = z.object({
  rating: z.int().min(1).max(5),
  aspects: AspectAnswers.default({}),
  text: z.string().trim().max(2000).default(''),
})

export const Review = z.object({
  id: z.uuid(),
  /** The thing it is about: `zenvee.booking:<id>`. */
  about: z.string(),
  authorId: z.uuid(),
  /** First name and initial, as it was. */
  authorName: z.string(),
  subjectId: z.uuid(),
  rating: z.int(),
  aspects: AspectAnswers,
  text: z.string(),
  at: z.string(),
  /** Null while it is sealed: the other side has not written, and the window is open. */
  shownAt: z.string().nullable(),
  reply: z.object({ text: z.string(), at: z.string() }).nullable(),
  isReported: z.boolean(),
  isHidden: z.boolean(),
  can: z.array(z.enum(['reply', 'report', 'hide', 'restore'])),
})
export type Review = z.infer<typeof Review>

export const Rating = z.object({
  personId: z.uuid(),
  count: z.int(),
  /** Mean of the stars with two decimals; null without a review. */
  mean: z.number().nullable(),
  /** How many gave 1, 2, 3, 4, 5 stars. */
  spread: z.array(z.int()).length(5),
  /** By the product's keys: how many answered and the mean answer. */
  aspects: z.record(z.string(), z.object({ count: z.int(), mean: z.number() })),
})
export type Rating = z.infer<typeof Rating>

export const readRating = endpoint({
  method: 'GET',
  path: '/people/:personId/rating',
  summary: 'What others made of a person, in figures',
  input: z.object({ personId: z.uuid() }),
  output: Rating,
})

export const listReviewsOf = endpoint({
  method: 'GET',
  path: '/people/:personId/reviews',
  summary: 'Reviews of a person that may be seen, newest first',
  input: z.object({ personId: z.uuid(), ...paging }),
  output: page(Review),
  refuses: ['paging.bad_cursor'],
})

export const listReviewsAbout = endpoint({
  method: 'GET',
  path: '/reviews',
  summary: 'Reviews about one thing, such as a booking; one’s own also while sealed',
  input: z.object({ about: z.string().min(3).max(120) }),
  output: z.object({ reviews: z.array(Review) }),
})

export const replyToReview = endpoint({
  method: 'POST',
  path: '/reviews/:reviewId/reply',
  summary: 'Answer a review of oneself; once',
  input: z.object({ reviewId: z.uuid(), text: z.string().trim().min(1).max(1000) }),
  output: Review,
  refuses: ['reviews.no_such_review', 'reviews.not_the_reviewed', 'reviews.replied_already'],
})

export const reportReview = endpoint({
  method: 'POST',
  path: '/reviews/:reviewId/report',
  summary: 'Ask the staff to look at a review',
  input: z.object({ reviewId: z.uuid(), reason: z.string().trim().min(3).max(500) }),
  output: Done,
  refuses: ['reviews.no_such_review'],
})

export const ReportedReview = Review.extend({
  reports: z.array(z.object({ by: z.uuid(), reason: z.string(), at: z.string() })),
})

export const listReportedReviews = endpoint({
  method: 'GET',
  path: '/reviews/reported',
  summary: 'Reviews that somebody reported, newest report first',
  input: z.object({ ...paging }),
  output: page(ReportedReview),
  refuses: ['paging.bad_cursor'],
})

export const hideReview = endpoint({
  method: 'POST',
  path: '/reviews/:reviewId/hide',
  summary: 'Take a review out of sight and out of the figures; audited',
  input: z.object({ reviewId: z.uuid(), reason: z.string().trim().min(3).max(500) }),
  output: Review,
  refuses: ['reviews.no_such_review', 'reviews.hidden_already'],
})

export const restoreReview = endpoint({
  method: 'POST',
  path: '/reviews/:reviewId/restore',
  summary: 'Show a hidden review again; audited',
  input: z.object({ reviewId: z.uuid(), reason: z.string().trim().min(3).max(500) }),
  output: Review,
  refuses: ['reviews.no_such_review', 'reviews.not_hidden'],
})

export const dismissReports = endpoint({
  method: 'POST',
  path: '/reviews/:reviewId/dismiss-reports',
  summary: 'Leave a reported review as it is; audited',
  input: z.object({ reviewId: z.uuid(), reason: z.string().trim().min(3).max(500) }),
  output: Review,
  refuses: ['reviews.no_such_review'],
})
