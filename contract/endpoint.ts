import { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** How often a caller may knock: each class has its own bucket (see foundation/http/limits.ts). */
export type RateClass = 'normal' | 'sign-in' | 'positions' | 'upload' | 'search'

/**
 * One door of the API. The server serves it, the web and third parties call it, OpenAPI is
 * made of it. `input` merges path parameters, query and body: names in `path` are taken from
 * the path; of the rest, GET and DELETE read the query string, the others the JSON body.
 */
export interface Endpoint<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly method: Method
  /** Relative to the product's prefix, with `:name` parameters. */
  readonly path: string
  /** One line for the API page. */
  readonly summary: string
  readonly input: Input
  readonly output: Output
  /** Names of the refusals that this door can answer with. */
  readonly refuses: readonly string[]
  /** 'public' doors take no token; 'signed-in' ones do. */
  readonly auth: 'public' | 'signed-in'
  readonly rate: RateClass
  /** Answers `{ items, nextCursor }`; on the wire `data` is the items and `meta` the rest. */
  readonly paged: boolean
  /** Bytes in or out that are not JSON (uploads, downloads, signed webhooks). */
  readonly raw: boolean
  readonly status: number
}

interface Declared<Input extends z.ZodType, Output extends z.ZodType> {
  method: Method
  path: string
  summary: string
  input?: Input
  output: Output
  refuses?: readonly string[]
  auth?: 'public' | 'signed-in'
  rate?: RateClass
  raw?: boolean
  status?: number
  /** Said by the web's build, which leaves the schemas out; otherwise the output says it. */
  paged?: boolean
}

/** Declare a door. Defaults: signed-in, rate class 'normal', status 200, empty input. */
export function endpoint<
  Output extends z.ZodType,
  Input extends z.ZodType = z.ZodObject<Record<never, never>>,
>(declared: Declared<Input, Output>): Endpoint<Input, Output> {
  return {
    ...declared,
    input: declared.input ?? (z.object({}) as unknown as Input),
    refuses: declared.refuses ?? [],
    auth: declared.auth ?? 'signed-in',
    rate: declared.rate ?? 'normal',
    raw: declared.raw ?? false,
    status: declared.status ?? 200,
    paged: declared.paged ?? isPage(declared.output),
  }
}

export type InputOf<E> = E extends Endpoint<infer I, z.ZodType> ? z.input<I> : never
export type WorkInputOf<E> = E extends Endpoint<infer I, z.ZodType> ? z.output<I> : never
export type OutputOf<E> = E extends Endpoint<z.ZodType, infer O> ? z.output<O> : never

const pages = new WeakSet<z.ZodType>()

/** A page of a list: at most 100 items and the cursor of the next page (null at the end). */
export function page<Item extends z.ZodType>(item: Item) {
  const schema = z.object({ items: z.array(item), nextCursor: z.string().nullable() })
  pages.add(schema)
  return schema
}

function isPage(schema: z.ZodType): boolean {
  return pages.has(schema)
}

/** What every list takes. `limit` is 1 to 100, 20 unless said. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(400).optional(),
}

/** The answer of doors that only say that it was done. */
export const Done = z.object({ done: z.literal(true) })

/** A query-string list: `a,b,c` or repeated. */
export function listOf<Item extends z.ZodType<unknown, string>>(item: Item, max = 50) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value),
    z.array(item).max(max),
  )
}
