import type { z } from 'zod'
import type { Tx } from '#foundation/db'
import type { EventType, Message } from '#foundation/events'

/** Something said in a product's own words, to a room of its own. */
export interface Said {
  readonly room: string
  readonly word: string
  readonly says: unknown
}

/** A word of the client that enters rooms, or leaves them. */
export interface RoomWord {
  readonly word: string
  readonly input: z.ZodType
  /** The rooms that the one who asks may enter; none means that it is not permitted. */
  readonly rooms: (tx: Tx, input: any) => Promise<readonly string[]>
}

/** A word of the client that brings something: `work` is a use case like that of any door. */
export interface BringWord {
  readonly word: string
  readonly input: z.ZodType
  readonly permit: string
  /** How often one person may say it: `points` in `seconds`. */
  readonly limit: { readonly points: number; readonly seconds: number }
  readonly work: (tx: Tx, input: any) => Promise<unknown>
}

/** What is said when these events were told. */
export interface EventWords {
  readonly to: readonly string[]
  readonly say: (tx: Tx, payload: any, message: Message) => Promise<readonly Said[]>
}

/** What is said when something small was pushed to a room of this topic. */
export interface PushWords {
  readonly topic: string
  readonly kind: string
  readonly say: (payload: unknown) => readonly Said[]
}

/**
 * The words of one product on the common socket, beside the house's own (`join`, `told`, `pushed`).
 * A vocabulary only: who may hear what is decided by permits, as everywhere.
 */
export interface Dialect {
  readonly name: string
  /** Said to each socket as it comes in. */
  readonly greets: { readonly word: string; readonly says: (personId: string | null) => unknown }
  readonly enters: readonly RoomWord[]
  readonly leaves: readonly RoomWord[]
  readonly brings: readonly BringWord[]
  readonly events: readonly EventWords[]
  readonly pushes: readonly PushWords[]
}

export function dialect(declared: Dialect): Dialect {
  return declared
}

/** A word with which a client enters rooms. */
export function enters<Input extends z.ZodType>(
  word: string,
  input: Input,
  rooms: (tx: Tx, input: z.output<Input>) => Promise<readonly string[]>,
): RoomWord {
  return { word, input, rooms }
}

/** A word with which a client leaves rooms; leaving asks nobody. */
export function leaves<Input extends z.ZodType>(
  word: string,
  input: Input,
  rooms: (input: z.output<Input>) => readonly string[],
): RoomWord {
  return { word, input, rooms: async (_tx, asked) => rooms(asked) }
}

/** A word that brings something in. */
export function brings<Input extends z.ZodType>(
  word: string,
  input: Input,
  how: Pick<BringWord, 'permit' | 'limit'> & {
    work: (tx: Tx, input: z.output<Input>) => Promise<unknown>
  },
): BringWord {
  return { word, input, ...how }
}

/** Words for events. */
export function saysAt<const Events extends readonly EventType<any>[]>(
  to: Events,
  say: (
    tx: Tx,
    payload: Events extends readonly EventType<infer P>[] ? P : never,
    message: Message,
  ) => Promise<readonly Said[]> | readonly Said[],
): EventWords {
  return {
    to: to.map((type) => type.name),
    say: async (tx, payload, message) => say(tx, payload, message),
  }
}

/** Words for what is pushed. */
export function repeats<Payload extends z.ZodType>(
  topic: string,
  kind: string,
  payload: Payload,
  say: (payload: z.output<Payload>) => readonly Said[],
): PushWords {
  return {
    topic,
    kind,
    say: (given) => {
      const read = payload.safeParse(given)
      return read.success ? say(read.data) : []
    },
  }
}

/** The room that every socket of a person is in from the start. Nobody else can enter it. */
export function ownRoom(personId: string): string {
  return `~${personId}`
}

/** The kind under which a word travels to the sockets of every instance. */
export const SAID = 'said'
