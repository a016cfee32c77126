import type { MailboxItem, OutgoingMessage } from '#contract/notifications'
import { pageFrom, readTimeCursor, type Tx } from '#foundation/db'
import {
  listMailboxItems,
  type MailboxFilter,
  type MailboxRow,
  readMailboxRow,
} from './mailbox.sql.ts'
import { listMessages, type MessageFilter, stateOf } from './messages.sql.ts'
import { refuse } from './refusals.ts'
import { shortened } from './shortened.ts'

type Paged<Filter> = Omit<Filter, 'after'> & { readonly cursor?: string | undefined }

/** What went to the built-in mailbox instead of to people, newest first. */
export async function listMailbox(
  tx: Tx,
  { cursor, ...filter }: Paged<MailboxFilter>,
): Promise<{ items: MailboxItem[]; nextCursor: string | null }> {
  const rows = await listMailboxItems(tx, { ...filter, after: readTimeCursor(cursor) })
  return pageFrom(rows, filter.limit, show, (row) => [row.arrived_at.toISOString(), row.id])
}

export async function readMailboxItem(
  tx: Tx,
  { itemId }: { itemId: string },
): Promise<MailboxItem & { html: string | null }> {
  const row = await readMailboxRow(tx, itemId)
  if (!row) throw refuse.no_such_message({ itemId })
  return { ...show(row), html: row.body_html }
}

/** Every message and what became of it; addresses are shortened. */
export async function listOutgoing(
  tx: Tx,
  { cursor, ...filter }: Paged<MessageFilter>,
): Promise<{ items: OutgoingMessage[]; nextCursor: string | null }> {
  const rows = await listMessages(tx, { ...filter, after: readTimeCursor(cursor) })
  return pageFrom(
    rows,
    filter.limit,
    (row) => ({
      id: row.id,
      channel: row.channel,
      state: stateOf(row),
      template: row.template,
      to: row.address === null ? '(erased)' : shortened(row.address),
      title: row.title,
      about: row.about,
      correlationId: row.correlation_id,
      at: row.made_at.toISOString(),
      heldUntil: row.held_until?.toISOString() ?? null,
      endedAt: (row.sent_at ?? row.failed_at ?? row.stopped_at)?.toISOString() ?? null,
      provider: row.provider,
      failure: row.failure,
    }),
    (row) => [row.made_at.toISOString(), row.id],
  )
}

function show(row: MailboxRow): MailboxItem {
  return {
    id: row.id,
    channel: row.channel,
    to: row.address,
    toName: row.to_name,
    subject: row.subject,
    text: row.body_text,
    template: row.template,
    about: row.about,
    correlationId: row.correlation_id,
    at: row.arrived_at.toISOString(),
  }
}
