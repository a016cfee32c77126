import { parse } from 'node:querystring'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { isSignedByTwilio } from './channels/twilio-signature.ts'
import { deleteStop, insertStop } from './contacts.sql.ts'
import { MessageFailed } from './events.ts'
import { markBounced } from './messages.sql.ts'
import { refuse } from './refusals.ts'

/** The words that carriers and CTIA hold to mean stop, and start again. */
const STOP = new Set([
  'STOP',
  'STOPALL',
  'UNSUBSCRIBE',
  'CANCEL',
  'END',
  'QUIT',
  'OPTOUT',
  'REVOKE',
])
const START = new Set(['START', 'UNSTOP', 'YES'])
const LOST = new Set(['failed', 'undelivered'])

/** Form fields of a webhook; undefined when they are not signed with our secret. */
export function readSigned(
  secret: string,
  call: { url: string; body: string; signature: string },
): Readonly<Record<string, string>> | undefined {
  const params: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(parse(call.body)))
    if (value !== undefined) params[name] = value
  if (!isSignedByTwilio(secret, { url: call.url, params, signature: call.signature }))
    return undefined
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]))
}

/**
 * Take what Twilio says: an answer of a person, of which STOP and START are obeyed, or what
 * became of a message. The same call may come twice; the second changes nothing.
 */
export async function receiveText(tx: Tx, fields: Readonly<Record<string, string>>): Promise<void> {
  const { From, Body, MessageSid, MessageStatus, ErrorCode } = fields
  if (MessageSid && MessageStatus && LOST.has(MessageStatus)) {
    await bounce(tx, MessageSid, `Twilio: ${MessageStatus}${ErrorCode ? ` (${ErrorCode})` : ''}`)
  }
  if (!From || Body === undefined) return
  const number = From.replace(/^whatsapp:/, '')
  const word = Body.trim()
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
  if (STOP.has(word)) await insertStop(tx, number)
  if (START.has(word)) await deleteStop(tx, number)
}

async function bounce(tx: Tx, ref: string, failure: string): Promise<void> {
  const lost = await markBounced(tx, ref, failure)
  if (!lost) return
  await tell(tx, MessageFailed, `notifications.message:${lost.id}`, {
    messageId: lost.id,
    personId: lost.person_id,
    channel: lost.channel,
    failure,
  })
}

/** Refuse by name what is not signed. */
export function mustBeSigned<Fields>(fields: Fields | undefined): Fields {
  if (!fields) throw refuse.bad_signature()
  return fields
}
