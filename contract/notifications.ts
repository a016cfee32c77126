import { z } from 'zod'
import { Done, endpoint, page, paging } from './endpoint.ts'

/** Ways a message can take. The in-app inbox keeps everything, whatever the others do. */
export const Channel = z.enum(['in-app', 'email', 'sms', 'whatsapp', 'push'])
export type Channel = z.infer<typeof Channel>

/**
 * What a person can switch on and off. `account` (sign-in, security, receipts the law wants) cannot
 * be switched off; `news` is marketing, and the only group that waits for daytime on every channel.
 */
export const NotificationGroup = z.enum([
  'account',
  'activity',
  'messages',
  'payments',
  'reminders',
  'news',
])
export type NotificationGroup = z.infer<typeof NotificationGroup>

/** A minute of the local day: `HH:MM`, 24 hours. */
export const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 21:30')

export const Notice = z.object({
  id: z.uuid(),
  template: z.string(),
  group: NotificationGroup,
  title: z.string(),
  body: z.string(),
  /** The thing it is about: `zenvee.booking:<id>`; null when it is about none. */
  about: z.string().nullable(),
  /** Path in the web app. */
  link: z.string().nullable(),
  isUrgent: z.boolean(),
  at: z.string(),
  readAt: z.string().nullable(),
})
export type Notice = z.infer<typeof Notice>

export const listNotices = endpoint({
  method: 'GET',
  path: '/notifications',
  summary: 'The inbox of whoever asks, newest first',
  input: z.object({ ...paging, unread: z.stringbool().default(false) }),
  output: page(Notice),
  refuses: ['paging.bad_cursor'],
})

export const countUnread = endpoint({
  method: 'GET',
  path: '/notifications/unread-count',
  summary: 'How many notices are unread',
  output: z.object({ unread: z.int() }),
})

export const readNotice = endpoint({
  method: 'POST',
  path: '/notifications/:noticeId/read',
  summary: 'Mark a notice as read',
  input: z.object({ noticeId: z.uuid() }),
  output: Notice,
  refuses: ['notifications.no_such_notice'],
})

export const readEveryNotice = endpoint({
  method: 'POST',
  path: '/notifications/read-all',
  summary: 'Mark every notice as read',
  output: z.object({ read: z.int() }),
})

export const NotificationPreferences = z.object({
  /** Every group with every channel but the inbox: whether it may be used. */
  groups: z.array(
    z.object({
      group: NotificationGroup,
      /** False for `account`, which cannot be switched off. */
      isOptional: z.boolean(),
      channels: z.record(Channel.exclude(['in-app']), z.boolean()),
    }),
  ),
  /** When phones stay silent; null for never. In the time zone beside it. */
  quietHours: z.object({ from: LocalTime, until: LocalTime }).nullable(),
  timezone: z.string(),
  /** What is known to send to; shortened, so that a screen shows no more than it must. */
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Browsers that receive web push. */
  browsers: z.int(),
})
export type NotificationPreferences = z.infer<typeof NotificationPreferences>

export const readPreferences = endpoint({
  method: 'GET',
  path: '/notifications/preferences',
  summary: 'What may reach whoever asks, and how',
  output: NotificationPreferences,
})

export const setPreferences = endpoint({
  method: 'PUT',
  path: '/notifications/preferences',
  summary: 'Change what may reach me, and how',
  input: z.object({
    groups: z
      .array(
        z.object({
          group: NotificationGroup,
          channel: Channel.exclude(['in-app']),
          allowed: z.boolean(),
        }),
      )
      .max(40)
      .default([]),
    quietHours: z.object({ from: LocalTime, until: LocalTime }).nullable().optional(),
    timezone: z.string().min(1).max(64).optional(),
  }),
  output: NotificationPreferences,
  refuses: ['notifications.group_is_essential', 'notifications.no_such_timezone'],
})

export const subscribePush = endpoint({
  method: 'POST',
  path: '/notifications/push-subscriptions',
  summary: 'Let this browser receive web push',
  input: z.object({
    endpoint: z.url({ protocol: /^https$/ }).max(1000),
    keys: z.object({
      p256dh: z.string().regex(/^[A-Za-z0-9_-]{80,100}={0,2}$/),
      auth: z.string().regex(/^[A-Za-z0-9_-]{16,32}={0,2}$/),
    }),
  }),
  output: z.object({ subscriptionId: z.uuid() }),
})

