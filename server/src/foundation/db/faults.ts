import { Refusal, refusals } from '#foundation/refusals'

const refuse = refusals('database', {
  unavailable: {
    kind: 'unavailable',
    says: 'The database does not answer just now. Try again in a moment.',
  },
  too_busy: { kind: 'unavailable', says: 'Too much is happening at once. Try again in a moment.' },
  already_there: { kind: 'conflict', says: 'That is already there.' },
  not_allowed_by_rule: { kind: 'conflict', says: 'A rule of the records does not allow that.' },
  bad_value: { kind: 'invalid', says: 'Something that was sent cannot be stored as it is.' },
  no_such_thing: { kind: 'missing', says: 'Something this refers to is not there.' },
})

interface PgFault extends Error {
  readonly code: string
  readonly constraint?: string
}

type Meaning = (details: Record<string, unknown>) => Refusal
const meanings = new Map<string, Meaning>()

/** Say what a broken constraint means to people: its name is turned into a refusal. */
export function constraintMeans(constraint: string, meaning: Meaning): void {
  meanings.set(constraint, meaning)
}

const DEADLOCK = '40P01'
const SERIALISATION = '40001'
const LOST = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25P03',
  '08000',
  '08001',
  '08003',
  '08006',
])

/** Text with a zero character, a forged cursor's date, a number beyond its type. */
const UNSTORABLE = new Set(['22021', '22P02', '22P05', '22007', '22008', '22003'])

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

export function isRetryable(error: unknown): boolean {
  const code = codeOf(error)
  return code === DEADLOCK || code === SERIALISATION
}

/** Whether the connection is gone, so that nobody knows what became of the transaction. */
export function isConnectionLoss(error: unknown): boolean {
  if (error instanceof Refusal) return false
  const code = codeOf(error)
  if (code && LOST.has(code)) return true
  return (
    error instanceof Error &&
    /Connection terminated|Client has encountered|not queryable/.test(error.message)
  )
}

export function unavailable(cause: unknown): Refusal {
  return Object.assign(refuse.unavailable(), { cause })
}

/** What a database error means to the caller; anything unknown is passed on and is a bug. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error
  if (isConnectionLoss(error)) return unavailable(error)
  const code = codeOf(error)
  // Class 53: the disk is full, the memory is used up, no connection is left.
  if (code?.startsWith('53')) return unavailable(error)
  if (code === '55P03' || code === '57014' || isRetryable(error))
    return Object.assign(refuse.too_busy(), { cause: error })
  if (code && UNSTORABLE.has(code)) return Object.assign(refuse.bad_value(), { cause: error })
  const constraint = (error as Partial<PgFault>).constraint
  if (!code?.startsWith('23') || !constraint) return error
  const meaning = meanings.get(constraint)
  if (meaning) return meaning({ constraint })
  if (code === '23505' || code === '23P01') return refuse.already_there({ constraint })
  if (code === '23503') return refuse.no_such_thing({ constraint })
  if (code === '23514') return refuse.not_allowed_by_rule({ constraint })
  return error
}
