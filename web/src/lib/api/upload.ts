import { ApiFailure, type Endpoint, type InputOf } from '#contract'
import type { ApiError } from '#contract/envelope'
import type { ProductId } from '../products.tsx'
import { freshToken } from '../session/renew.ts'
import { hasWords, isRecord } from '../shape.ts'
import { sawCall } from './calls.ts'
import { clientOf } from './clients.ts'

interface UploadOptions {
  /** The same key is done once, however often it is sent. */
  readonly idempotencyKey?: string
  /** Share of the bytes that have left, 0 to 1. */
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/**
 * Send a photo or document as multipart field `file`, other input beside it. Answers what the
 * door answers, unparsed. Throws ApiFailure, `network.unreachable` also when it was cancelled.
 */
export async function upload<E extends Endpoint>(
  product: ProductId,
  door: E,
  { input, blob, ...options }: UploadOptions & { input: InputOf<E>; blob: Blob },
): Promise<unknown> {
  const form = new FormData()
  for (const [name, value] of Object.entries(Object(input))) {
    if (!door.path.includes(`:${name}`) && value !== undefined) form.set(name, String(value))
  }
  form.set('file', blob, blob instanceof File ? blob.name : 'photo.jpg')
  const token = await freshToken()
  const started = performance.now()
  const url = clientOf(product).url({ ...door, method: 'POST' as const }, input)
  const { status, text } = await send(url, form, token, options)

  const read: unknown = text ? JSON.parse(text) : {}
  const answer = isRecord(read) ? read : {}
  const traceId = typeof answer.traceId === 'string' ? answer.traceId : ''
  sawCall({
    method: 'POST',
    path: door.path,
    status,
    ms: performance.now() - started,
    traceId,
  })
  if (status >= 400)
    throw new ApiFailure(status, isApiError(answer.error) ? answer.error : FAILED, traceId)
  return answer.data
}

const isApiError = (error: unknown): error is ApiError =>
  hasWords(error, 'code', 'reason', 'message') && isRecord(Object(error).details)

const FAILED: ApiError = {
  code: 'INTERNAL_ERROR',
  reason: 'network.not_an_envelope',
  message: 'The upload failed.',
  details: {},
}
const UNREACHABLE: ApiError = {
  code: 'SERVICE_UNAVAILABLE',
  reason: 'network.unreachable',
  message: 'The upload was interrupted.',
  details: {},
}

/** XMLHttpRequest, because fetch does not tell how much has left. */
function send(
  url: string,
  form: FormData,
  token: string | null,
  { idempotencyKey, onProgress, signal }: UploadOptions,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('idempotency-key', idempotencyKey ?? crypto.randomUUID())
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`)
    request.upload.onprogress = (event) =>
      onProgress?.(event.total ? event.loaded / event.total : 0)
    request.onload = () => resolve({ status: request.status, text: request.responseText })
    request.onerror = () => reject(new ApiFailure(0, UNREACHABLE, ''))
    request.onabort = () => reject(new ApiFailure(0, UNREACHABLE, ''))
    signal?.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}
