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
  readonly level: string
  /** A second sink: each line as JSON (the database keeps them with its own retention). */
  readonly sink?: DestinationStream
  /** Write lines to standard output too. */
  readonly console: boolean
}

let current: Logger = pino({ level: 'silent' })

/** Set up the process's log. Lines go to the console and to the sink, secrets redacted. */
export function startLog(options: LogOptions): Logger {
  const streams = [
    ...(options.console ? [{ level: options.level, stream: process.stdout }] : []),
    ...(options.sink ? [{ level: 'info', stream: options.sink }] : []),
  ]
  current = pino({ level: options.level, redact, base: undefined }, pino.multistream(streams))
  return current
}

/** The process's log; silent until `startLog`. */
export function log(): Logger {
  return current
}
