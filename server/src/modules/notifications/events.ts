import { z } from 'zod'
import type { Channel } from '#contract/notifications'
import { type EventType, event } from '#foundation/events'

/** Something new stands in a person's inbox. */
export const NoticeArrived = event(
  'notifications.notice_arrived',
  1,
  z.object({
    noticeId: z.uuid(),
    personId: z.uuid(),
    template: z.string(),
    about: z.string().nullable(),
  }),
)

const Ready = z.object({ messageId: z.uuid() })

/** A message may go out by its channel; one event per channel, so that none waits for another. */
export const MailReady = event('notifications.mail_ready', 1, Ready)
export const TextReady = event('notifications.text_ready', 1, Ready)
export const WhatsAppReady = event('notifications.whatsapp_ready', 1, Ready)
export const PushReady = event('notifications.push_ready', 1, Ready)

/** Which event says that a message of a channel may go. */
export const READY: Readonly<Record<Exclude<Channel, 'in-app'>, EventType<{ messageId: string }>>> =
  {
    email: MailReady,
    sms: TextReady,
    whatsapp: WhatsAppReady,
    push: PushReady,
  }

/** A message will never arrive: the address is refused or gone. */
export const MessageFailed = event(
  'notifications.message_failed',
  1,
  z.object({
    messageId: z.uuid(),
    personId: z.uuid(),
    channel: z.string(),
    failure: z.string(),
  }),
)
