import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { parse, stringify } from 'node:querystring'

export interface SignedCall {
  /** The whole address that was called, query included. */
  readonly url: string
  /** Form fields; a field that came several times is a list. */
  readonly params: Readonly<Record<string, string | readonly string[]>>
  /** The X-Twilio-Signature header. */
  readonly signature: string
  /** The body as it came, when it is not a form: its hash must be the `bodySHA256` of the query. */
  readonly body?: string
}

/**
 * Whether Twilio signed this call with our secret: base64(HMAC-SHA1(secret, url + each field's
 * name and value, sorted)). Twilio signs with or without the port and with either spelling of
 * the query, so each is tried (twilio.com/docs/usage/security#validating-requests).
 */
export function isSignedByTwilio(secret: string, call: SignedCall): boolean {
  const fields = Object.entries(call.params)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => fieldOf(name, value))
    .join('')
  const isSigned = spellings(call.url).some((url) =>
    isSame(call.signature, sign(secret, url + fields)),
  )
  return isSigned && (call.body === undefined || isBodyOf(call.url, call.body))
}

function sign(secret: string, text: string): string {
  return createHmac('sha1', secret).update(Buffer.from(text, 'utf-8')).digest('base64')
}

/** A list counts once per distinct value, sorted. */
function fieldOf(name: string, value: string | readonly string[]): string {
  if (typeof value === 'string') return name + value
  return [...new Set(value)]
    .sort()
    .map((each) => name + each)
    .join('')
}

function isBodyOf(url: string, body: string): boolean {
  const claimed = new URL(url).searchParams.get('bodySHA256') ?? ''
  return isSame(claimed, createHash('sha256').update(body).digest('hex'))
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const ADDRESS = /^(https?):\/\/((?:[^@/]*@)?)([^/:?#]+)(?::(\d+))?([^?#]*)(\?[^#]*)?/

function spellings(url: string): string[] {
  const match = ADDRESS.exec(url)
  if (!match) return [url]
  const [, scheme = '', login = '', host = '', port, path = '', query = ''] = match
  const standard = scheme === 'https' ? '443' : '80'
  const queries = [query, query && `?${stringify(parse(query.slice(1)))}`]
  return queries.flatMap((asked) => [
    `${scheme}://${login}${host}${path}${asked}`,
    `${scheme}://${login}${host}:${port ?? standard}${path}${asked}`,
  ])
}
