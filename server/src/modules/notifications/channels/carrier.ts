import type { PushSubscriptionRow } from '../contacts.sql.ts'
import type { MailDocument } from '../mail-layout.ts'
import type { Content } from '../messages.sql.ts'

/** Thrown when a message can never arrive; anything else that is thrown is tried again. */
export class Undeliverable extends Error {
  constructor(why: string) {
    super(why)
    this.name = 'Undeliverable'
  }
}

interface Addressed {
  /** The delivery's own id: the provider's idempotency key. */
  readonly deliveryId: string
  readonly address: string
  readonly toName: string | null
}

/** What a provider calls the message; null when it gives no name. */
export interface Carried {
  readonly ref: string | null
}

export interface MailCarrier {
  readonly provider: 'smtp'
  carry(mail: Addressed & MailDocument & { unsubscribeUrl: string | null }): Promise<Carried>
}

export interface TextCarrier {
  readonly provider: 'twilio'
  carry(text: Addressed & { text: string }): Promise<Carried>
}

export interface PushCarrier {
  readonly provider: 'web-push'
  /** Given to browsers when they subscribe. */
  readonly publicKey: string
  carry(push: {
    deliveryId: string
    browser: PushSubscriptionRow
    content: Content
    isUrgent: boolean
  }): Promise<Carried>
}

/** The outside world as it is configured; a channel that is left out goes to the mailbox. */
export interface Carriers {
  /** Address of the web app, without a slash at the end. */
  readonly baseUrl: string
  readonly email?: MailCarrier
  readonly sms?: TextCarrier
  readonly whatsapp?: TextCarrier
  readonly push?: PushCarrier
  /** Secret that Twilio signs its webhooks with. */
  readonly twilioToken?: string
}
