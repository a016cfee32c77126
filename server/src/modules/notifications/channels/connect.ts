import type { Config } from '#foundation/config'
import type { Carriers } from './carrier.ts'
import { smtpCarrier } from './smtp.adapter.ts'
import { twilioCarrier } from './twilio.adapter.ts'
import { webPushCarrier } from './web-push.adapter.ts'

/** The carriers that the settings name; what they do not name goes to the mailbox. */
export function carriersFrom(config: Config, localUrl: () => string): Carriers & { close(): void } {
  const email = config.SMTP_URL
    ? smtpCarrier({ url: config.SMTP_URL, from: config.MAIL_FROM })
    : undefined
  const twilio = {
    accountSid: config.TWILIO_ACCOUNT_SID ?? '',
    authToken: config.TWILIO_AUTH_TOKEN ?? '',
  }
  const hasTwilio = twilio.accountSid !== '' && twilio.authToken !== ''
  return {
    // Asked for at each use: the server listens only after every room has started.
    get baseUrl() {
      return (config.PUBLIC_URL ?? localUrl()).replace(/\/$/, '')
    },
    close: () => email?.close(),
    ...(email ? { email } : {}),
    ...(hasTwilio ? { twilioToken: twilio.authToken } : {}),
    ...(hasTwilio && config.TWILIO_FROM
      ? { sms: twilioCarrier({ ...twilio, from: config.TWILIO_FROM, channel: 'sms' }) }
      : {}),
    ...(hasTwilio && config.TWILIO_WHATSAPP_FROM
      ? {
          whatsapp: twilioCarrier({
            ...twilio,
            from: config.TWILIO_WHATSAPP_FROM,
            channel: 'whatsapp',
          }),
        }
      : {}),
    ...(config.VAPID_PUBLIC_KEY && config.VAPID_PRIVATE_KEY
      ? {
          push: webPushCarrier({
            publicKey: config.VAPID_PUBLIC_KEY,
            privateKey: config.VAPID_PRIVATE_KEY,
            subject: subjectOf(config),
          }),
        }
      : {}),
  }
}

function subjectOf(config: Config): string {
  const address = /[^\s<>]+@[^\s<>]+/.exec(config.MAIL_FROM)?.[0]
  return address ? `mailto:${address}` : (config.PUBLIC_URL ?? 'https://localhost')
}
