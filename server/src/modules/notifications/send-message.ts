import type { Message, Outside } from '#foundation/events'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { calledOutside } from '#foundation/telemetry'
import { type Carried, type Carriers, Undeliverable } from './channels/carrier.ts'
import {
  deletePushSubscription,
  isStopped,
  listPushSubscriptions,
  type PushSubscriptionRow,
  readReach,
} from './contacts.sql.ts'
import { MessageFailed } from './events.ts'
import { layOutMail, type MailDocument } from './mail-layout.ts'
import { insertMailboxItem } from './mailbox.sql.ts'
import {
  type Content,
  type MessageRow,
  markFailed,
  markSent,
  markStopped,
  readMessage,
  stateOf,
} from './messages.sql.ts'

/** A message with everything that is needed to bring it. */
interface Parcel {
  readonly message: MessageRow
  readonly content: Content
  readonly address: string
  readonly unsubscribeUrl: string | null
  readonly browsers: readonly PushSubscriptionRow[]
}

/**
 * Bring one message by its channel, or put it into the mailbox when the channel is not
 * configured. A number whose owner said STOP gets nothing. An address that can never be reached
 * ends the message as failed; any other fault is thrown, and the delivery is tried again.
 */
export async function sendMessage(
  carriers: Carriers,
  outside: Outside,
  messageId: string,
  delivery: Message,
): Promise<void> {
  const parcel = await open(carriers, outside, messageId)
  if (!parcel) return
  const provider = carriers[parcel.message.channel]?.provider ?? 'mailbox'
  if (provider === 'mailbox') return keepInMailbox(carriers, outside, parcel)

  try {
    // The address is not in the line: whose message it was stands in the message's own record.
    const carried = await calledOutside(provider, `${parcel.message.channel} sent`, () =>
      carry(carriers, outside, parcel, delivery.deliveryId),
    )
    await outside.transact((tx) => markSent(tx, messageId, provider, carried.ref))
  } catch (error) {
    if (!(error instanceof Undeliverable)) throw error
    await fail(outside, parcel.message, provider, error.message)
  }
}

/** What is to be sent; undefined when there is nothing left to do. */
function open(
  carriers: Carriers,
  outside: Outside,
  messageId: string,
): Promise<Parcel | undefined> {
  return outside.transact(async (tx) => {
    const message = await readMessage(tx, messageId)
    if (!message?.content || message.address === null || stateOf(message) !== 'queued')
      return undefined
    const { channel, address, content, person_id: personId } = message
    if ((channel === 'sms' || channel === 'whatsapp') && (await isStopped(tx, address))) {
      await markStopped(tx, messageId)
      return undefined
    }
    const reach =
      channel === 'email' && message.group_name !== 'account'
        ? await readReach(tx, personId)
        : undefined
    const unsubscribeUrl = reach
      ? `${carriers.baseUrl}/unsubscribe?token=${reach.mail_token}`
      : null
    const browsers =
      channel === 'push' && carriers.push ? await listPushSubscriptions(tx, personId) : []
    return { message, content, address, unsubscribeUrl, browsers }
  })
}

function carry(
  carriers: Carriers,
  outside: Outside,
  parcel: Parcel,
  deliveryId: string,
): Promise<Carried> {
  const { message, content, address } = parcel
  const to = { deliveryId, address, toName: message.to_name }
  switch (message.channel) {
    case 'email': {
      const { unsubscribeUrl } = parcel
      const document = layOutMail(content, { baseUrl: carriers.baseUrl, unsubscribeUrl })
      return carriers.email?.carry({ ...to, ...document, unsubscribeUrl }) ?? gone()
    }
    case 'sms':
    case 'whatsapp':
      return (
        carriers[message.channel]?.carry({ ...to, text: textOf(content, carriers.baseUrl) }) ??
        gone()
      )
    case 'push':
      return pushToAll(carriers, outside, parcel, deliveryId)
  }
}

function gone(): Promise<never> {
  return Promise.reject(new Error('the channel is not configured any more'))
}

/** Every browser of the person gets it; those that are gone are forgotten. */
async function pushToAll(
  carriers: Carriers,
  outside: Outside,
  { message, content, browsers }: Parcel,
  deliveryId: string,
): Promise<Carried> {
  let arrived = 0
  for (const browser of browsers) {
    try {
      await carriers.push?.carry({ deliveryId, browser, content, isUrgent: message.is_urgent })
      arrived += 1
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error
      await outside.transact((tx) => deletePushSubscription(tx, browser.id, message.person_id))
    }
  }
  if (arrived === 0) throw new Undeliverable('no browser of this person is left')
  return { ref: null }
}

async function fail(
  outside: Outside,
  message: MessageRow,
  provider: string,
  failure: string,
): Promise<void> {
  await outside.transact(async (tx) => {
    const ended = await markFailed(tx, message.id, provider, failure.slice(0, 500))
    if (ended === 0) return
    await tell(tx, MessageFailed, `notifications.message:${message.id}`, {
      messageId: message.id,
      personId: message.person_id,
      channel: message.channel,
      failure: failure.slice(0, 200),
    })
  })
}

/** Kept here and sent to nobody: the mailbox page shows it and says so. */
async function keepInMailbox(carriers: Carriers, outside: Outside, parcel: Parcel): Promise<void> {
  const { message, content, unsubscribeUrl } = parcel
  const document: MailDocument | undefined =
    message.channel === 'email'
      ? layOutMail(content, { baseUrl: carriers.baseUrl, unsubscribeUrl })
      : undefined
  await outside.transact(async (tx) => {
    await insertMailboxItem(tx, {
      id: newId(),
      message_id: message.id,
      person_id: message.person_id,
      channel: message.channel,
      address: parcel.address,
      to_name: message.to_name,
      subject: document?.subject ?? content.title,
      body_text: document?.text ?? textOf(content, carriers.baseUrl),
      body_html: document?.html ?? null,
      template: message.template,
      about: message.about,
      correlation_id: message.correlation_id,
    })
    await markSent(tx, message.id, 'mailbox', null)
  })
}

function textOf(content: Content, baseUrl: string): string {
  return content.link ? `${content.body}\n${baseUrl}${content.link}` : content.body
}
