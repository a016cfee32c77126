import { z } from 'zod'
import { type TextCarrier, Undeliverable } from './carrier.ts'

export interface TwilioOptions {
  readonly accountSid: string
  readonly authToken: string
  /** Number that sends, E.164. */
  readonly from: string
  readonly channel: 'sms' | 'whatsapp'
  /** Only tests say another one. */
  readonly apiUrl?: string
}

const WITHIN_MS = 15_000
const MOST_CHARACTERS = 1600
const Answer = z.object({
  sid: z.string().optional(),
  code: z.number().optional(),
  message: z.string().optional(),
})

/** SMS and WhatsApp by Twilio's Messages resource (twilio.com/docs/messaging/api/message-resource). */
export function twilioCarrier(options: TwilioOptions): TextCarrier {
  const { accountSid, authToken, from, channel, apiUrl = 'https://api.twilio.com' } = options
  const prefix = channel === 'whatsapp' ? 'whatsapp:' : ''
  return {
    provider: 'twilio',
    async carry({ deliveryId, address, text }) {
      const response = await fetch(`${apiUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(WITHIN_MS),
        headers: {
          authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
          'i-twilio-idempotency-token': deliveryId,
        },
        body: new URLSearchParams({
          To: `${prefix}${address}`,
          From: `${prefix}${from}`,
          Body: text.slice(0, MOST_CHARACTERS),
        }),
      })
      const answer = Answer.safeParse(await response.json().catch(() => ({}))).data ?? {}
      if (response.ok) return { ref: answer.sid ?? null }
      const why = `Twilio answered ${response.status}${answer.code ? ` (${answer.code})` : ''}: ${answer.message ?? ''}`
      // 400 names a fault of this message: a number that is none, an owner who said STOP.
      throw response.status === 400 ? new Undeliverable(why) : new Error(why)
    },
  }
}
