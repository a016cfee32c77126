import type { z } from 'zod'

export type ProblemType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'

/** The `error` of an answer, as docs.stripe.com/api/errors has it. */
export interface ProblemBody {
  readonly type: ProblemType
  readonly message: string
  readonly code?: string
  readonly param?: string
  readonly decline_code?: string
  readonly charge?: string
  readonly payment_intent?: object
  readonly setup_intent?: object
  readonly payment_method?: object
}

/** A no in Stripe's shape. `keep`: what was written on the way stays (a declined charge). */
export class StripeProblem extends Error {
  readonly status: number
  readonly body: ProblemBody
  readonly keep: boolean

  constructor(status: number, body: ProblemBody, keep = false) {
    super(body.message)
    this.name = 'StripeProblem'
    this.status = status
    this.body = body
    this.keep = keep
  }
}

export function invalid(message: string, code?: string, param?: string): StripeProblem {
  return new StripeProblem(400, { type: 'invalid_request_error', message, code, param })
}

export function missing(kind: string, id: string, param = 'id'): StripeProblem {
  return new StripeProblem(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    param,
    message: `No such ${kind}: '${id}'`,
  })
}

/** The first issue of a schema, in Stripe's words. */
export function problemOf(error: z.ZodError): StripeProblem {
  const issue = error.issues[0]
  if (!issue) return invalid('The request could not be read.')
  if (issue.code === 'unrecognized_keys') {
    const param = [...issue.path.map(String), ...issue.keys.slice(0, 1)].join('.')
    return invalid(`Received unknown parameter: ${param}`, 'parameter_unknown', param)
  }
  const [first, ...rest] = issue.path.map(String)
  const param = [first ?? '', ...rest.map((part) => `[${part}]`)].join('')
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return invalid(`Missing required param: ${param}.`, 'parameter_missing', param)
  }
  const code = issue.code === 'invalid_type' ? 'parameter_invalid_integer' : undefined
  return invalid(`Invalid ${param}: ${issue.message}`, code, param)
}
