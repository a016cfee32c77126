import type { Begin, Tx } from '#foundation/db'
import type { EventType, Message } from './event.ts'

/** An outside subscriber's way back in: transactions of the message's organisation. */
export interface Outside {
  readonly orgId: string
  readonly correlationId: string
  /** Our clock's now. */
  readonly now: Date
  transact<Answer>(
    work: (tx: Tx) => Promise<Answer>,
    begin?: Partial<Pick<Begin, 'actor' | 'now'>>,
  ): Promise<Answer>
}

interface Named {
  /** `module.what_it_does`; unique, stored beside each delivery, so renaming orphans the undelivered. */
  readonly name: string
  /** Event names heard; 'every' hears all. */
  readonly to: readonly string[] | 'every'
  /** Attempts before it is parked (default 20). */
  readonly attempts: number
}

export type Subscriber = Named &
  (
    | {
        readonly side: 'inside'
        readonly work: (tx: Tx, payload: unknown, message: Message) => Promise<void>
      }
    | {
        readonly side: 'outside'
        readonly call: (outside: Outside, payload: unknown, message: Message) => Promise<void>
      }
  )

type PayloadOf<Events> = Events extends readonly EventType<infer P>[] ? P : never

const ATTEMPTS = 20

/**
 * Hear events inside the database: the work and the done mark commit together, so the effect
 * happens exactly once. Events of one stream come in order.
 */
export function subscribe<
  const Events extends readonly EventType<never>[] | readonly EventType<any>[],
>(declared: {
  name: string
  to: Events
  work: (tx: Tx, payload: PayloadOf<Events>, message: Message) => Promise<void>
  attempts?: number
}): Subscriber {
  const types = new Map(declared.to.map((type) => [type.name, type]))
  return {
    name: declared.name,
    side: 'inside',
    attempts: declared.attempts ?? ATTEMPTS,
    to: [...types.keys()],
    work: (tx, payload, message) =>
      declared.work(tx, parse(types, message.name, payload) as PayloadOf<Events>, message),
  }
}

/**
 * Hear events in order to call the world outside: the delivery is leased, the call made with
 * `message.deliveryId` as the provider's idempotency key, then marked. At least once, the
 * effect once.
 */
export function subscribeOutside<
  const Events extends readonly EventType<never>[] | readonly EventType<any>[],
>(declared: {
  name: string
  to: Events
  call: (outside: Outside, payload: PayloadOf<Events>, message: Message) => Promise<void>
  attempts?: number
}): Subscriber {
  const types = new Map(declared.to.map((type) => [type.name, type]))
  return {
    name: declared.name,
    side: 'outside',
    attempts: declared.attempts ?? ATTEMPTS,
    to: [...types.keys()],
    call: (outside, payload, message) =>
      declared.call(outside, parse(types, message.name, payload) as PayloadOf<Events>, message),
  }
}

/** Hear every event as it is written: for realtime, webhooks and insights. */
export function subscribeToAll(
  name: string,
  work: (tx: Tx, payload: unknown, message: Message) => Promise<void>,
): Subscriber {
  return { name, side: 'inside', attempts: ATTEMPTS, to: 'every', work }
}

function parse(types: ReadonlyMap<string, EventType>, name: string, payload: unknown): unknown {
  const type = types.get(name)
  if (!type) throw new Error(`a subscriber was given ${name}, which it does not hear`)
  return type.payload.parse(payload)
}
