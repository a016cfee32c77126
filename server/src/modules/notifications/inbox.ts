import type { Notice } from '#contract/notifications'
import { pageFrom, readTimeCursor, type Tx } from '#foundation/db'
import {
  countUnreadOf,
  listNoticesOf,
  markEveryRead,
  markRead,
  type NoticeRow,
} from './inbox.sql.ts'
import { refuse } from './refusals.ts'

/** The inbox of whoever asks, newest first. */
export async function listInbox(
  tx: Tx,
  { unread, cursor, limit }: { unread: boolean; cursor?: string | undefined; limit: number },
): Promise<{ items: Notice[]; nextCursor: string | null }> {
  const rows = await listNoticesOf(tx, personOf(tx), {
    unread,
    after: readTimeCursor(cursor),
    limit,
  })
  return pageFrom(rows, limit, show, (row) => [row.made_at.toISOString(), row.id])
}

export async function countUnread(tx: Tx): Promise<{ unread: number }> {
  return { unread: await countUnreadOf(tx, personOf(tx)) }
}

/** Mark a notice of one's own as read; doing it again changes nothing. */
export async function readNotice(tx: Tx, { noticeId }: { noticeId: string }): Promise<Notice> {
  const row = await markRead(tx, personOf(tx), noticeId)
  if (!row) throw refuse.no_such_notice({ noticeId })
  return show(row)
}

export async function readEveryNotice(tx: Tx): Promise<{ read: number }> {
  return { read: await markEveryRead(tx, personOf(tx)) }
}

/** The door asks for a signed-in person; here it is one. */
export function personOf(tx: Tx): string {
  if (tx.actor.id === null) throw new Error('an inbox is of a person')
  return tx.actor.id
}

function show(row: NoticeRow): Notice {
  return {
    id: row.id,
    template: row.template,
    group: row.group_name,
    title: row.title,
    body: row.body,
    about: row.about,
    link: row.link,
    isUrgent: row.is_urgent,
    at: row.made_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  }
}
