import { createTransport } from 'nodemailer'
import { type MailCarrier, Undeliverable } from './carrier.ts'

/** An SMTP answer from 500 on means no for good (RFC 5321 §4.2.1). */
const PERMANENT = 500
const WITHIN_MS = 20_000

/**
 * E-mail by SMTP. The delivery's id becomes the Message-ID, so that a mail sent twice after a
 * crash is recognised as the same.
 */
export function smtpCarrier({
  url,
  from,
}: {
  url: string
  from: string
}): MailCarrier & { close(): void } {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: 3,
      connectionTimeout: WITHIN_MS,
      greetingTimeout: WITHIN_MS,
      socketTimeout: WITHIN_MS,
    },
    { from },
  )
  return {
    provider: 'smtp',
    close: () => transport.close(),
    async carry({ deliveryId, address, toName, subject, html, text, unsubscribeUrl }) {
      try {
        const sent = await transport.sendMail({
          to: { address, name: toName ?? '' },
          subject,
          html,
          text,
          messageId: `<${deliveryId}@${domainOf(from)}>`,
          ...(unsubscribeUrl ? { list: { unsubscribe: unsubscribeUrl } } : {}),
          // The addresses and words are ours or people's; nothing in them is a path to fetch.
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return { ref: sent.messageId }
      } catch (error) {
        throw isPermanent(error) ? new Undeliverable(String(error)) : error
      }
    },
  }
}

function isPermanent(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'responseCode' in error ? Number(error.responseCode) : 0
  // A sign-in that is refused is our fault, not the address's: it is tried again once mended.
  return code >= PERMANENT && !('code' in error && error.code === 'EAUTH')
}

function domainOf(from: string): string {
  return /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'localhost'
}
