import type { NotificationGroup } from '#contract/notifications'
import { allOf, sql, type Tx } from '#foundation/db'

export interface NoticeRow {
  readonly id: string
  readonly person_id: string
  readonly template: string
  readonly group_name: NotificationGroup
  readonly title: string
  readonly body: string
  readonly about: string | null
  readonly link: string | null
  readonly is_urgent: boolean
  readonly made_at: Date
  readonly read_at: Date | null
}

type NewNotice = Omit<NoticeRow, 'made_at' | 'read_at'>

export function insertNotice(tx: Tx, notice: NewNotice): Promise<number> {
  return tx.run(sql`
    insert into notifications.notices
           (id, person_id, template, group_name, title, body, about, link, is_urgent, correlation_id, made_at)
    values (${notice.id}, ${notice.person_id}, ${notice.template}, ${notice.group_name}, ${notice.title},
            ${notice.body}, ${notice.about}, ${notice.link}, ${notice.is_urgent}, ${tx.correlationId}, ${tx.now})`)
}

/** Newest first; one more than the limit. */
export function listNoticesOf(
  tx: Tx,
  personId: string,
  {
    unread,
    after,
    limit,
  }: { unread: boolean; after: { at: Date; id: string } | undefined; limit: number },
): Promise<NoticeRow[]> {
  return tx.many<NoticeRow>(sql`
    select id, person_id, template, group_name, title, body, about, link, is_urgent, made_at, read_at
      from notifications.notices
     where ${allOf([
       sql`org_id = ${tx.orgId}`,
       sql`person_id = ${personId}`,
       unread ? sql`read_at is null` : undefined,
       after && sql`(made_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
     ])}
     order by made_at desc, id desc
     limit ${limit + 1}`)
}

export async function countUnreadOf(tx: Tx, personId: string): Promise<number> {
  const { unread } = await tx.one<{ unread: number }>(sql`
    select count(*)::int as unread
      from notifications.notices
     where org_id = ${tx.orgId} and person_id = ${personId} and read_at is null`)
  return unread
}

/** Read once; the first time stays. Undefined when the notice is not this person's. */
export function markRead(
  tx: Tx,
  personId: string,
  noticeId: string,
): Promise<NoticeRow | undefined> {
  return tx.maybe<NoticeRow>(sql`
    update notifications.notices
       set read_at = coalesce(read_at, ${tx.now})
     where org_id = ${tx.orgId} and id = ${noticeId} and person_id = ${personId}
    returning id, person_id, template, group_name, title, body, about, link, is_urgent, made_at, read_at`)
}

export function markEveryRead(tx: Tx, personId: string): Promise<number> {
  return tx.run(sql`
    update notifications.notices
       set read_at = ${tx.now}
     where org_id = ${tx.orgId} and person_id = ${personId} and read_at is null`)
}
