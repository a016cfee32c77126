import type { WorkInputOf } from '#contract/endpoint'
import type * as contract from '#contract/reviews'
import { pageFrom, readTimeCursor, type Tx } from '#foundation/db'
import { asReview, maySee } from './present.ts'
import { listAbout, listReported, listShownOf } from './reviews.sql.ts'

/** Reviews of a person that everybody may see, newest first. */
export async function listReviewsOf(
  tx: Tx,
  { personId, cursor, limit }: WorkInputOf<typeof contract.listReviewsOf>,
) {
  const rows = await listShownOf(tx, personId, readTimeCursor(cursor), limit)
  return pageFrom(
    rows,
    limit,
    (row) => asReview(tx, row),
    (row) => [(row.shown_at ?? row.made_at).toISOString(), row.id],
  )
}

/** Reviews about one thing, as far as whoever asks may see them. */
export async function listReviewsAbout(
  tx: Tx,
  { about }: WorkInputOf<typeof contract.listReviewsAbout>,
) {
  const rows = await listAbout(tx, about)
  return { reviews: rows.filter((row) => maySee(tx, row)).map((row) => asReview(tx, row)) }
}

/** The staff's queue: reviews with reports that nobody has looked at. */
export async function listReportedReviews(
  tx: Tx,
  { cursor, limit }: WorkInputOf<typeof contract.listReportedReviews>,
) {
  const rows = await listReported(tx, readTimeCursor(cursor), limit)
  return pageFrom(
    rows,
    limit,
    (row) => ({
      ...asReview(tx, row),
      reports: row.reports.map((report) => ({ ...report, at: new Date(report.at).toISOString() })),
    }),
    (row) => [row.last_at.toISOString(), row.id],
  )
}
