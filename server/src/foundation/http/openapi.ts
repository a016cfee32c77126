import { z } from 'zod'
import type { Endpoint } from '#contract/endpoint'
import { ApiError, Meta } from '#contract/envelope'
import { everyRefusal } from '#foundation/refusals'
import type { Door } from './door.ts'
import { STATUS } from './problems.ts'
import { shareSchemas } from './shared-schemas.ts'

/** Doors of one room under one prefix, for the API page. */
export interface DoorGroup {
  readonly prefix: string
  /** Section on the API page, such as "Zenvee · bookings". */
  readonly tag: string
  readonly doors: readonly Door[]
}

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document of the groups of doors that this server serves. */
export function openApi(groups: readonly DoorGroup[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const { prefix, tag, doors } of groups) {
    for (const door of doors) {
      const path = prefix + door.endpoint.path.replace(/:(\w+)/g, '{$1}')
      const at = (paths[path] ??= {})
      at[door.endpoint.method.toLowerCase()] = operation(door, tag, prefix)
    }
  }
  return shareSchemas({
    openapi: '3.1.0',
    info: {
      title: 'Kontor',
      version,
      description:
        'Every answer has the same envelope. Every POST takes an `Idempotency-Key`. Lists take `limit` (up to 100) and `cursor`. Money is whole minor units and a currency.',
    },
    tags: [...new Set(groups.map((group) => group.tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: {
        ApiError: schemaOf(ApiError, 'output'),
        Meta: schemaOf(Meta, 'output'),
        Failure: FAILURE,
      },
    },
  })
}

const FAILURE: Json = {
  type: 'object',
  properties: {
    success: { const: false },
    error: { $ref: '#/components/schemas/ApiError' },
    traceId: { type: 'string' },
  },
}

function operation(door: Door, tag: string, prefix: string): Json {
  const { endpoint } = door
  const input = schemaOf(endpoint.input, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  const rest = Object.keys(input.properties ?? {}).filter((name) => !inPath.includes(name))
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.raw
  const parameter = (name: string, where: string) => ({
    name,
    in: where,
    required: where === 'path' || (input.required ?? []).includes(name),
    schema: input.properties?.[name] ?? { type: 'string' },
  })
  return {
    operationId:
      `${prefix}${endpoint.path}`.replace(/[^a-zA-Z0-9]+/g, '_').replace(/^_|_$/g, '') +
      `_${endpoint.method.toLowerCase()}`,
    summary: endpoint.summary,
    tags: [tag],
    ...(door.permit === 'public'
      ? { security: [] }
      : { security: [{ token: [] }], 'x-permit': door.permit }),
    'x-rate-class': endpoint.rate,
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...(inQuery ? rest.map((name) => parameter(name, 'query')) : []),
      ...(endpoint.method === 'POST' && !endpoint.raw
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              schema: { type: 'string', maxLength: 200 },
            },
          ]
        : []),
    ],
    ...(!inQuery && rest.length > 0 ? { requestBody: body(input, rest) } : {}),
    responses: { [endpoint.status]: success(endpoint), ...failures(endpoint) },
  }
}

function body(
  input: { properties?: Record<string, Json>; required?: string[] },
  names: string[],
): Json {
  return {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: Object.fromEntries(names.map((name) => [name, input.properties?.[name]])),
          required: (input.required ?? []).filter((name) => names.includes(name)),
        },
      },
    },
  }
}

function success(endpoint: Endpoint): Json {
  if (endpoint.raw) return { description: 'Bytes' }
  const output = schemaOf(endpoint.output, 'output') as { properties?: { items?: Json } }
  const data = endpoint.paged ? (output.properties?.items ?? {}) : output
  return {
    description: 'Done',
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['success', 'data', 'error', 'meta', 'traceId'],
          properties: {
            success: { const: true },
            data,
            error: { type: 'null' },
            meta: { $ref: '#/components/schemas/Meta' },
            traceId: { type: 'string' },
          },
        },
      },
    },
  }
}

/** Refusals by status, each with its names. */
function failures(endpoint: Endpoint): Json {
  const always = [
    'http.bad_input',
    ...(endpoint.auth === 'public' ? [] : ['http.sign_in_first', 'http.not_permitted']),
    'http.too_often',
  ]
  const known = everyRefusal()
  const byStatus = new Map<number, string[]>()
  for (const reason of [...always, ...endpoint.refuses]) {
    const rule = known.get(reason)
    if (!rule) continue
    const { status } = STATUS[rule.kind]
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${reason}\`: ${rule.says}`])
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, lines]) => [
        status,
        {
          description: lines.join('\n\n'),
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
        },
      ]),
  )
}

/** Formats that say all that Zod's long patterns for them say. */
const SAID_BY_FORMAT = ['uuid', 'date-time', 'date', 'email']

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: shorten,
  }) as Json
  return json
}

function shorten({ jsonSchema }: { jsonSchema: Json }): void {
  if (SAID_BY_FORMAT.includes(String(jsonSchema.format))) delete jsonSchema.pattern
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
}
