import type { z } from 'zod'
import type { ChannelState } from '#contract/notifications'
import type { Carriers } from './channels/carrier.ts'
import type { OutgoingChannel } from './messages.sql.ts'

const SAYS: Readonly<Record<OutgoingChannel, { on: string; off: string }>> = {
  email: {
    on: 'E-mail goes out by SMTP.',
    off: 'No mail server is configured (SMTP_URL): mails go to the mailbox and to nobody.',
  },
  sms: {
    on: 'Texts go out by Twilio.',
    off: 'Twilio is not configured (TWILIO_ACCOUNT_SID, TWILIO_FROM): texts go to the mailbox and to nobody.',
  },
  whatsapp: {
    on: 'WhatsApp messages go out by Twilio.',
    off: 'Twilio is not configured (TWILIO_WHATSAPP_FROM): WhatsApp messages go to the mailbox and to nobody.',
  },
  push: {
    on: 'Web push goes out to browsers that allowed it.',
    off: 'No VAPID keys are configured: browsers cannot be reached by push.',
  },
}

/** Where each channel leads on this server, and the key that browsers need for web push. */
export function readChannels(carriers: Carriers): {
  channels: z.infer<typeof ChannelState>[]
  pushKey: string | null
} {
  const channels: readonly OutgoingChannel[] = ['email', 'sms', 'whatsapp', 'push']
  return {
    channels: channels.map((channel) => {
      const provider = carriers[channel]?.provider
      return {
        channel,
        provider: provider ?? 'mailbox',
        says: SAYS[channel][provider ? 'on' : 'off'],
      }
    }),
    pushKey: carriers.push?.publicKey ?? null,
  }
}
