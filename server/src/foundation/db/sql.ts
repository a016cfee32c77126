/** A statement and its parameters, ready for PostgreSQL. */
export interface Query {
  readonly text: string
  readonly values: readonly unknown[]
}

interface Fragment extends Query {
  readonly strings: readonly string[]
  readonly parts: readonly unknown[]
}

const FRAGMENT = Symbol('sql')

/**
 * SQL written as SQL. Values become parameters, never text; another sql`` in a value's place
 * is put in as a fragment. There is no other way to put text into a statement.
 */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Query {
  const values: unknown[] = []
  const text = render(strings, parts, values)
  return { [FRAGMENT]: true, strings, parts, text, values } as Fragment
}

/** Fragments with commas between them; at least one. */
export function listed(fragments: readonly Query[]): Query {
  const [first, ...rest] = fragments
  if (!first) throw new Error('listed needs at least one fragment')
  return rest.reduce((left, right) => sql`${left}, ${right}`, first)
}

/** Conditions with `and` between them; `true` when there are none. */
export function allOf(conditions: readonly (Query | undefined)[]): Query {
  const present = conditions.filter((condition) => condition !== undefined)
  return present.reduce((left, right) => sql`${left} and (${right})`, sql`true`)
}

const NAME = /^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/

/** A name of a table or column from our own declarations; throws on anything but plain names. */
export function named(name: string): Query {
  if (!NAME.test(name)) throw new Error(`not a plain SQL name: ${name}`)
  const strings = Object.assign([name], { raw: [name] })
  return { [FRAGMENT]: true, strings, parts: [], text: name, values: [] } as Fragment
}

function isFragment(part: unknown): part is Fragment {
  return typeof part === 'object' && part !== null && FRAGMENT in part
}

function render(strings: readonly string[], parts: readonly unknown[], values: unknown[]): string {
  let text = strings[0] ?? ''
  parts.forEach((part, index) => {
    if (isFragment(part)) {
      text += render(part.strings, part.parts, values)
    } else {
      values.push(part)
      text += `$${values.length}`
    }
    text += strings[index + 1] ?? ''
  })
  return text
}
