/**
 * What a composed server knows, as far as a transaction needs it. Filled by compose; a server
 * with one product has another wiring than one with five, also within one process.
 */
export interface Wiring {
  /** Names of the subscribers of an event, in the order they were declared. */
  subscribersOf(eventName: string): readonly string[]
  /** Send a small payload to a room, now; worth nothing later. */
  push(room: string, kind: string, payload: unknown): void
  /** How a due time of our clock reads on the database's clock. */
  realTimeOf(due: Date): Date
}

/** A wiring that knows nothing: for migrations and one-off commands. */
export const EMPTY_WIRING: Wiring = {
  subscribersOf: () => [],
  push: () => {},
  realTimeOf: (due) => due,
}
