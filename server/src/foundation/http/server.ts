import compress from '@fastify/compress'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Envelope, Meta } from '#contract/envelope'
import { isUuid, newId } from '#foundation/ids'
import type { Refusal } from '#foundation/refusals'
import { httpSeconds, log, refusalsCounted } from '#foundation/telemetry'
import { asApiError, BUG, framework, refuse } from './problems.ts'

const BODY_LIMIT = 256 * 1024
const UPLOAD_LIMIT = 12 * 1024 * 1024

declare module 'fastify' {
  interface FastifyRequest {
    traceId: string
    startedAt: number
  }
}

export interface HttpOptions {
  readonly origins: readonly string[]
  /** Trust X-Forwarded-* of a proxy in front. */
  readonly behindProxy?: boolean
}

/** A Fastify with the envelope, the headers, the limits and the one place where errors end. */
export async function makeHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    trustProxy: options.behindProxy ?? false,
    forceCloseConnections: true,
    // Ids in paths are never longer; a longer path is refused before any work.
    routerOptions: { maxParamLength: 200 },
  })
  app.decorateRequest('traceId', '')
  app.decorateRequest('startedAt', 0)
  const secured = await securityHeaders()
  app.addHook('onRequest', (request, reply, done) => {
    request.startedAt = performance.now()
    const asked = request.headers['x-correlation-id']
    request.traceId = typeof asked === 'string' && isUuid(asked) ? asked : newId()
    reply.headers(secured)
    reply.header('x-trace-id', request.traceId)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown'
    httpSeconds.observe(
      { method: request.method, route, status: reply.statusCode },
      (performance.now() - request.startedAt) / 1000,
    )
    done()
  })
  await app.register(cors, {
    origin: [...options.origins],
    exposedHeaders: ['x-trace-id', 'retry-after', 'etag'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'idempotency-key',
      'x-organisation',
      'x-correlation-id',
      'if-match',
    ],
  })
  await app.register(compress, { threshold: 1024, encodings: ['gzip', 'identity'] })
  await app.register(multipart, { limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 10 } })
  // Signed webhooks of providers come as forms; raw doors read the very text.
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  )
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((request, reply) =>
    answerError(refuse.no_such_door({ path: request.url.slice(0, 200) }), request, reply),
  )
  return app
}

/**
 * The headers that helmet gives every answer. They are the same each time, so helmet is asked once
 * and not at every request, where it was a tenth of the work.
 */
async function securityHeaders(): Promise<Readonly<Record<string, string>>> {
  const asked = Fastify()
  await asked.register(helmet, {
    contentSecurityPolicy: { directives: policy() },
    crossOriginEmbedderPolicy: false,
    hsts: false,
  })
  asked.get('/', async () => '')
  const { headers } = await asked.inject('/')
  await asked.close()
  const own = new Set(['content-type', 'content-length', 'date', 'connection'])
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      own.has(name) || value === undefined ? [] : [[name, String(value)]],
    ),
  )
}

/** Everything from ourselves; images and workers also from what the page itself made. */
function policy(): Record<string, string[]> {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'", 'ws:', 'wss:'],
    'font-src': ["'self'", 'data:'],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    // Answered over plain HTTP on a developer's machine: nothing to upgrade to.
    'upgrade-insecure-requests': null as unknown as string[],
  }
}

/** The envelope of a success. */
export function answerData(
  reply: FastifyReply,
  traceId: string,
  { status, data, meta = {} }: { status: number; data: unknown; meta?: Meta },
): FastifyReply {
  const envelope: Envelope<unknown> = {
    success: true,
    data: data ?? null,
    error: null,
    meta,
    traceId,
  }
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(envelope))
}

/** The outermost catch: a refusal is answered by name, anything else is a bug and says nothing. */
export function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const refusal = framework(error)
  if (!refusal) {
    log().error(
      {
        correlationId: request.traceId,
        route: request.routeOptions.url,
        error: describeError(error),
      },
      'bug',
    )
    return send(reply, 500, BUG, request.traceId)
  }
  refusalsCounted.inc({ reason: refusal.reason })
  const { status, error: said } = asApiError(refusal)
  if (refusal.details.retryAfter !== undefined)
    reply.header('retry-after', String(refusal.details.retryAfter))
  if (status === 503) {
    reply.header('retry-after', '1')
    log().warn(
      {
        correlationId: request.traceId,
        reason: refusal.reason,
        cause: String((refusal as Refusal & { cause?: unknown }).cause ?? ''),
      },
      'unavailable',
    )
  }
  return send(reply, status, said, request.traceId)
}

function send(
  reply: FastifyReply,
  status: number,
  error: Envelope<never>['error'],
  traceId: string,
): FastifyReply {
  const envelope: Envelope<never> = { success: false, data: null, error, meta: {}, traceId }
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(envelope))
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).slice(0, 4000) : String(error)
}
