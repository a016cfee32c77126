import { lookup as resolve } from 'node:dns'
import { type ClientRequest, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isAllowedUrl, isPublicAddress } from './addresses.ts'
import { signatureOf } from './signature.ts'

export interface Posting {
  readonly url: string
  /** The webhook-id: the same at every attempt. */
  readonly id: string
  readonly body: string
  readonly secrets: readonly string[]
}

/** What came back; `status` is null when nothing did, and then `problem` says why. */
export interface Posted {
  readonly status: number | null
  readonly ms: number
  readonly answer: string | null
  readonly problem: string | null
}

export interface PostOptions {
  /** Addresses of this machine and of private networks too: for demos and tests. */
  readonly allowPrivate: boolean
  readonly withinMs?: number
}

const WITHIN_MS = 15_000
const MOST_ANSWER_BYTES = 2048
const MOST_ANSWER_CHARACTERS = 500

/**
 * Post one webhook. Redirects are not followed, and the numbers behind a name are checked in the
 * very look-up that connects, so that a name cannot point elsewhere a moment later. Never throws.
 */
export function postWebhook(posting: Posting, options: PostOptions): Promise<Posted> {
  const started = performance.now()
  const ended = (part: Partial<Posted>): Posted => ({
    status: null,
    answer: null,
    problem: null,
    ...part,
    ms: Math.round(performance.now() - started),
  })
  if (!isAllowedUrl(posting.url, options.allowPrivate))
    return Promise.resolve(ended({ problem: 'the address is not allowed' }))

  return new Promise((done) => {
    const call = open(posting, options)
    call.on('response', (response) => {
      const status = response.statusCode ?? null
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size <= MOST_ANSWER_BYTES) chunks.push(chunk)
        else response.destroy()
      })
      response.on('error', () => {})
      response.on('close', () => done(ended({ status, answer: printable(Buffer.concat(chunks)) })))
    })
    call.on('error', (error) => done(ended({ problem: error.message.slice(0, 300) })))
    call.end(posting.body)
  })
}

function open(posting: Posting, options: PostOptions): ClientRequest {
  // The receiver compares with its own clock, so the world's time stands here and not ours.
  const timestamp = Math.floor(Date.now() / 1000)
  const url = new URL(posting.url)
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  return send(url, {
    method: 'POST',
    agent: false,
    signal: AbortSignal.timeout(options.withinMs ?? WITHIN_MS),
    lookup: options.allowPrivate ? undefined : publicOnly,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(posting.body),
      'user-agent': 'Kontor-Webhooks/1',
      'webhook-id': posting.id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureOf(posting.secrets, {
        id: posting.id,
        timestamp,
        body: posting.body,
      }),
    },
  })
}

/** Look a name up and refuse it when any number behind it is private. */
const publicOnly: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const [first] = addresses
    if (
      !first ||
      addresses.some(({ address }) => isIP(address) === 0 || !isPublicAddress(address))
    ) {
      return callback(new Error(`${hostname} leads to an address that is not allowed`), '', 0)
    }
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
  })
}

function printable(bytes: Buffer): string | null {
  const text = bytes.toString('utf8').replaceAll('\u0000', '').slice(0, MOST_ANSWER_CHARACTERS)
  return text === '' ? null : text
}
