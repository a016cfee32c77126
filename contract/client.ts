import type { Endpoint, InputOf, OutputOf } from './endpoint.ts'
import type { ApiError, Envelope } from './envelope.ts'

/** A refusal of the API, or a network that did not answer (`status` 0, code SERVICE_UNAVAILABLE). */
export class ApiFailure extends Error {
  readonly status: number
  readonly error: ApiError
  readonly traceId: string

  constructor(status: number, error: ApiError, traceId: string) {
    super(`${error.reason}: ${error.message}`)
    this.name = 'ApiFailure'
    this.status = status
    this.error = error
    this.traceId = traceId
  }
}

export interface ClientOptions {
  /** Origin and prefix of the product, without a slash at the end: `http://localhost:9001/zenvee/v1`. */
  readonly baseUrl: string
  /** Asked before each call; null for a visitor. */
  readonly token?: () => string | null | Promise<string | null>
  /** Slug of the organisation, for visitors (a token carries its own). */
  readonly organisation?: string
  readonly fetch?: typeof fetch
  /** Called once on a 401 with a token; answers whether a new token is there and the call should be tried again. */
  readonly onUnauthorized?: () => Promise<boolean>
  /** Sees every finished call: for the developer drawer and the simulator's counts. */
  readonly onAnswer?: (seen: SeenCall) => void
}

export interface SeenCall {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly ms: number
  readonly traceId: string
}

export interface CallOptions {
  /** The same key and input always have the same answer; made anew for each POST unless given. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

export interface Client {
  /** Call a door. Throws ApiFailure on every refusal. */
  call<E extends Endpoint>(door: E, input: InputOf<E>, options?: CallOptions): Promise<OutputOf<E>>
  /** The address a door has with this input (for links and downloads). */
  url<E extends Endpoint>(door: E, input: InputOf<E>): string
}

/** The typed client that the web app, the simulator and third parties share. */
export function createClient(options: ClientOptions): Client {
  const send = options.fetch ?? fetch

  async function attempt(door: Endpoint, input: Record<string, unknown>, call: CallOptions) {
    const { url, body } = address(options.baseUrl, door, input)
    const token = (await options.token?.()) ?? null
    const headers: Record<string, string> = { accept: 'application/json' }
    if (token) headers.authorization = `Bearer ${token}`
    if (!token && options.organisation) headers['x-organisation'] = options.organisation
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (call.idempotencyKey) headers['idempotency-key'] = call.idempotencyKey

    const started = performance.now()
    const response = await send(url, {
      method: door.method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: call.signal,
    }).catch((error: unknown) => {
      throw unreachable(error)
    })
    const envelope = (await response.json().catch(() => null)) as Envelope<unknown> | null
    options.onAnswer?.({
      method: door.method,
      path: door.path,
      status: response.status,
      ms: performance.now() - started,
      traceId: envelope?.traceId ?? '',
    })
    return { response, envelope, hadToken: token !== null }
  }

  return {
    url: (door, input) => address(options.baseUrl, door, input as Record<string, unknown>).url,
    async call(door, input, call = {}) {
      const keyed =
        door.method === 'POST' && !call.idempotencyKey
          ? { ...call, idempotencyKey: crypto.randomUUID() }
          : call
      let answer = await attempt(door, input as Record<string, unknown>, keyed)
      if (answer.response.status === 401 && answer.hadToken && (await options.onUnauthorized?.())) {
        answer = await attempt(door, input as Record<string, unknown>, keyed)
      }
      const { response, envelope } = answer
      if (!envelope?.success) throw failure(response.status, envelope)
      const data = door.paged
        ? { items: envelope.data, nextCursor: envelope.meta.nextCursor ?? null }
        : envelope.data
      return data as OutputOf<typeof door>
    },
  }
}

function address(baseUrl: string, door: Endpoint, input: Record<string, unknown>) {
  const rest = { ...input }
  const path = door.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if (door.method !== 'GET' && door.method !== 'DELETE') {
    return { url: baseUrl + path, body: rest }
  }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) {
    if (value === undefined || value === null) continue
    query.set(name, Array.isArray(value) ? value.join(',') : String(value))
  }
  const text = query.toString()
  return { url: baseUrl + path + (text ? `?${text}` : ''), body: undefined }
}

function unreachable(error: unknown): ApiFailure {
  return new ApiFailure(
    0,
    {
      code: 'SERVICE_UNAVAILABLE',
      reason: 'network.unreachable',
      message: error instanceof Error ? error.message : 'The server could not be reached.',
      details: {},
    },
    '',
  )
}

function failure(status: number, envelope: Envelope<unknown> | null): ApiFailure {
  const error = envelope?.error ?? {
    code: 'INTERNAL_ERROR' as const,
    reason: 'network.not_an_envelope',
    message: `The server answered ${status} without saying why.`,
    details: {},
  }
  return new ApiFailure(status, error, envelope?.traceId ?? '')
}
