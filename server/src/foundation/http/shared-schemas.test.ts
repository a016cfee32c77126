import { expect, test } from 'vitest'
import { shareSchemas } from './shared-schemas.ts'

type Json = Record<string, unknown>

const words = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [`word${index}`, { type: 'string' }]),
)
const address = { type: 'object', properties: { ...words, street: { type: 'string' } } }
const person = { type: 'object', properties: { ...words, home: address } }
const answer = (schema: Json) => ({ get: { responses: { 200: { content: { schema } } } } })

/** The document with every reference replaced by what it names. */
function whole(value: unknown, schemas: Json): unknown {
  if (Array.isArray(value)) return value.map((each) => whole(each, schemas))
  if (typeof value !== 'object' || value === null) return value
  const ref = (value as { $ref?: string }).$ref
  if (ref) return whole(schemas[ref.split('/').at(-1) ?? ''], schemas)
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, whole(inner, schemas)]),
  )
}

test('what stands twice is written once, and says the same', () => {
  const paths = {
    '/people/{id}': answer(person),
    '/people': answer(person),
    '/addresses': answer(address),
  }
  const shared = shareSchemas({ paths, components: { schemas: { Meta: {} } } })
  const { schemas } = shared.components as { schemas: Json }
  expect(Object.keys(schemas)).toEqual(['Meta', 'People', 'Home'])
  expect(whole(shared.paths, schemas)).toEqual(paths)
  expect(JSON.stringify(shared.paths).length).toBeLessThan(JSON.stringify(paths).length / 4)
})

test('what stands once, or is small, stays where it is', () => {
  const paths = { '/people': answer(person), '/ping': answer({ type: 'object', properties: {} }) }
  expect(shareSchemas({ paths, components: {} }).paths).toEqual(paths)
})
