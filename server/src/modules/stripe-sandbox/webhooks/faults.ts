import { z } from 'zod'

/** What goes wrong on purpose. All off unless set. */
export const faultsSchema = z.object({
  /** Chances are 0 to 1, drawn from `seed`, so that a run can be had again. */
  seed: z.number().int().default(1),
  webhooks: z
    .object({
      /** Chance that an event is sent twice. */
      duplicate: z.number().min(0).max(1).default(0),
      /** Send what is due in another order than it happened. */
      reorder: z.boolean().default(false),
      /** Milliseconds to wait before the first attempt. */
      delayMs: z.number().int().min(0).default(0),
      /** Chance that an attempt is lost on the way (it is tried again). */
      drop: z.number().min(0).max(1).default(0),
      /** Chance that an event is never sent at all. */
      lose: z.number().min(0).max(1).default(0),
    })
    .prefault({}),
  /** Requests that go wrong: the next `times` whose `METHOD /path` begins with `of`. */
  requests: z
    .array(
      z.object({
        of: z.string().default(''),
        times: z.number().int().min(0).default(1),
        /**
         * 'cut': the work is done and the line is cut before the answer. 'hang': done, and never
         * answered. 'error': 500 before anything is done. 'busy': 429 before anything is done.
         */
        how: z.enum(['cut', 'hang', 'error', 'busy']),
      }),
    )
    .default([]),
})

export type Faults = z.output<typeof faultsSchema>
export type RequestFault = Faults['requests'][number]

export const noFaults = (): Faults => faultsSchema.parse({})

/** Chances in a row from one number (mulberry32, public domain, Tommy Ettinger 2017). */
export function chances(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Take the fault that this request meets, if any, off the list. */
export function takeFault(faults: Faults, request: string): RequestFault | undefined {
  const found = faults.requests.find((fault) => fault.times > 0 && request.startsWith(fault.of))
  if (found) found.times -= 1
  return found
}
