import type { z } from 'zod'
import type { Review, ReviewInput } from '#contract/reviews'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { enqueue } from '#foundation/jobs'
import { addMs } from '#foundation/time'
import { ReviewLeft } from './events.ts'
import { openSeal } from './jobs.ts'
import type { ReviewPolicy } from './policy.ts'
import { asReview } from './present.ts'
import { refuse } from './refusals.ts'
import { insertReview, lockThing, readCounterpart, readReview } from './reviews.sql.ts'
import { factsOf, showReview } from './show-review.ts'

export interface LeaveReview extends z.output<typeof ReviewInput> {
  /** The thing: `zenvee.booking:<id>`. */
  readonly about: string
  /** The other party. */
  readonly subjectId: string
  /** How the author is shown: first name and initial. */
  readonly authorName: string
  /** When the thing ended; the window counts from here. */
  readonly endedAt: Date
  readonly policy: ReviewPolicy
}

/**
 * Leave a review of the other party about a thing, once. The caller has seen that the actor took
 * part and that the thing has ended. A double-blind review stays sealed until the other side has
 * written too, or the window is over.
 */
export async function leaveReview(tx: Tx, input: LeaveReview): Promise<Review> {
  const { about, subjectId, policy, endedAt } = input
  const authorId = tx.actor.id
  if (authorId === null || authorId === subjectId) throw refuse.of_oneself({ about })

  await lockThing(tx, about)
  const counterpart = await readCounterpart(tx, about, authorId, subjectId)

  const closesAt = addMs(endedAt, policy.windowMs)
  if (tx.now >= closesAt) throw refuse.window_closed({ about, closedAt: closesAt.toISOString() })
  checkAnswers(policy, input.aspects)

  const review = await insertReview(tx, {
    id: newId(),
    about,
    author_id: authorId,
    author_name: input.authorName,
    subject_id: subjectId,
    rating: input.rating,
    aspects: input.aspects,
    body: input.text,
  })
  await tell(tx, ReviewLeft, `reviews.review:${review.id}`, factsOf(review))
  if (!policy.doubleBlind || counterpart) await showReview(tx, review)
  else
    await enqueue(
      tx,
      openSeal,
      { reviewId: review.id },
      { at: closesAt, key: `reviews.open:${review.id}` },
    )
  if (counterpart) await showReview(tx, counterpart)

  return asReview(tx, await readReview(tx, review.id))
}

function checkAnswers(policy: ReviewPolicy, answers: Readonly<Record<string, number>>): void {
  for (const [key, answer] of Object.entries(answers)) {
    const aspect = Object.hasOwn(policy.aspects, key) ? policy.aspects[key] : undefined
    if (!aspect) throw refuse.unknown_aspect({ aspect: key, known: Object.keys(policy.aspects) })
    const [least, most] = aspect.scale === 'yes-no' ? [0, 1] : [1, 5]
    if (answer < least || answer > most)
      throw refuse.answer_out_of_scale({ aspect: key, least, most })
  }
}
