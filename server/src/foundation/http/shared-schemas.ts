type Json = Record<string, unknown>

/** Shorter schemas are clearer where they stand. */
const WORTH_SHARING = 240

/**
 * The document with each larger object that stands in it more than once written once, under
 * `components.schemas`, and named after where it first stood. Equal documents stay equal.
 */
export function shareSchemas(document: Json): Json {
  const counts = new Map<string, number>()
  count(document.paths, counts)
  const names = new Map<string, string>()
  const shared: Json = {}
  const paths = replace(document.paths, 'Answer', { counts, names, shared })
  const components = document.components as { schemas?: Json }
  const schemas = { ...components.schemas, ...shared }
  return { ...document, paths, components: { ...components, schemas } }
}

interface Sharing {
  readonly counts: ReadonlyMap<string, number>
  /** Text of a schema → its name. */
  readonly names: Map<string, string>
  readonly shared: Json
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text of an object's schema that is worth sharing; the envelope of answers stays where it is. */
function textOf(value: unknown): string | undefined {
  if (!isObject(value) || value.type !== 'object' || !isObject(value.properties)) return undefined
  if ('traceId' in value.properties) return undefined
  const text = JSON.stringify(value)
  return text.length > WORTH_SHARING ? text : undefined
}

function count(value: unknown, counts: Map<string, number>): void {
  const text = textOf(value)
  if (text) counts.set(text, (counts.get(text) ?? 0) + 1)
  // What stands inside something that is shared stands there once.
  if (text && (counts.get(text) ?? 0) > 1) return
  for (const inner of Object.values((value ?? {}) as object))
    if (typeof inner === 'object') count(inner, counts)
}

/** `near` is the word that a schema found here would be named after. */
function replace(value: unknown, near: string, sharing: Sharing): unknown {
  if (Array.isArray(value)) return value.map((each) => replace(each, near, sharing))
  if (!isObject(value)) return value
  const text = textOf(value)
  const inside = () =>
    Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        replace(inner, nameFor(key, near), sharing),
      ]),
    )
  if (!text || (sharing.counts.get(text) ?? 0) < 2) return inside()
  const known = sharing.names.get(text)
  if (known) return { $ref: `#/components/schemas/${known}` }
  const name = free(near, sharing.shared)
  sharing.names.set(text, name)
  sharing.shared[name] = null
  sharing.shared[name] = inside()
  return { $ref: `#/components/schemas/${name}` }
}

/** Words of the document itself name nothing; paths are named by their last fixed part. */
const FRAME =
  /^(properties|items|anyOf|oneOf|allOf|content|schema|responses|data|application\/json|requestBody|get|post|put|patch|delete|\d+)$/

function nameFor(key: string, near: string): string {
  if (FRAME.test(key)) return near
  const last = key.startsWith('/')
    ? (key.split('/').findLast((part) => part !== '' && !part.startsWith('{')) ?? near)
    : key
  const word = last
    .replace(/\.\w+$/, '')
    .replace(/[^a-zA-Z0-9]+(\w?)/g, (_, letter: string) => letter.toUpperCase())
  const one = word
    .replace(/ies$/, 'y')
    .replace(/sses$/, 'ss')
    .replace(/(?<=[^s])s$/, '')
  return one.charAt(0).toUpperCase() + one.slice(1)
}

function free(name: string, taken: Json): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}${number}`
    if (!(candidate in taken)) return candidate
  }
}
