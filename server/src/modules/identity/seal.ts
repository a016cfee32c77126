import { createCipheriv, createDecipheriv } from 'node:crypto'
import { randomToken } from '#foundation/ids'
import { keyFor } from './surroundings.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Encrypt a secret that we must be able to read again: AES-256-GCM, base64url. */
export function seal(purpose: string, text: string): string {
  const nonce = Buffer.from(randomToken(NONCE_BYTES), 'base64url')
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** What was sealed for this purpose; throws when it was changed or the server's secret is another. */
export function unseal(purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), nonce)
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  const rest = bytes.subarray(NONCE_BYTES + TAG_BYTES)
  return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8')
}
