import type { Review } from '#contract/reviews'
import type { Tx } from '#foundation/db'
import type { ReviewRow } from './reviews.sql.ts'

const MODERATES = 'review.hide'

/** Whether whoever asks may see a review: shown and not hidden, their own, or they are staff. */
export function maySee(tx: Tx, row: ReviewRow): boolean {
  if (row.shown_at !== null && row.hidden_at === null) return true
  return row.author_id === tx.actor.id || tx.actor.permits.has(MODERATES)
}

/** A review as the wire has it, with what whoever asks may do next. */
export function asReview(tx: Tx, row: ReviewRow): Review {
  return {
    id: row.id,
    about: row.about,
    authorId: row.author_id,
    authorName: row.author_name,
    subjectId: row.subject_id,
    rating: row.rating,
    aspects: { ...row.aspects },
    text: row.body,
    at: row.made_at.toISOString(),
    shownAt: row.shown_at?.toISOString() ?? null,
    reply:
      row.reply !== null && row.replied_at
        ? { text: row.reply, at: row.replied_at.toISOString() }
        : null,
    isReported: tx.actor.permits.has(MODERATES) && row.is_reported,
    isHidden: row.hidden_at !== null,
    can: openTo(tx, row),
  }
}

function openTo(tx: Tx, row: ReviewRow): Review['can'] {
  const can: Review['can'] = []
  const isSeen = row.shown_at !== null && row.hidden_at === null
  const { id, permits } = tx.actor
  if (isSeen && id === row.subject_id && row.reply === null) can.push('reply')
  if (isSeen && id !== null && id !== row.author_id) can.push('report')
  if (permits.has(MODERATES)) can.push(row.hidden_at === null ? 'hide' : 'restore')
  return can
}
