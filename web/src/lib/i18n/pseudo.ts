const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  y: 'ý',
  c: 'ç',
  n: 'ñ',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
}

/** Words made 30 % longer, accented and bracketed; `{{names}}` and `$t(…)` stay as they are. */
export function pseudo(words: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, bend(value)]))
}

function bend(value: unknown): unknown {
  if (typeof value === 'string') return bendText(value)
  if (value && typeof value === 'object') return pseudo({ ...value })
  return value
}

function bendText(text: string): string {
  const accented = text
    .split(/(\{\{.*?\}\}|\$t\(.*?\)|<.*?>)/)
    .map((part, place) =>
      place % 2 ? part : part.replace(/[a-zA-Z]/g, (letter) => ACCENTED[letter] ?? letter),
    )
    .join('')
  return `[${accented}${'~'.repeat(Math.ceil(text.length * 0.3))}]`
}
