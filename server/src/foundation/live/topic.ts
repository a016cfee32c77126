import type { Tx } from '#foundation/db'
import type { EventType, Message } from '#foundation/events'

/** A kind of room. The room's name is `<name>:<id>`. */
export interface Topic {
  readonly name: string
  /** Whether the one who asks may hear this room; joining is a permit like any other. */
  readonly permit: (tx: Tx, id: string) => Promise<boolean>
}

export function topic(declared: Topic): Topic {
  return declared
}

/** Which rooms hear an event. */
export interface Audience {
  readonly to: readonly string[]
  readonly rooms: (tx: Tx, payload: unknown, message: Message) => Promise<readonly string[]>
}

/** Say which rooms hear these events, beside the room of the event's own stream. */
export function audience<const Events extends readonly EventType<any>[]>(
  to: Events,
  rooms: (
    tx: Tx,
    payload: Events extends readonly EventType<infer P>[] ? P : never,
    message: Message,
  ) => Promise<readonly string[]> | readonly string[],
): Audience {
  return {
    to: to.map((type) => type.name),
    rooms: async (tx, payload, message) => rooms(tx, payload as never, message),
  }
}

/** Send a small payload to a room when the transaction commits: positions, typing, presence. */
export function pushAfterCommit(tx: Tx, room: string, kind: string, payload: unknown): void {
  tx.afterCommit(() => tx.wiring.push(`${tx.orgId}/${room}`, kind, payload))
}
