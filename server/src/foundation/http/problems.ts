import type { ApiError, ErrorCode } from '#contract/envelope'
import { Refusal, type RefusalKind, refusals } from '#foundation/refusals'

/** The one place where a kind of refusal becomes an HTTP status and a code. */
export const STATUS: Readonly<Record<RefusalKind, { status: number; code: ErrorCode }>> = {
  invalid: { status: 400, code: 'VALIDATION_ERROR' },
  unauthorized: { status: 401, code: 'UNAUTHORIZED' },
  forbidden: { status: 403, code: 'FORBIDDEN' },
  missing: { status: 404, code: 'NOT_FOUND' },
  conflict: { status: 409, code: 'CONFLICT' },
  limited: { status: 429, code: 'RATE_LIMITED' },
  unavailable: { status: 503, code: 'SERVICE_UNAVAILABLE' },
}

export const refuse = refusals('http', {
  bad_input: { kind: 'invalid', says: 'Some of what was sent is not right.' },
  bad_json: { kind: 'invalid', says: 'The body is not JSON.' },
  too_large: { kind: 'invalid', says: 'The body is too large.' },
  wrong_type: { kind: 'invalid', says: 'The body must be sent as application/json.' },
  no_such_door: { kind: 'missing', says: 'There is nothing at this address.' },
  sign_in_first: { kind: 'unauthorized', says: 'Sign in first.' },
  token_expired: { kind: 'unauthorized', says: 'This sign-in has run out.' },
  token_invalid: { kind: 'unauthorized', says: 'This sign-in is not valid.' },
  not_permitted: { kind: 'forbidden', says: 'Your role may not do that.' },
  no_such_organisation: { kind: 'missing', says: 'There is no such organisation here.' },
  too_often: { kind: 'limited', says: 'Too many requests. Wait a moment.' },
  bad_idempotency_key: {
    kind: 'invalid',
    says: 'An idempotency key has 1 to 200 plain characters.',
  },
  key_used_for_other_input: {
    kind: 'conflict',
    says: 'This idempotency key was used with another request.',
  },
  same_request_running: { kind: 'conflict', says: 'The same request is being worked on just now.' },
})

/** A refusal as the wire has it. */
export function asApiError(refusal: Refusal): { status: number; error: ApiError } {
  const { status, code } = STATUS[refusal.kind]
  return {
    status,
    error: {
      code,
      reason: refusal.reason,
      message: refusal.message,
      details: { ...refusal.details },
    },
  }
}

/** What a client learns of a bug: nothing but that there was one. */
export const BUG: ApiError = {
  code: 'INTERNAL_ERROR',
  reason: 'http.bug',
  message: 'Something went wrong on our side. Nothing was changed.',
  details: {},
}

interface FastifyFault {
  readonly code?: string
  readonly statusCode?: number
}

/** Faults of the framework in our words; undefined when it is a bug. */
export function framework(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  const { code, statusCode } = error as FastifyFault
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413) return refuse.too_large()
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refuse.wrong_type()
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY')
    return refuse.bad_json()
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return refuse.bad_json()
  return undefined
}
