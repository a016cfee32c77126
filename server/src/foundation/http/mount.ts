import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Endpoint } from '#contract/endpoint'
import type { Database, Tx } from '#foundation/db'
import { inAction, log } from '#foundation/telemetry'
import { type Caller, callerOf, type Identification } from './caller.ts'
import type { Door } from './door.ts'
import { once, readKey } from './idempotency.ts'
import type { Limits } from './limits.ts'
import { refuse } from './problems.ts'
import { answerData } from './server.ts'

export interface MountOptions {
  readonly app: FastifyInstance
  readonly database: Database
  readonly who: Identification
  readonly limits: Limits
  /** Check every answer against its contract: on in tests, where a wrong answer must fail. */
  readonly checkAnswers: boolean
}

/** Put doors under a prefix. */
export function mount(options: MountOptions, prefix: string, doors: readonly Door[]): void {
  for (const door of doors) {
    const { method, path } = door.endpoint
    options.app.route({
      method,
      url: prefix + path,
      // Signed webhooks are checked over the very bytes; uploads are multipart.
      ...(door.endpoint.raw ? { bodyLimit: 13 * 1024 * 1024, preParsing: keepBytes } : {}),
      handler: door.raw ? rawHandler(options, door) : handler(options, door),
    })
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The very bytes of a JSON body that came to a raw door: signatures are over bytes. */
    rawBody?: Buffer
  }
}

const MOST_KEPT = 1024 * 1024
const SLOW_READ_MS = 250

async function keepBytes(
  request: FastifyRequest,
  _reply: FastifyReply,
  payload: AsyncIterable<Buffer>,
) {
  if (!request.headers['content-type']?.startsWith('application/json')) return payload
  const parts: Buffer[] = []
  let size = 0
  for await (const part of payload) {
    size += part.length
    if (size > MOST_KEPT) throw refuse.too_large()
    parts.push(part)
  }
  request.rawBody = Buffer.concat(parts)
  return Object.assign(Readable.from([request.rawBody]), { receivedEncodedLength: size })
}

function handler(options: MountOptions, door: Door) {
  const { endpoint, work, readOnly } = door
  const address = `${endpoint.method} ${endpoint.path}`
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const caller = await admit(options, door, request, reply)
    const key =
      endpoint.method === 'POST' && endpoint.rate !== 'positions'
        ? readKey(request.headers['idempotency-key'])
        : undefined
    const input = readInput(endpoint, request)
    const action = { orgId: caller.orgId, correlationId: request.traceId }
    const answer = await inAction(action, () =>
      options.database.transact({ ...caller, ...action, readOnly }, async (tx: Tx) => {
        const run = async () => outgoing(options, endpoint, await work?.(tx, input as never))
        return key
          ? await once(tx, { key, endpoint: address, input, status: endpoint.status }, run)
          : { status: endpoint.status, answer: await run() }
      }),
    )
    const ms = Math.round(performance.now() - request.startedAt)
    // Every act, and every read that somebody had to wait for; quick reads are only counted.
    if (!readOnly || ms >= SLOW_READ_MS)
      log().info(
        {
          ...action,
          actorId: caller.actor.id,
          // The demo's clock may be another than the world's: timelines stand on this one.
          clockAt: options.database.clock.now().toISOString(),
          ms,
          status: answer.status,
        },
        address,
      )
    return answerDone(endpoint, reply, { ...answer, traceId: request.traceId, input })
  }
}

function rawHandler(options: MountOptions, door: Door) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const caller = await admit(options, door, request, reply)
    const input = readInput(door.endpoint, request)
    const action = { orgId: caller.orgId, correlationId: request.traceId }
    return inAction(action, () =>
      door.raw?.(request, reply, {
        database: options.database,
        caller,
        input,
        transact: (work) => options.database.transact({ ...caller, ...action }, work),
      }),
    )
  }
}

/** Who is it, does the caller knock too often, may it: in this order. */
async function admit(
  options: MountOptions,
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Caller> {
  const caller = await callerOf(request, options.who)
  const headers = await options.limits.knock(door.endpoint.rate, caller.actor.id ?? request.ip)
  if (headers['ratelimit-limit']) reply.headers(headers)
  if (door.permit === 'public') return caller
  if (caller.actor.kind === 'visitor') throw refuse.sign_in_first()
  if (door.permit !== 'signed-in' && !caller.actor.permits.has(door.permit)) {
    throw refuse.not_permitted({ permit: door.permit })
  }
  return caller
}

/** Path parameters, query and body as one input, checked; every field error at once. */
function readInput(endpoint: Endpoint, request: FastifyRequest): unknown {
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.raw
  const sent = inQuery ? request.query : request.body
  if (
    !inQuery &&
    sent !== undefined &&
    sent !== null &&
    (typeof sent !== 'object' || Array.isArray(sent))
  )
    throw refuse.bad_json()
  const read = endpoint.input.safeParse({
    ...(sent as object | null),
    ...(request.params as object),
  })
  if (!read.success) throw refuse.bad_input({ fields: fieldErrors(read.error) })
  return read.data
}

/** Field path → what is wrong with it; at most 20. */
function fieldErrors(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(
    error.issues
      .slice(0, 20)
      .map((issue) => [issue.path.join('.').slice(0, 100) || '(all)', issue.message.slice(0, 200)]),
  )
}

function outgoing(options: MountOptions, endpoint: Endpoint, answer: unknown): unknown {
  return options.checkAnswers ? endpoint.output.parse(answer) : answer
}

interface Done {
  readonly status: number
  readonly answer: unknown
  readonly traceId: string
  readonly input: unknown
}

function answerDone(
  endpoint: Endpoint,
  reply: FastifyReply,
  { status, answer, traceId, input }: Done,
) {
  if (!endpoint.paged) return answerData(reply, traceId, { status, data: answer })
  const { items, nextCursor } = answer as { items: unknown[]; nextCursor: string | null }
  const limit = (input as { limit?: number }).limit
  return answerData(reply, traceId, {
    status,
    data: items,
    meta: { limit, nextCursor, hasNext: nextCursor !== null },
  })
}
