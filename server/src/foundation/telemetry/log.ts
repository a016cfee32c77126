import { AsyncLocalStorage } from 'node:async_hooks'
import { type DestinationStream, type Logger, pino } from 'pino'

/** Keys that never reach a log, wherever they stand in what is logged. */
const SECRET_KEYS = [
  'password',
  'passwordHash',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'cookie',
  'secret',
  'clientSecret',
  'client_secret',
  'apiKey',
  'cardNumber',
  'number',
  'cvc',
  'startCode',
]

const redact = {
  paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
  censor: '[redacted]',
}

export interface LogOptions {
  /** The least level that the console shows; the sink gets info and above in any case. */
  readonly level: string
  /** A second sink: each line as JSON (the database keeps them with its own retention). */
  readonly sink?: DestinationStream
  /** Write lines to standard output too. */
  readonly console: boolean
}

let current: Logger = pino({ level: 'silent' })

/** Set up the process's log. Lines go to the console and to the sink, secrets redacted. */
export function startLog(options: LogOptions): Logger {
  const { level, sink } = options
  const hasConsole = options.console && level !== 'silent'
  const streams = [
    ...(hasConsole ? [{ level, stream: process.stdout }] : []),
    ...(sink ? [{ level: SINK_LEVEL, stream: sink }] : []),
  ]
  // The logger lets through what the most curious of the two wants; each stream takes its own.
  const least = sink && levelValue(level) > levelValue(SINK_LEVEL) ? SINK_LEVEL : level
  current = pino(
    { level: least, redact, base: undefined, mixin: () => action.getStore() ?? {} },
    pino.multistream(streams),
  )
  return current
}

const SINK_LEVEL = 'info'
const levelValue = (level: string) => pino.levels.values[level] ?? Number.POSITIVE_INFINITY

/** What every line that is written during an action says of it. */
export interface ActionFacts {
  readonly orgId: string
  readonly correlationId: string
}

const action = new AsyncLocalStorage<ActionFacts>()

/** Work of one action: each log line that is written under it carries its organisation and correlation id. */
export function inAction<Answer>(facts: ActionFacts, work: () => Answer): Answer {
  return action.run({ orgId: facts.orgId, correlationId: facts.correlationId }, work)
}

/**
 * A call to somebody else's server, with one line in the log however it ends: whom, what, how
 * long. The words must name no person and hold no secret.
 */
export async function calledOutside<Answer>(
  integration: string,
  what: string,
  call: () => Promise<Answer>,
): Promise<Answer> {
  const began = performance.now()
  const facts = () => ({ integration, ms: Math.round(performance.now() - began) })
  try {
    const answer = await call()
    current.info(facts(), `${integration}: ${what}`)
    return answer
  } catch (error) {
    current.warn({ ...facts(), error: String(error) }, `${integration}: ${what} failed`)
    throw error
  }
}

/** The process's log; silent until `startLog`. */
export function log(): Logger {
  return current
}
