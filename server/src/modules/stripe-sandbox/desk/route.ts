import { z } from 'zod'
import type { Call } from './call.ts'
import { always } from './fields.ts'
import { peekObject } from './objects.sql.ts'
import { problemOf } from './problem.ts'

/** One address of the sandbox, ready to answer. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  /** A browser may call it with the publishable key (and the object's client secret). */
  readonly isOpen: boolean
  readonly answer: (call: Call, input: unknown, id: string) => Promise<object>
}

interface Declared<Shape extends z.ZodRawShape> {
  /** What it takes beside what every request may carry. */
  readonly takes: Shape
  readonly isOpen?: boolean
  readonly work: (
    call: Call,
    input: z.output<z.ZodObject<Shape>> & Carried,
    id: string,
  ) => Promise<object>
}

const carried = z.object(always)
type Carried = z.output<typeof carried>

/** Declare an address: unknown parameters are refused, as Stripe does. */
export function route<Shape extends z.ZodRawShape>(
  method: Route['method'],
  path: string,
  declared: Declared<Shape>,
): Route {
  const known = z.strictObject({ ...always, ...declared.takes })
  const own = z.object(declared.takes)
  return {
    method,
    path,
    isOpen: declared.isOpen ?? false,
    async answer(call, raw, id) {
      const checked = known.safeParse(raw, { reportInput: true })
      if (!checked.success) throw problemOf(checked.error)
      const carries = carried.parse(raw)
      const object = await declared.work(call, { ...own.parse(raw), ...carries }, id)
      return expand(call, object, carries.expand ?? [])
    },
  }
}

const MOST_EXPANDED = 200

/** Put whole objects where ids stand, along `a.b` paths; `data.` walks a list. */
async function expand(call: Call, object: object, paths: readonly string[]): Promise<object> {
  const copy = structuredClone(object)
  let left = MOST_EXPANDED
  async function walk(at: unknown, path: readonly string[]): Promise<void> {
    const [name, ...rest] = path
    if (name === undefined || !isPart(at) || left <= 0) return
    if (Array.isArray(at)) {
      for (const item of at) await walk(item, path)
      return
    }
    const value = at[name]
    if (typeof value === 'string') {
      left -= 1
      at[name] = (await peekObject(call, value)) ?? value
    }
    const next = at[name]
    if (Array.isArray(next)) for (const item of next) await walk(item, rest)
    else await walk(next, rest)
  }
  for (const path of paths) await walk(copy, path.split('.'))
  return copy
}

function isPart(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
