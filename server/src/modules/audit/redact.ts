/** Names of what must never stand in the audit, anywhere within a record. */
const SECRET =
  /passw|token|secret|hash|apikey|api_key|authorization|cookie|cvc|cvv|cardnumber|card_number|iban|ssn|private|recovery|startcode|start_code|^code$|^pin$/i

const CENSORED = '[redacted]'
const DEEPEST = 6
const LONGEST_TEXT = 2000
const LONGEST_LIST = 100

/**
 * A record as the audit may keep it: secrets replaced by name, long texts and lists cut, money
 * in bigint as text, dates as ISO text. Always plain JSON.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (value === undefined || value === null) return null
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'string') return clean(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'boolean') return value
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'object') return `[${typeof value}]`
  if (depth >= DEEPEST) return '[deeper]'
  if (Array.isArray(value))
    return value.slice(0, LONGEST_LIST).map((item) => redact(item, depth + 1))
  const kept = Object.entries(value)
    .slice(0, LONGEST_LIST)
    .map(([name, inner]) => [clean(name), SECRET.test(name) ? CENSORED : redact(inner, depth + 1)])
  return Object.fromEntries(kept)
}

/** PostgreSQL's jsonb takes neither the zero character nor half a surrogate pair. */
function clean(text: string): string {
  return text.slice(0, LONGEST_TEXT).replaceAll('\u0000', '').toWellFormed()
}
