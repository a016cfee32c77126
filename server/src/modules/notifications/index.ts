import { audience } from '#foundation/live'
import { defineModule, type House, type Room } from '#foundation/module'
import type { Carriers } from './channels/carrier.ts'
import { carriersFrom } from './channels/connect.ts'
import {
  MailReady,
  MessageFailed,
  NoticeArrived,
  PushReady,
  TextReady,
  WhatsAppReady,
} from './events.ts'
import { releaseHeld } from './jobs.ts'
import { needs } from './needs.ts'
import { doorsOf } from './routes.ts'
import { subscribersOf } from './subscribers.ts'

export type { Carriers } from './channels/carrier.ts'
export { forgetContact, keepContact } from './contacts.ts'
export { MessageFailed, NoticeArrived } from './events.ts'
export { type Notified, type Notify, notify, type Recipient } from './notify.ts'
export { type Brand, type Mail, type Template, template } from './template.ts'
export { messagesOnTimeline } from './timeline.ts'

/** Everything goes to the mailbox: what a server without any setting does. */
const MAILBOX_ONLY: Carriers = { baseUrl: '' }

/**
 * The module with these carriers, or, without any, with those that the settings name when the
 * server starts.
 */
export function notificationsWith(given?: Carriers): Room {
  let carriers = given ?? MAILBOX_ONLY
  return defineModule({
    name: 'notifications',
    title: 'Notifications',
    folder: import.meta.dirname,
    needs,
    doors: doorsOf(() => carriers),
    events: [NoticeArrived, MailReady, TextReady, WhatsAppReady, PushReady, MessageFailed],
    subscribers: subscribersOf(() => carriers),
    jobs: [releaseHeld],
    audiences: [audience([NoticeArrived], (_tx, { personId }) => [`person:${personId}`])],
    permits: { founder: ['mailbox.read'], operator: ['mailbox.read'] },
    async start(house: House) {
      if (given) return undefined
      const connected = carriersFrom(house.config, house.localUrl)
      carriers = connected
      return { stop: async () => connected.close() }
    },
  })
}

export const notificationsModule = notificationsWith()
