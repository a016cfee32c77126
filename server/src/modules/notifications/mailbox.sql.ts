import { allOf, sql, type Tx } from '#foundation/db'
import type { OutgoingChannel } from './messages.sql.ts'

export interface MailboxRow {
  readonly id: string
  readonly channel: OutgoingChannel
  readonly address: string
  readonly to_name: string | null
  readonly subject: string
  readonly body_text: string
  readonly body_html: string | null
  readonly template: string
  readonly about: string | null
  readonly correlation_id: string
  readonly arrived_at: Date
}

type NewItem = Omit<MailboxRow, 'arrived_at'> & {
  readonly message_id: string
  readonly person_id: string
}

/** Put a message into the mailbox; once, however often it is brought. */
export function insertMailboxItem(tx: Tx, item: NewItem): Promise<number> {
  return tx.run(sql`
    insert into notifications.mailbox
           (id, message_id, person_id, channel, address, to_name, subject, body_text, body_html,
            template, about, correlation_id, arrived_at)
    values (${item.id}, ${item.message_id}, ${item.person_id}, ${item.channel}, ${item.address}, ${item.to_name},
            ${item.subject}, ${item.body_text}, ${item.body_html}, ${item.template}, ${item.about},
            ${item.correlation_id}, ${tx.now})
        on conflict (org_id, message_id) do nothing`)
}

export interface MailboxFilter {
  readonly channel?: OutgoingChannel | undefined
  readonly to?: string | undefined
  readonly about?: string | undefined
  readonly after?: { readonly at: Date; readonly id: string } | undefined
  readonly limit: number
}

/** Newest first, without the HTML; one more than the limit. */
export function listMailboxItems(
  tx: Tx,
  { channel, to, about, after, limit }: MailboxFilter,
): Promise<MailboxRow[]> {
  return tx.many<MailboxRow>(sql`
    select id, channel, address, to_name, subject, body_text, null as body_html, template, about,
           correlation_id, arrived_at
      from notifications.mailbox
     where ${allOf([
       sql`org_id = ${tx.orgId}`,
       channel && sql`channel = ${channel}`,
       to === undefined ? undefined : sql`position(lower(${to}) in lower(address)) > 0`,
       about === undefined ? undefined : sql`about = ${about}`,
       after && sql`(arrived_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
     ])}
     order by arrived_at desc, id desc
     limit ${limit + 1}`)
}

export function readMailboxRow(tx: Tx, id: string): Promise<MailboxRow | undefined> {
  return tx.maybe<MailboxRow>(sql`
    select id, channel, address, to_name, subject, body_text, body_html, template, about,
           correlation_id, arrived_at
      from notifications.mailbox
     where org_id = ${tx.orgId} and id = ${id}`)
}
