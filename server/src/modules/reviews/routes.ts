import * as contract from '#contract/reviews'
import { serve } from '#foundation/http'
import { listReportedReviews, listReviewsAbout, listReviewsOf } from './list-reviews.ts'
import { dismissReports, hideReview, restoreReview } from './moderate-review.ts'
import { readRating } from './ratings.ts'
import { replyToReview } from './reply-to-review.ts'
import { reportReview } from './report-review.ts'

export const doors = [
  serve(contract.readRating, { permit: 'signed-in', work: readRating }),
  serve(contract.listReviewsOf, { permit: 'signed-in', work: listReviewsOf }),
  serve(contract.listReviewsAbout, { permit: 'signed-in', work: listReviewsAbout }),
  serve(contract.replyToReview, { permit: 'signed-in', work: replyToReview }),
  serve(contract.reportReview, { permit: 'signed-in', work: reportReview }),
  serve(contract.listReportedReviews, { permit: 'review.hide', work: listReportedReviews }),
  serve(contract.hideReview, { permit: 'review.hide', work: hideReview }),
  serve(contract.restoreReview, { permit: 'review.hide', work: restoreReview }),
  serve(contract.dismissReports, { permit: 'review.hide', work: dismissReports }),
]