export const unsubscribePush = endpoint({
  method: 'DELETE',
  path: '/notifications/push-subscriptions/:subscriptionId',
  summary: 'Stop web push to a browser',
  input: z.object({ subscriptionId: z.uuid() }),
  output: Done,
  refuses: ['notifications.no_such_subscription'],
})

/** How each channel reaches people on this server. */
export const ChannelState = z.object({
  channel: Channel.exclude(['in-app']),
  /** `mailbox` when nothing is configured: the message is kept here and reaches nobody. */
  provider: z.enum(['smtp', 'twilio', 'web-push', 'mailbox']),
  /** One sentence for people. */
  says: z.string(),
})

export const readChannels = endpoint({
  method: 'GET',
  path: '/notifications/channels',
  auth: 'public',
  summary: 'Where messages go on this server, and the key for web push',
  output: z.object({ channels: z.array(ChannelState), pushKey: z.string().nullable() }),
})

export const stopMails = endpoint({
  method: 'POST',
  path: '/notifications/unsubscribe',
  auth: 'public',
  rate: 'sign-in',
  summary: 'The unsubscribe link of a mail: stop e-mails that are not essential',
  input: z.object({ token: z.string().min(16).max(100), group: NotificationGroup.optional() }),
  output: z.object({ stopped: z.array(NotificationGroup) }),
  refuses: ['notifications.no_such_link', 'notifications.group_is_essential'],
})

export const receiveText = endpoint({
  method: 'POST',
  path: '/notifications/twilio/inbound',
  auth: 'public',
  raw: true,
  summary: 'Signed webhook of Twilio: an answer such as STOP or START, or what became of a message',
  output: z.string(),
  refuses: ['notifications.bad_signature', 'notifications.no_twilio'],
})

export const MailboxItem = z.object({
  id: z.uuid(),
  channel: Channel.exclude(['in-app']),
  to: z.string(),
  toName: z.string().nullable(),
  subject: z.string(),
  text: z.string(),
  template: z.string(),
  about: z.string().nullable(),
  correlationId: z.uuid(),
  at: z.string(),
})
export type MailboxItem = z.infer<typeof MailboxItem>

export const listMailbox = endpoint({
  method: 'GET',
  path: '/mailbox',
  summary: 'Messages that went nowhere because no provider is configured, newest first',
  input: z.object({
    ...paging,
    channel: Channel.exclude(['in-app']).optional(),
    /** Part of an address. */
    to: z.string().max(200).optional(),
    about: z.string().max(120).optional(),
  }),
  output: page(MailboxItem),
  refuses: ['paging.bad_cursor'],
})

export const readMailboxItem = endpoint({
  method: 'GET',
  path: '/mailbox/:itemId',
  summary: 'One message of the mailbox, with its HTML',
  input: z.object({ itemId: z.uuid() }),
  output: MailboxItem.extend({
    /** A whole document; show it in a sandboxed frame. Null for texts and push. */
    html: z.string().nullable(),
  }),
  refuses: ['notifications.no_such_message'],
})

/** What became of a message: it waits for its turn or for morning, or it ended. */
export const OutgoingState = z.enum(['queued', 'held', 'sent', 'failed', 'stopped'])
export type OutgoingState = z.infer<typeof OutgoingState>

export const OutgoingMessage = z.object({
  id: z.uuid(),
  channel: Channel.exclude(['in-app']),
  state: OutgoingState,
  template: z.string(),
  /** Shortened. */
  to: z.string(),
  title: z.string(),
  about: z.string().nullable(),
  correlationId: z.uuid(),
  at: z.string(),
  heldUntil: z.string().nullable(),
  endedAt: z.string().nullable(),
  provider: z.string().nullable(),
  failure: z.string().nullable(),
})
export type OutgoingMessage = z.infer<typeof OutgoingMessage>

export const listOutgoing = endpoint({
  method: 'GET',
  path: '/notifications/outgoing',
  summary: 'Messages on their way and sent, newest first',
  input: z.object({
    ...paging,
    state: OutgoingState.optional(),
    channel: Channel.exclude(['in-app']).optional(),
    about: z.string().max(120).optional(),
  }),
  output: page(OutgoingMessage),
  refuses: ['paging.bad_cursor'],
})
