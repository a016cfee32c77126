import { createHmac } from 'node:crypto'
import { randomToken } from '#foundation/ids'

const PREFIX = 'whsec_'
/** Between 24 and 64 (Standard Webhooks, “Signature scheme”). */
const SECRET_BYTES = 32

/** A new secret: `whsec_` and the key in base64. */
export function makeSecret(): string {
  return PREFIX + Buffer.from(randomToken(SECRET_BYTES), 'base64url').toString('base64')
}

/**
 * The value of `webhook-signature`: for each secret `v1,` and base64 of HMAC-SHA256 over
 * `id.timestamp.body` (standardwebhooks.com). Several stand beside each other while a secret is
 * being changed.
 */
export function signatureOf(
  secrets: readonly string[],
  message: { id: string; timestamp: number; body: string },
): string {
  const signed = `${message.id}.${message.timestamp}.${message.body}`
  return secrets
    .map((secret) => {
      const key = Buffer.from(
        secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret,
        'base64',
      )
      return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
    })
    .join(' ')
}
