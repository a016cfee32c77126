import { sql, type Tx } from '#foundation/db'
import { refuse } from './refusals.ts'

export interface ReviewRow {
  readonly id: string
  readonly about: string
  readonly author_id: string
  readonly author_name: string
  readonly subject_id: string
  readonly rating: number
  readonly aspects: Readonly<Record<string, number>>
  readonly body: string
  readonly made_at: Date
  readonly shown_at: Date | null
  readonly reply: string | null
  readonly replied_at: Date | null
  readonly hidden_at: Date | null
  readonly is_reported: boolean
}

const columns = sql`r.id, r.about, r.author_id, r.author_name, r.subject_id, r.rating, r.aspects, r.body,
           r.made_at, r.shown_at, r.reply, r.replied_at, r.hidden_at,
           exists (select from reviews.reports p where p.review_id = r.id and p.settled_at is null) as is_reported`

/** Both sides of one thing write one after the other, so that the second sees the first. */
export async function lockThing(tx: Tx, about: string): Promise<void> {
  await tx.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.orgId}/reviews/${about}`}, 11))`,
  )
}

export function insertReview(
  tx: Tx,
  review: Pick<
    ReviewRow,
    'id' | 'about' | 'author_id' | 'author_name' | 'subject_id' | 'rating' | 'aspects' | 'body'
  >,
): Promise<ReviewRow> {
  return tx.one<ReviewRow>(sql`
    insert into reviews.reviews as r
           (id, about, author_id, author_name, subject_id, rating, aspects, body, made_at)
    values (${review.id}, ${review.about}, ${review.author_id}, ${review.author_name}, ${review.subject_id},
            ${review.rating}, ${JSON.stringify(review.aspects)}::jsonb, ${review.body}, ${tx.now})
    returning ${columns}`)
}

/** Lock first, then look. */
export async function lockReview(tx: Tx, id: string): Promise<ReviewRow> {
  const row = await tx.maybe<ReviewRow>(sql`
    select ${columns}
      from reviews.reviews r
     where r.org_id = ${tx.orgId} and r.id = ${id}
       for update of r`)
  if (!row) throw refuse.no_such_review({ reviewId: id })
  return row
}

export function readReview(tx: Tx, id: string): Promise<ReviewRow> {
  return tx.one<ReviewRow>(sql`
    select ${columns}
      from reviews.reviews r
     where r.org_id = ${tx.orgId} and r.id = ${id}`)
}

/** What the other side wrote about the same thing. */
export function readCounterpart(
  tx: Tx,
  about: string,
  authorId: string,
  subjectId: string,
): Promise<ReviewRow | undefined> {
  return tx.maybe<ReviewRow>(sql`
    select ${columns}
      from reviews.reviews r
     where r.org_id = ${tx.orgId} and r.about = ${about}
       and r.author_id = ${subjectId} and r.subject_id = ${authorId}
       for update of r`)
}

/** Answers 1 when it was sealed until now. */
export function markShown(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`
    update reviews.reviews set shown_at = ${tx.now}
     where org_id = ${tx.orgId} and id = ${id} and shown_at is null`)
}

export function setReply(tx: Tx, id: string, reply: string): Promise<number> {
  return tx.run(sql`
    update reviews.reviews set reply = ${reply}, replied_at = ${tx.now}
     where org_id = ${tx.orgId} and id = ${id} and reply is null`)
}

export function setHidden(tx: Tx, id: string, hiddenAt: Date | null): Promise<number> {
  return tx.run(sql`
    update reviews.reviews set hidden_at = ${hiddenAt} where org_id = ${tx.orgId} and id = ${id}`)
}

/** The same person reporting again says it in new words. */
export function upsertReport(
  tx: Tx,
  id: string,
  reviewId: string,
  reason: string,
): Promise<number> {
  return tx.run(sql`
    insert into reviews.reports (id, review_id, reporter_id, reason, reported_at)
    values (${id}, ${reviewId}, ${tx.actor.id}, ${reason}, ${tx.now})
        on conflict (review_id, reporter_id) do update
       set reason = excluded.reason, reported_at = excluded.reported_at, settled_at = null`)
}

export function settleReports(tx: Tx, reviewId: string): Promise<number> {
  return tx.run(sql`
    update reviews.reports set settled_at = ${tx.now}
     where org_id = ${tx.orgId} and review_id = ${reviewId} and settled_at is null`)
}

/** What was said stays; who said it does not. */
export function eraseAuthor(tx: Tx, personId: string): Promise<number> {
  return tx.run(sql`
    update reviews.reviews set author_name = 'A former member'
     where org_id = ${tx.orgId} and author_id = ${personId}`)
}

type After = { readonly at: Date; readonly id: string } | undefined

/** Reviews of a person that everybody may see, newest first; one more than the limit. */
export function listShownOf(
  tx: Tx,
  personId: string,
  after: After,
  limit: number,
): Promise<ReviewRow[]> {
  return tx.many<ReviewRow>(sql`
    select ${columns}
      from reviews.reviews r
     where r.org_id = ${tx.orgId} and r.subject_id = ${personId}
       and r.shown_at is not null and r.hidden_at is null
       and ${after ? sql`(r.shown_at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
     order by r.shown_at desc, r.id desc
     limit ${limit + 1}`)
}

const MOST_ABOUT = 50

export function listAbout(tx: Tx, about: string): Promise<ReviewRow[]> {
  return tx.many<ReviewRow>(sql`
    select ${columns}
      from reviews.reviews r
     where r.org_id = ${tx.orgId} and r.about = ${about}
     order by r.made_at
     limit ${MOST_ABOUT}`)
}

export interface ReportedRow extends ReviewRow {
  readonly last_at: Date
  readonly reports: readonly { by: string; reason: string; at: string }[]
}

/** Reviews with reports that nobody has looked at, newest report first; one more than the limit. */
export function listReported(tx: Tx, after: After, limit: number): Promise<ReportedRow[]> {
  return tx.many<ReportedRow>(sql`
    with open as (
      select review_id, max(reported_at) as last_at,
             jsonb_agg(jsonb_build_object('by', reporter_id, 'reason', reason, 'at', reported_at) order by reported_at) as reports
        from reviews.reports
       where org_id = ${tx.orgId} and settled_at is null
       group by review_id
    )
    select ${columns}, open.last_at, open.reports
      from open
      join reviews.reviews r on r.id = open.review_id and r.org_id = ${tx.orgId}
     where ${after ? sql`(open.last_at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
     order by open.last_at desc, r.id desc
     limit ${limit + 1}`)
}
