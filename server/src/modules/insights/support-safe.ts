/** Names of facts that are about a person's life, not about what happened. */
const PERSONAL = new Set([
  'email',
  'phone',
  'name',
  'firstName',
  'lastName',
  'displayName',
  'authorName',
  'address',
  'line1',
  'line2',
  'street',
  'city',
  'postcode',
  'postalCode',
  'text',
  'body',
  'note',
  'notes',
  'description',
  'lat',
  'lng',
  'lon',
  'latitude',
  'longitude',
  'position',
  'point',
  'points',
  'location',
  'place',
  'ip',
  'userAgent',
  'code',
  'startCode',
  'token',
  'password',
  'secret',
  'answer',
])
const MAIL = /[\w.+-]+@[\w-]+\.[\w.-]+/g
const PHONE = /\+\d[\d ()-]{6,}\d/g
const DEEPEST = 6
const MOST_ITEMS = 50
const MOST_CHARACTERS = 500

/**
 * The same facts without what support has no need to know: personal words are masked, addresses
 * in texts too; ids, states, amounts and times stay.
 */
export function supportSafe(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return safeText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= DEEPEST) return '…'
  if (Array.isArray(value))
    return value.slice(0, MOST_ITEMS).map((item) => supportSafe(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST_ITEMS)
      .map(([key, inner]) => [
        key,
        PERSONAL.has(key) && inner !== null ? '(masked)' : supportSafe(inner, depth + 1),
      ]),
  )
}

/** A text with e-mail addresses and phone numbers masked, shortened. */
export function safeText(text: string): string {
  const short = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
  return short.replace(MAIL, '(e-mail)').replace(PHONE, '(phone)')
}

/** The facts of a line: always an object. */
export function safeFacts(value: unknown): Record<string, unknown> {
  const safe = supportSafe(value)
  return typeof safe === 'object' && safe !== null && !Array.isArray(safe)
    ? { ...safe }
    : { value: safe }
}
