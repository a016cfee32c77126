import { sql, type Tx } from '#foundation/db'
import type { ReviewRow } from './reviews.sql.ts'

/** Count a review in the figures of its subject. */
export async function countIn(tx: Tx, review: ReviewRow): Promise<void> {
  await tx.run(sql`
    insert into reviews.ratings as t (person_id, count, sum, stars)
    values (${review.subject_id}, 1, ${review.rating}, ${starsOf(review)}::int[])
        on conflict (org_id, person_id) do update
       set count = t.count + 1, sum = t.sum + excluded.sum, stars = ${added(1)}`)
  const [aspects, answers] = answersOf(review)
  await tx.run(sql`
    insert into reviews.aspect_ratings as t (person_id, aspect, count, sum)
    select ${review.subject_id}::uuid, aspect, 1, answer
      from unnest(${aspects}::text[], ${answers}::int[]) as given(aspect, answer)
        on conflict (org_id, person_id, aspect) do update
       set count = t.count + 1, sum = t.sum + excluded.sum`)
}

/** Take a review that was counted out of the figures. */
export async function countOut(tx: Tx, review: ReviewRow): Promise<void> {
  await tx.run(sql`
    update reviews.ratings as t
       set count = t.count - 1, sum = t.sum - ${review.rating}, stars = ${added(-1)}
      from (select ${starsOf(review)}::int[] as stars) as excluded
     where t.org_id = ${tx.orgId} and t.person_id = ${review.subject_id}`)
  const [aspects, answers] = answersOf(review)
  await tx.run(sql`
    update reviews.aspect_ratings as t
       set count = t.count - 1, sum = t.sum - answer
      from unnest(${aspects}::text[], ${answers}::int[]) as given(aspect, answer)
     where t.org_id = ${tx.orgId} and t.person_id = ${review.subject_id} and t.aspect = given.aspect`)
}

/** One in the bucket of its stars. */
function starsOf(review: ReviewRow): number[] {
  return [1, 2, 3, 4, 5].map((star) => (star === review.rating ? 1 : 0))
}

function answersOf(review: ReviewRow): [string[], number[]] {
  return [Object.keys(review.aspects), Object.values(review.aspects)]
}

/** The buckets with those of `excluded` added or taken away. */
function added(by: 1 | -1) {
  return sql`array(select mine + ${by}::int * given
                     from unnest(t.stars, excluded.stars) with ordinality as bucket(mine, given, place)
                    order by place)`
}

export interface RatingRow {
  readonly person_id: string
  readonly count: number
  readonly sum: number
  readonly stars: readonly number[]
  readonly aspects: Readonly<Record<string, { count: number; sum: number }>> | null
}

export function listRatings(tx: Tx, personIds: readonly string[]): Promise<RatingRow[]> {
  return tx.many<RatingRow>(sql`
    select t.person_id, t.count, t.sum, t.stars,
           (select jsonb_object_agg(a.aspect, jsonb_build_object('count', a.count, 'sum', a.sum))
              from reviews.aspect_ratings a
             where a.org_id = t.org_id and a.person_id = t.person_id and a.count > 0) as aspects
      from reviews.ratings t
     where t.org_id = ${tx.orgId} and t.person_id = any(${personIds}::uuid[])`)
}

/** Make the figures anew from the reviews: what they must always be. */
export function recount(tx: Tx): Promise<Pick<RatingRow, 'person_id' | 'count' | 'sum'>[]> {
  return tx.many(sql`
    select subject_id as person_id, count(*)::int as count, sum(rating)::int as sum
      from reviews.reviews
     where org_id = ${tx.orgId} and shown_at is not null and hidden_at is null
     group by subject_id
     order by subject_id`)
}
