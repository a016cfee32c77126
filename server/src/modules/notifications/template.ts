import type { z } from 'zod'
import type { Channel, NotificationGroup } from '#contract/notifications'

/** Whose letterhead a mail has. */
export interface Brand {
  readonly name: string
  /** CSS colour, `#rrggbb`, dark enough for white letters. */
  readonly colour: string
}

/** What an e-mail says; the layout makes the document of it, and escapes every word. */
export interface Mail {
  readonly subject: string
  /** The line that mailboxes show beside the subject. */
  readonly preview?: string
  /** The big line on top (default: the subject). */
  readonly heading?: string
  readonly paragraphs: readonly string[]
  /** A small table of facts: when, where, how much. */
  readonly facts?: readonly { readonly label: string; readonly value: string }[]
  /** One button; the path is of the web app and begins with a slash. */
  readonly action?: { readonly label: string; readonly path: string }
  /** Small print below. */
  readonly note?: string
}

/**
 * What a room says to people on one occasion. Everything is a function of the same facts, which
 * are checked before anything is written.
 */
export interface Template<Facts> {
  /** `room.occasion`: `zenvee.booking_accepted`. */
  readonly name: string
  readonly group: NotificationGroup
  readonly channels: readonly Channel[]
  readonly data: z.ZodType<Facts>
  /** One line, up to about 60 characters. */
  readonly title: (data: Facts) => string
  /** One or two sentences; also the text of SMS, WhatsApp and push unless `text` says otherwise. */
  readonly body: (data: Facts) => string
  /** Path in the web app where the notice leads. */
  readonly link?: (data: Facts) => string
  /** Shorter words for SMS and WhatsApp. */
  readonly text?: (data: Facts) => string
  /** Without it the mail says the title and the body. */
  readonly email?: (data: Facts) => Mail
  /** Letterhead of its mails; the house's own when left out. */
  readonly brand?: Brand
  /** Passes quiet hours: the technician is at the door. */
  readonly isUrgent?: boolean
}

/** Declare a template; the room passes the object itself to `notify`. */
export function template<Facts>(declared: Template<Facts>): Template<Facts> {
  return declared
}
