import { type Subscriber, subscribeOutside } from '#foundation/events'
import type { Carriers } from './channels/carrier.ts'
import { MailReady, PushReady, TextReady, WhatsAppReady } from './events.ts'
import { sendMessage } from './send-message.ts'

/** With pauses that double to ten minutes, twenty tries span about two hours. */
const ATTEMPTS = 20

/** One subscriber per channel: a mail server that is down holds up no text. */
export function subscribersOf(carriers: () => Carriers): Subscriber[] {
  const channels = [
    { name: 'notifications.send_mail', ready: MailReady },
    { name: 'notifications.send_text', ready: TextReady },
    { name: 'notifications.send_whatsapp', ready: WhatsAppReady },
    { name: 'notifications.send_push', ready: PushReady },
  ]
  return channels.map(({ name, ready }) =>
    subscribeOutside({
      name,
      to: [ready],
      attempts: ATTEMPTS,
      call: (outside, { messageId }, delivery) =>
        sendMessage(carriers(), outside, messageId, delivery),
    }),
  )
}
