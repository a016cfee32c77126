import { sha256 } from '#foundation/ids'
import { readAnswer, tryLockKey, writeAnswer } from './answers.sql.ts'
import { type Call, type Sandbox, stripeId } from './call.ts'
import { StripeProblem } from './problem.ts'
import type { Route } from './route.ts'
import { transact } from './transact.ts'

export interface Asked {
  readonly route: Route
  readonly path: string
  readonly id: string
  readonly input: unknown
  readonly account: string
  readonly isBrowser: boolean
  readonly idempotencyKey: string | null
}

export interface Answer {
  readonly status: number
  readonly body: object
  readonly requestId: string
  /** The request that did the work, when this is its answer again. */
  readonly replayOf?: string
}

/**
 * Do a request once and commit before it is answered. With an idempotency key the answer is
 * kept beside the work (docs.stripe.com/api/idempotent_requests): the same key and parameters
 * have the same answer, errors included; other parameters are refused; two at once: 409.
 * Requests that failed validation, found nothing or met a rival keep nothing.
 */
export async function answer(sandbox: Sandbox, asked: Asked): Promise<Answer> {
  const requestId = stripeId('req')
  const key = asked.route.method === 'POST' ? asked.idempotencyKey : null
  const fingerprint = sha256(JSON.stringify([asked.route.method, asked.path, asked.input]))
  return transact(
    sandbox,
    asked.account,
    async (call) => {
      if (key) {
        if (!(await tryLockKey(call, key))) return rivalry(requestId)
        const kept = await readAnswer(call, key)
        if (kept && kept.fingerprint !== fingerprint) return otherParameters(requestId, key)
        if (kept)
          return { status: kept.status, body: kept.body, requestId, replayOf: kept.request_id }
      }
      const done = await attempt(call, asked, requestId)
      if (key && isKept(done)) await writeAnswer(call, key, fingerprint, done)
      return done
    },
    { requestId, idempotencyKey: key, isBrowser: asked.isBrowser },
  )
}

async function attempt(call: Call, asked: Asked, requestId: string): Promise<Answer> {
  await call.db.query('savepoint work')
  try {
    const body = await asked.route.answer(call, asked.input, asked.id)
    return { status: 200, body, requestId }
  } catch (error) {
    if (!(error instanceof StripeProblem)) throw error
    if (!error.keep) await call.db.query('rollback to savepoint work')
    return {
      status: error.status,
      body: { error: { ...error.body, ...links(error, requestId) } },
      requestId,
    }
  }
}

function links(problem: StripeProblem, requestId: string): object {
  const { code } = problem.body
  return {
    request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}`,
    ...(code
      ? { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }
      : {}),
  }
}

const NOT_KEPT = new Set(['parameter_missing', 'parameter_unknown', 'parameter_invalid_integer'])

function isKept(done: Answer): boolean {
  if (done.status === 200 || done.status === 402) return true
  if (done.status !== 400) return false
  const error: unknown = 'error' in done.body ? done.body.error : null
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' && !NOT_KEPT.has(code)
}

function rivalry(requestId: string): Answer {
  return {
    status: 409,
    requestId,
    body: {
      error: {
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        message:
          'There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through).',
      },
    },
  }
}

function otherParameters(requestId: string, key: string): Answer {
  return {
    status: 400,
    requestId,
    body: {
      error: {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      },
    },
  }
}
