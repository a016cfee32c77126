import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { enqueue } from '#foundation/jobs'
import { type Reach, readReach } from './contacts.sql.ts'
import { keepContact } from './contacts.ts'
import { NoticeArrived, READY } from './events.ts'
import { insertNotice } from './inbox.sql.ts'
import { releaseHeld } from './jobs.ts'
import { type Content, insertMessage, type OutgoingChannel } from './messages.sql.ts'
import { NEWS_HOURS, quietUntil } from './quiet-hours.ts'
import type { Template } from './template.ts'

/** Who is told. What is given beside the id is kept for the next time; what is known need not be given. */
export interface Recipient {
  readonly personId: string
  readonly email?: string | undefined
  /** E.164: `+15085550100`. */
  readonly phone?: string | undefined
  readonly name?: string | undefined
  readonly timezone?: string | undefined
}

export interface Notify<Facts> {
  readonly to: Recipient
  readonly template: Template<Facts>
  readonly data: Facts
  /** Passes quiet hours; default is what the template says. */
  readonly urgent?: boolean | undefined
  /** The thing it is about: `zenvee.booking:<id>`. */
  readonly about?: string | undefined
}

export interface Notified {
  /** Null when the template has no in-app words. */
  readonly noticeId: string | null
  readonly messages: readonly { id: string; channel: OutgoingChannel; heldUntil: Date | null }[]
}

/**
 * Tell a person something, by every channel that the template names, that they allow, and that
 * reaches them. The notice and the messages are written in the caller's transaction; they go out
 * after it commits, and not at all when it does not. What is not urgent waits for the end of the
 * person's quiet hours.
 */
export async function notify<Facts>(tx: Tx, wish: Notify<Facts>): Promise<Notified> {
  const { to, template } = wish
  const facts = template.data.parse(wish.data)
  const isUrgent = wish.urgent ?? template.isUrgent ?? template.group === 'account'
  const content: Content = {
    title: template.title(facts),
    body: template.body(facts),
    link: template.link?.(facts) ?? null,
    mail: template.email?.(facts) ?? null,
    brand: template.brand ?? null,
  }
  if (to.email || to.phone || to.name || to.timezone) await keepContact(tx, to)

  const about = wish.about ?? null
  const said: Said<Facts> = { to, template, content, about, isUrgent }
  const noticeId = template.channels.includes('in-app') ? await writeNotice(tx, said) : null
  const outgoing = template.channels.filter((channel) => channel !== 'in-app')
  const reach = outgoing.length > 0 ? await readReach(tx, to.personId) : undefined
  if (!reach) return { noticeId, messages: [] }

  const messages: { id: string; channel: OutgoingChannel; heldUntil: Date | null }[] = []
  for (const channel of outgoing) {
    if (!isOpen(reach, template.group, channel)) continue
    const isText = channel === 'sms' || channel === 'whatsapp'
    const body = (isText ? template.text?.(facts) : undefined) ?? content.body
    messages.push(
      await writeMessage(tx, { ...said, content: { ...content, body } }, reach, channel),
    )
  }
  return { noticeId, messages }
}

/** What is said to whom, decided. */
interface Said<Facts> extends Pick<Notify<Facts>, 'to' | 'template'> {
  readonly content: Content
  readonly about: string | null
  readonly isUrgent: boolean
}

async function writeNotice<Facts>(tx: Tx, said: Said<Facts>): Promise<string> {
  const { to, template, content, about, isUrgent } = said
  const id = newId()
  await insertNotice(tx, {
    id,
    person_id: to.personId,
    template: template.name,
    group_name: template.group,
    title: content.title,
    body: content.body,
    about,
    link: content.link,
    is_urgent: isUrgent,
  })
  await tell(tx, NoticeArrived, `notifications.notice:${id}`, {
    noticeId: id,
    personId: to.personId,
    template: template.name,
    about,
  })
  return id
}

async function writeMessage<Facts>(
  tx: Tx,
  { to, template, ...said }: Said<Facts>,
  reach: Reach,
  channel: OutgoingChannel,
): Promise<{ id: string; channel: OutgoingChannel; heldUntil: Date | null }> {
  const id = newId()
  const heldUntil = said.isUrgent ? null : holdOf(tx, reach, template.group, channel)
  await insertMessage(tx, {
    ...said,
    id,
    personId: to.personId,
    channel,
    template: template.name,
    group: template.group,
    address: addressOf(reach, channel),
    toName: reach.name,
    heldUntil,
  })
  if (heldUntil) {
    const key = `notifications.release:${id}`
    await enqueue(tx, releaseHeld, { messageId: id }, { at: heldUntil, key })
  } else {
    await tell(tx, READY[channel], `notifications.message:${id}`, { messageId: id })
  }
  return { id, channel, heldUntil }
}

/** Whether this channel reaches the person and they want this group by it. */
function isOpen(reach: Reach, group: string, channel: OutgoingChannel): boolean {
  if (group !== 'account' && reach.refused.includes(`${group}/${channel}`)) return false
  if (channel === 'email') return reach.email !== null
  if (channel === 'push') return reach.browsers > 0
  return reach.phone !== null && !reach.is_phone_stopped
}

function addressOf(reach: Reach, channel: OutgoingChannel): string {
  if (channel === 'email') return reach.email ?? ''
  if (channel === 'push') return reach.browsers === 1 ? '1 browser' : `${reach.browsers} browsers`
  return reach.phone ?? ''
}

/**
 * When it may knock. A mail makes no noise, so only news wait for daytime there; whatever rings
 * waits for the end of the person's own quiet hours, and news for daytime as well.
 */
function holdOf(tx: Tx, reach: Reach, group: string, channel: OutgoingChannel): Date | null {
  const own =
    reach.quiet_from === null || reach.quiet_until === null
      ? null
      : { from: reach.quiet_from, until: reach.quiet_until }
  const day = group === 'news' ? quietUntil(tx.now, reach.timezone, NEWS_HOURS) : null
  const quiet = channel === 'email' ? null : quietUntil(tx.now, reach.timezone, own)
  return day && quiet ? (day > quiet ? day : quiet) : (day ?? quiet)
}
