import { z } from 'zod'

type Json = Readonly<Record<string, unknown>>

const MADE_UP_ID = '01890000-0000-7000-8000-000000000000'

/** A value that a JSON schema allows, as far as it says so itself: for knocking at doors. */
export function sampleOf(schema: Json): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.default !== undefined) return schema.default
  if (Array.isArray(schema.enum)) return schema.enum[0]
  const options = (schema.anyOf ?? schema.oneOf) as Json[] | undefined
  if (options?.[0]) return sampleOf(options[0])
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((schema.properties ?? {}) as Record<string, Json>).map(([name, of]) => [
          name,
          sampleOf(of),
        ]),
      )
    case 'array':
      return Array.from({ length: Number(schema.minItems ?? 0) }, () =>
        sampleOf((schema.items ?? {}) as Json),
      )
    case 'integer':
    case 'number':
      return Number(schema.minimum ?? 1)
    case 'boolean':
      return true
    case 'string':
      return sampleText(schema)
    default:
      return null
  }
}

function sampleText(schema: Json): string {
  if (schema.format === 'uuid') return MADE_UP_ID
  if (schema.format === 'date-time') return '2026-06-02T10:00:00Z'
  if (schema.format === 'date') return '2026-06-02'
  if (schema.format === 'email') return 'nobody@demo.kontor.example'
  return 'sample text'
    .padEnd(Number(schema.minLength ?? 0), 'x')
    .slice(0, Number(schema.maxLength ?? 60))
}

/** An input of a door, by its own schema. */
export function sampleInput(input: z.ZodType): Record<string, unknown> {
  return sampleOf(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Json) as Record<
    string,
    unknown
  >
}

/** Values that fit no field: each is put into each field in turn. */
export const wrongValues: readonly unknown[] = [
  null,
  {},
  [],
  -1,
  1e300,
  true,
  '',
  '\u0000',
  'x'.repeat(20_000),
  { $ne: 1 },
  "'; drop table zenvee.bookings; --",
  '../../etc/passwd',
  '{{7*7}}',
  '<script>alert(1)</script>',
  MADE_UP_ID.toUpperCase(),
]
