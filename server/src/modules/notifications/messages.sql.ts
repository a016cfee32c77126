import type { Channel, OutgoingState } from '#contract/notifications'
import { allOf, sql, type Tx } from '#foundation/db'
import type { Brand, Mail } from './template.ts'

export type OutgoingChannel = Exclude<Channel, 'in-app'>

/** What a message says, as kept until it is said. */
export interface Content {
  readonly title: string
  readonly body: string
  readonly link: string | null
  readonly mail: Mail | null
  readonly brand: Brand | null
}

export interface MessageRow {
  readonly id: string
  readonly person_id: string
  readonly channel: OutgoingChannel
  readonly template: string
  readonly group_name: string
  readonly address: string | null
  readonly to_name: string | null
  readonly title: string
  readonly content: Content | null
  readonly about: string | null
  readonly is_urgent: boolean
  readonly correlation_id: string
  readonly made_at: Date
  readonly held_until: Date | null
  readonly sent_at: Date | null
  readonly failed_at: Date | null
  readonly stopped_at: Date | null
  readonly provider: string | null
  readonly failure: string | null
}

export interface NewMessage {
  readonly id: string
  readonly personId: string
  readonly channel: OutgoingChannel
  readonly template: string
  readonly group: string
  readonly address: string
  readonly toName: string | null
  readonly content: Content
  readonly about: string | null
  readonly isUrgent: boolean
  readonly heldUntil: Date | null
}

export function insertMessage(tx: Tx, message: NewMessage): Promise<number> {
  return tx.run(sql`
    insert into notifications.messages
           (id, person_id, channel, template, group_name, address, to_name, title, content, about,
            is_urgent, correlation_id, made_at, held_until)
    values (${message.id}, ${message.personId}, ${message.channel}, ${message.template}, ${message.group},
            ${message.address}, ${message.toName}, ${message.content.title},
            ${JSON.stringify(message.content)}::jsonb, ${message.about}, ${message.isUrgent},
            ${tx.correlationId}, ${tx.now}, ${message.heldUntil})`)
}

export function readMessage(tx: Tx, id: string): Promise<MessageRow | undefined> {
  return tx.maybe<MessageRow>(sql`
    select id, person_id, channel, template, group_name, address, to_name, title, content, about,
           is_urgent, correlation_id, made_at, held_until, sent_at, failed_at, stopped_at, provider, failure
      from notifications.messages
     where org_id = ${tx.orgId} and id = ${id}`)
}

/** Holds no more: it may go now. Nothing changes when it has ended. */
export function endHold(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`
    update notifications.messages
       set held_until = null
     where org_id = ${tx.orgId} and id = ${id} and num_nonnulls(sent_at, failed_at, stopped_at) = 0`)
}

/** Sent; its words are kept no longer, the notice in the inbox says the same. */
export function markSent(
  tx: Tx,
  id: string,
  provider: string,
  ref: string | null,
): Promise<number> {
  return tx.run(sql`
    update notifications.messages
       set sent_at = ${tx.now}, provider = ${provider}, provider_ref = ${ref}, content = null
     where org_id = ${tx.orgId} and id = ${id} and num_nonnulls(sent_at, failed_at, stopped_at) = 0`)
}

export function markStopped(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`
    update notifications.messages
       set stopped_at = ${tx.now}, content = null
     where org_id = ${tx.orgId} and id = ${id} and num_nonnulls(sent_at, failed_at, stopped_at) = 0`)
}

export function markFailed(tx: Tx, id: string, provider: string, failure: string): Promise<number> {
  return tx.run(sql`
    update notifications.messages
       set failed_at = ${tx.now}, provider = ${provider}, failure = ${failure}, content = null
     where org_id = ${tx.orgId} and id = ${id} and num_nonnulls(sent_at, failed_at, stopped_at) = 0`)
}

/** The provider says later that it could not be brought: it counts as failed, not as sent. */
export function markBounced(
  tx: Tx,
  providerRef: string,
  failure: string,
): Promise<{ id: string; person_id: string; channel: string } | undefined> {
  return tx.maybe(sql`
    update notifications.messages
       set failed_at = ${tx.now}, sent_at = null, failure = ${failure}
     where org_id = ${tx.orgId} and provider_ref = ${providerRef} and sent_at is not null
    returning id, person_id, channel`)
}

/** How a message stands, from its facts. */
export function stateOf(
  row: Pick<MessageRow, 'sent_at' | 'failed_at' | 'stopped_at' | 'held_until'>,
): OutgoingState {
  if (row.sent_at) return 'sent'
  if (row.failed_at) return 'failed'
  if (row.stopped_at) return 'stopped'
  return row.held_until ? 'held' : 'queued'
}

const IN_STATE = {
  sent: sql`sent_at is not null`,
  failed: sql`failed_at is not null`,
  stopped: sql`stopped_at is not null`,
  held: sql`num_nonnulls(sent_at, failed_at, stopped_at) = 0 and held_until is not null`,
  queued: sql`num_nonnulls(sent_at, failed_at, stopped_at) = 0 and held_until is null`,
} as const

export interface MessageFilter {
  readonly state?: OutgoingState | undefined
  readonly channel?: OutgoingChannel | undefined
  readonly about?: string | undefined
  readonly after?: { readonly at: Date; readonly id: string } | undefined
  readonly limit: number
}

/** Newest first; one more than the limit, so that a page knows whether another follows. */
export function listMessages(
  tx: Tx,
  { state, channel, about, after, limit }: MessageFilter,
): Promise<MessageRow[]> {
  return tx.many<MessageRow>(sql`
    select id, person_id, channel, template, group_name, address, to_name, title, null as content, about,
           is_urgent, correlation_id, made_at, held_until, sent_at, failed_at, stopped_at, provider, failure
      from notifications.messages
     where ${allOf([
       sql`org_id = ${tx.orgId}`,
       state && IN_STATE[state],
       channel && sql`channel = ${channel}`,
       about === undefined ? undefined : sql`about = ${about}`,
       after && sql`(made_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
     ])}
     order by made_at desc, id desc
     limit ${limit + 1}`)
}

const MOST_LINES = 200

/** Messages about a thing or of these actions, oldest first: for a timeline. */
export function listMessagesOf(
  tx: Tx,
  of: { correlationIds: readonly string[]; about: string | null },
): Promise<MessageRow[]> {
  return tx.many<MessageRow>(sql`
    select id, person_id, channel, template, group_name, null as address, null as to_name, title, null as content,
           about, is_urgent, correlation_id, made_at, held_until, sent_at, failed_at, stopped_at, provider, failure
      from notifications.messages
     where org_id = ${tx.orgId}
       and (correlation_id = any(${of.correlationIds}::uuid[]) or about = ${of.about})
     order by made_at, id
     limit ${MOST_LINES}`)
}
