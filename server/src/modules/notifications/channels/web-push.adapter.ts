import webPush from 'web-push'
import { type PushCarrier, Undeliverable } from './carrier.ts'

const KEEP_S = 4 * 60 * 60
const WITHIN_MS = 15_000
/** A topic replaces what waits under it; at most 32 characters of base64url (RFC 8030 §5.4). */
const TOPIC_CHARACTERS = 32

/** Web push with VAPID (RFC 8030, 8291, 8292). 404 and 410 say that the browser is gone. */
export function webPushCarrier({
  publicKey,
  privateKey,
  subject,
}: {
  publicKey: string
  privateKey: string
  /** `mailto:` or an https address of whoever runs this. */
  subject: string
}): PushCarrier {
  return {
    provider: 'web-push',
    publicKey,
    async carry({ deliveryId, browser, content, isUrgent }) {
      const payload = JSON.stringify({
        title: content.title,
        body: content.body,
        link: content.link,
      })
      try {
        const sent = await webPush.sendNotification(
          { endpoint: browser.endpoint, keys: { p256dh: browser.p256dh, auth: browser.auth } },
          payload,
          {
            vapidDetails: { subject, publicKey, privateKey },
            TTL: KEEP_S,
            urgency: isUrgent ? 'high' : 'normal',
            timeout: WITHIN_MS,
            topic: deliveryId.replaceAll('-', '').slice(0, TOPIC_CHARACTERS),
          },
        )
        return { ref: sent.headers.location ?? null }
      } catch (error) {
        const status = error instanceof webPush.WebPushError ? error.statusCode : 0
        throw status === 404 || status === 410
          ? new Undeliverable(`the browser is gone (${status})`)
          : error
      }
    },
  }
}
