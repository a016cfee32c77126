import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { takeFault } from '../webhooks/faults.ts'
import { type Answer, answer } from './answer.ts'
import type { Sandbox } from './call.ts'
import { decodeForm, type Form } from './form.ts'
import type { Route } from './route.ts'

const MOST_BYTES = 262_144
const API_VERSION = '2026-10-28.endive'

/** Bodies are forms, as the SDK sends them; JSON is for the sandbox's own admin addresses. */
export function readForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: MOST_BYTES },
    (_request, body, done) => done(null, decodeForm(String(body))),
  )
}

/** Put the addresses under an app. With `isBrowser` only those that a publishable key may call. */
export function serveRoutes(
  app: FastifyInstance,
  sandbox: Sandbox,
  routes: readonly Route[],
  { isBrowser = false } = {},
): void {
  for (const route of routes.filter((each) => !isBrowser || each.isOpen)) {
    app.route({
      method: route.method,
      url: route.path,
      handler: (request, reply) => serve({ sandbox, route, isBrowser }, request, reply),
    })
  }
}

async function serve(
  { sandbox, route, isBrowser }: { sandbox: Sandbox; route: Route; isBrowser: boolean },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const input = inputOf(request)
  const caller = callerOf(sandbox, request, input, isBrowser)
  if (caller === 'nobody') return refuse(reply, 401, 'Invalid API Key provided.')
  if (caller === 'browser' && !route.isOpen) {
    return refuse(
      reply,
      403,
      'This API call cannot be made with a publishable API key. Please use a secret API key.',
    )
  }
  const path = request.url.split('?')[0] ?? ''
  const fault = takeFault(sandbox.faults, `${route.method} ${path}`)
  if (fault?.how === 'error')
    return refuse(reply, 500, 'An error occurred on our end.', 'api_error')
  if (fault?.how === 'busy') return refuse(reply, 429, 'Too many requests.')

  const done = await answer(sandbox, {
    route,
    path,
    input,
    id: paramsOf(request),
    isBrowser: caller === 'browser',
    account: one(request.headers['stripe-account']) ?? '',
    idempotencyKey: one(request.headers['idempotency-key']) ?? null,
  })
  sandbox.ring()
  if (fault) return goSilent(request, reply, fault.how)
  return send(reply, done)
}

const params = z.object({ id: z.string().default('') })

function paramsOf(request: FastifyRequest): string {
  return params.parse(request.params).id
}

function inputOf(request: FastifyRequest): Form {
  const query = request.url.split('?')[1] ?? ''
  const body = typeof request.body === 'object' && request.body !== null ? request.body : {}
  return { ...decodeForm(query), ...body }
}

function callerOf(
  sandbox: Sandbox,
  request: FastifyRequest,
  input: Form,
  isBrowser: boolean,
): 'platform' | 'browser' | 'nobody' {
  const key = keyOf(one(request.headers.authorization)) ?? input.key
  if (key === sandbox.publishableKey) return 'browser'
  return key === sandbox.secretKey && !isBrowser ? 'platform' : 'nobody'
}

function keyOf(header: string | undefined): string | undefined {
  const [scheme, value] = (header ?? '').split(' ')
  if (!value) return undefined
  if (scheme?.toLowerCase() === 'bearer') return value
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0]
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

function send(reply: FastifyReply, done: Answer): FastifyReply {
  reply.header('request-id', done.requestId).header('stripe-version', API_VERSION)
  if (done.replayOf) {
    reply.header('idempotent-replayed', 'true').header('original-request', done.replayOf)
  }
  return reply.code(done.status).send(done.body)
}

/** The work is done and kept; the caller will never hear of it. */
function goSilent(request: FastifyRequest, reply: FastifyReply, how: 'cut' | 'hang'): FastifyReply {
  reply.hijack()
  if (how === 'cut') request.raw.socket.destroy()
  return reply
}

function refuse(
  reply: FastifyReply,
  status: number,
  message: string,
  type = 'invalid_request_error',
): FastifyReply {
  return reply.code(status).send({ error: { type, message } })
}
