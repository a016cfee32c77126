/** What a form-encoded body or query decodes to: text, lists and named parts. */
export type Form = { [name: string]: FormValue }
export type FormValue = string | FormValue[] | Form

const MOST_FIELDS = 1000
const DEEPEST = 8
const REFUSED_NAMES = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Decode `a[b][0]=c&a[b][]=d` as Stripe does: nested names become parts, a part whose names
 * are 0, 1, 2 … (or empty) becomes a list. Fields past the thousandth and names deeper than
 * eight are left out.
 */
export function decodeForm(text: string): Form {
  const root: Form = {}
  let fields = 0
  for (const [name, value] of new URLSearchParams(text)) {
    fields += 1
    if (fields > MOST_FIELDS) break
    place(root, pathOf(name), value)
  }
  return Object.fromEntries(Object.entries(root).map(([name, part]) => [name, listed(part)]))
}

function pathOf(name: string): string[] {
  const open = name.indexOf('[')
  if (open < 0) return [name]
  const inner = name.slice(open).match(/\[[^\]]*\]/g) ?? []
  return [name.slice(0, open), ...inner.map((part) => part.slice(1, -1))]
}

function place(root: Form, path: readonly string[], value: string): void {
  if (path.length > DEEPEST || path.some((part) => REFUSED_NAMES.has(part))) return
  let here = root
  path.forEach((part, depth) => {
    const name = part === '' ? String(Object.keys(here).length) : part
    if (depth === path.length - 1) {
      here[name] = value
      return
    }
    const next = here[name]
    const branch =
      next !== undefined && typeof next !== 'string' && !Array.isArray(next) ? next : {}
    here[name] = branch
    here = branch
  })
}

function listed(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value
  const names = Object.keys(value)
  if (names.length > 0 && names.every((name) => /^\d+$/.test(name))) {
    return names.sort((a, b) => Number(a) - Number(b)).map((name) => listed(value[name] ?? ''))
  }
  return Object.fromEntries(names.map((name) => [name, listed(value[name] ?? '')]))
}
