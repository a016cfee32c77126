/** Mechanisms of the house speak to themselves; nobody outside is meant. */
const INNER = /^(webhooks|notifications|foundation)\./

/** Whether an event is told to anybody outside at all. */
export function isForOutside(event: string): boolean {
  return !INNER.test(event)
}

/**
 * Whether one of the filters means this event. `*` stands for any run of characters, and a dot
 * also for an underscore, so `zenvee.booking.*` hears `zenvee.booking_accepted`.
 */
export function isHeard(filters: readonly string[], event: string): boolean {
  return isForOutside(event) && filters.some((filter) => new RegExp(patternOf(filter)).test(event))
}

/** A filter as a regular expression, for JavaScript and PostgreSQL alike. */
export function patternOf(filter: string): string {
  const parts = filter.split('').map((letter) => {
    if (letter === '*') return '.*'
    if (letter === '.') return '[._]'
    return /[a-z0-9_-]/.test(letter) ? letter : '[^\\s\\S]'
  })
  return `^${parts.join('')}$`
}
