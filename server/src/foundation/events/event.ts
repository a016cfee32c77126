import type { z } from 'zod'

/** A kind of thing that happens. Its payload carries ids and the few facts that must not change under the reader. */
export interface EventType<Payload = unknown> {
  /** `module.thing_happened`, past tense. */
  readonly name: string
  readonly version: number
  readonly payload: z.ZodType<Payload>
}

/** Declare an event. A changed payload needs a new version. */
export function event<Payload>(
  name: string,
  version: number,
  payload: z.ZodType<Payload>,
): EventType<Payload> {
  return { name, version, payload }
}

/** What a subscriber learns beside the payload. */
export interface Message {
  readonly deliveryId: string
  readonly eventId: string
  readonly eventNo: bigint
  readonly name: string
  readonly version: number
  /** One thing: `zenvee.booking:<id>`. */
  readonly stream: string
  /** Counts within the stream, from 1. */
  readonly seq: number
  readonly orgId: string
  readonly actorId: string | null
  readonly correlationId: string
  readonly toldAt: Date
  /** 1 on the first try. */
  readonly attempt: number
}
